package dev.attest.kernels.form;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.List;

/// `cos(a + b) = cos a cos b - sin a sin b` and `sin(a + b) = sin a cos b + cos a sin b`, with the angle `a` of
/// the row and `b` of the key.
final class AngleSum {
    private Term row = Terms.number(0);
    private Term key = Terms.number(0);

    AngleSum(Separation separation, Term.Apply function) {
        for (var summand : separation.summands(function.arguments().getFirst())) {
            boolean ofKey = !Terms.isOne(summand.key());
            if (!summand.products().isEmpty()
                    || ofKey && separation.dependence().onRow(summand.row())) {
                throw Separation.inseparable(function);
            }
            if (ofKey) {
                key = Terms.plus(key, Terms.times(summand.row(), summand.key()));
            } else {
                row = Terms.plus(row, summand.row());
            }
        }
    }

    List<Summand> cosine() {
        return List.of(
                product(Pointwise.COS, Pointwise.COS),
                product(Pointwise.SIN, Pointwise.SIN).timesRow(Terms.number(-1)));
    }

    List<Summand> sine() {
        return List.of(product(Pointwise.SIN, Pointwise.COS), product(Pointwise.COS, Pointwise.SIN));
    }

    private Summand product(Pointwise ofRow, Pointwise ofKey) {
        return new Summand(apply(ofRow, row), apply(ofKey, key), List.of());
    }

    private static Term apply(Pointwise function, Term angle) {
        return new Term.Apply(function, List.of(angle), Shape.NUMBER);
    }
}
