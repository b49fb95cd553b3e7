package dev.attest.kernels.form;

import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.function.UnaryOperator;

/// `number row key`, entry by entry: one term of a vector that is split between row and key. The factor
/// [Terms#ONE] stands for a vector of ones.
record VectorSummand(Summand number, Term row, Term key) {
    static VectorSummand ofRow(Term vector) {
        return new VectorSummand(new Summand(Terms.ONE, Terms.ONE, List.of()), vector, Terms.ONE);
    }

    static VectorSummand ofKey(Term vector) {
        return new VectorSummand(new Summand(Terms.ONE, Terms.ONE, List.of()), Terms.ONE, vector);
    }

    /// A number that stands for each entry.
    static VectorSummand constant(Summand number) {
        return new VectorSummand(number, Terms.ONE, Terms.ONE);
    }

    VectorSummand times(VectorSummand other) {
        return new VectorSummand(number.times(other.number), Terms.times(row, other.row), Terms.times(key, other.key));
    }

    VectorSummand negated() {
        return new VectorSummand(number.timesRow(Terms.number(-1)), row, key);
    }

    boolean hasRow() {
        return !Terms.isOne(row);
    }

    boolean hasKey() {
        return !Terms.isOne(key);
    }

    /// With a linear map on whichever vector is there.
    VectorSummand mapped(UnaryOperator<Term> map) {
        return new VectorSummand(number, hasRow() ? map.apply(row) : row, hasKey() ? map.apply(key) : key);
    }
}
