package dev.attest.kernels.form;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import dev.attest.theory.formula.Width;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Numbers of a pair that need a vector for each pair, multiplied out into one inner product of a vector of the
/// row and a vector of the key: `|q - k|^2` becomes `<(-2 q, |q|^2, 1), (k, 1, |k|^2)>`. Exact over the reals.
/// In numbers with rounding the error is relative to `|q|^2 + |k|^2`, so nothing is multiplied out that a
/// square root, a logarithm or a quotient has to keep away from 0; and where q or k is infinite it has no
/// value.
public final class Expansion {
    private static final int MOST_SUMMANDS = 8;

    private final Dependence dependence;

    /// @param ofRows leaves that differ from row to row
    public Expansion(boolean causal, Collection<Parameter> ofRows) {
        this.dependence = new Dependence(causal);
        ofRows.forEach(dependence::belongsToRow);
    }

    /// The term itself where nothing is to be multiplied out.
    ///
    /// @param term without reductions over the keys
    public Term of(Term term) {
        return hasVectorOfPair(term) ? product(term).orElseGet(() -> inside(term)) : term;
    }

    private boolean isOfPair(Term term) {
        return dependence.onKey(term) && dependence.onRow(term);
    }

    private boolean hasVectorOfPair(Term term) {
        return isOfPair(term)
                && (!Terms.isNumber(term) || TermParts.of(term).stream().anyMatch(this::hasVectorOfPair));
    }

    private Term inside(Term term) {
        if (!(term instanceof Term.Apply(var function, var arguments, var shape)) || !Terms.isNumber(term)) {
            return term;
        }
        return switch (function) {
            case ADD, SUBTRACT, NEGATE, MULTIPLY, EXP, SIGMOID, TANH, SOFTPLUS ->
                new Term.Apply(function, arguments.stream().map(this::of).toList(), shape);
            case DIVIDE ->
                new Term.Apply(Pointwise.DIVIDE, List.of(of(arguments.getFirst()), arguments.getLast()), shape);
            default -> term;
        };
    }

    private Optional<Term> product(Term term) {
        try {
            var summands = new Separation(dependence).summands(term);
            boolean fits = summands.size() <= MOST_SUMMANDS
                    && summands.stream().allMatch(summand -> summand.products().size() <= 1);
            return fits ? Optional.of(joined(summands)) : Optional.empty();
        } catch (Refusal inseparable) {
            return Optional.empty();
        }
    }

    private static Term joined(List<Summand> summands) {
        var rows = new ArrayList<Term>();
        var keys = new ArrayList<Term>();
        for (var summand : summands) {
            boolean number = summand.products().isEmpty();
            rows.add(
                    number
                            ? summand.row()
                            : Terms.times(
                                    summand.row(), summand.products().getFirst().row()));
            keys.add(
                    number
                            ? summand.key()
                            : Terms.times(
                                    summand.key(), summand.products().getFirst().key()));
        }
        return new Term.Dot(joined(rows, keys), joined(keys, rows));
    }

    /// @param others of the same widths
    private static Term joined(List<Term> parts, List<Term> others) {
        var width = Width.of(0);
        for (int part = 0; part < parts.size(); part++) {
            width = width.plus(width(parts.get(part), others.get(part)));
        }
        return parts.size() == 1 && !Terms.isNumber(parts.getFirst())
                ? parts.getFirst()
                : new Term.Concatenation(parts, new Shape.Vector(width));
    }

    private static Width width(Term part, Term other) {
        var shape = Terms.isNumber(part) ? other.shape() : part.shape();
        return shape instanceof Shape.Vector(var width) ? width : Width.of(1);
    }
}
