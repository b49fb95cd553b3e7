package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// What a causal row does on the inputs 1, 11, 111, ...: all keys and queries are the same, so that the output
/// is `R(n) v` with R the sum of the row.
///
/// If R is made of n and constants by `+ * /`, exp, log, absolute values and real powers, and of geometric sums
/// over the keys, it lies in a Hardy field: `R(n) w.v - c` keeps one sign, or is 0, from some n on. The parity
/// of 1, 11, 111, ... does not. If the row knows n through the lag alone and falls exponentially with it, R(n)
/// tends to a number, and the output stays within any distance of one side or of the threshold.
public final class ConstantInputTheorem {
    private ConstantInputTheorem() {}

    /// The output keeps its side of every threshold from some length on, or tends to a number.
    public static boolean settles(Mechanism mechanism, NormalForm causal) {
        var row = onConstantInput(causal.weight());
        var sum = NormalForm.sumOverKeys(row);
        return NormalForm.same(causal.rowSum(), Polynomial.ONE)
                || isOfHardyField(sum)
                || LagTheorem.isSummable(mechanism, row);
    }

    /// The same, read off the text, which may have inverses of matrices: with equal tokens and no positions, a
    /// sum over keys is n times its body, a maximum or mean is its body, a row of softmax or entmax is 1/n.
    public static boolean settles(Term weight) {
        return TextPositions.none(weight) && isOfHardyField(weight);
    }

    private static boolean isOfHardyField(Term term) {
        boolean turns = term instanceof Term.Rotary
                || term instanceof Term.Apply apply
                        && (apply.function() == Pointwise.SIN || apply.function() == Pointwise.COS);
        return (!turns || isFixed(term)) && TermParts.of(term).stream().allMatch(ConstantInputTheorem::isOfHardyField);
    }

    /// Does not know n.
    private static boolean isFixed(Term term) {
        return switch (term) {
            case Term.KeyCount ignored -> false;
            case Term.QueryPosition ignored -> false;
            case Term.OverKeys ignored -> false;
            case Term.Softmax ignored -> false;
            case Term.Entmax ignored -> false;
            default -> TermParts.of(term).stream().allMatch(ConstantInputTheorem::isFixed);
        };
    }

    /// Every token is one token.
    private static Polynomial onConstantInput(Polynomial weight) {
        return Substitution.replace(weight, atom -> switch (atom) {
            case Atom.KeyEntry entry ->
                Optional.of(Polynomial.of(new Atom.Symbol("$k", List.of(entry.index()), SignSet.ANY)));
            case Atom.InputEntry input ->
                Optional.of(Polynomial.of(new Atom.Symbol("$" + input.name(), input.indices(), input.signs())));
            default -> Optional.empty();
        });
    }

    /// As a function of n, with coordinates and everything else held fixed.
    private static boolean isOfHardyField(Polynomial function) {
        return function.terms().keySet().stream().allMatch(ConstantInputTheorem::isOfHardyField);
    }

    private static boolean isOfHardyField(Monomial monomial) {
        return monomial.powers().keySet().stream().allMatch(ConstantInputTheorem::isOfHardyField)
                && isOfHardyField(monomial.exponent());
    }

    private static boolean isOfHardyField(Atom atom) {
        return switch (atom) {
            case Atom.QueryEntry ignored -> true;
            case Atom.Symbol ignored -> true;
            case Atom.Prime ignored -> true;
            case Atom.Delta ignored -> true;
            case Atom.Applied applied -> applied(applied);
            case Atom.Group group -> isOfHardyField(group.body());
            case Atom.Bound bound -> bound.overKeys() ? isGeometric(bound) : isOfHardyField(bound.body());
            case Atom.KeyEntry ignored -> false;
            case Atom.KeyPosition ignored -> false;
            case Atom.InputEntry ignored -> false;
            case Atom.GridPlace ignored -> false;
            case Atom.Rotation ignored -> false;
            case Atom.Prefix ignored -> false;
            case Atom.SparseRow ignored -> false;
        };
    }

    private static boolean applied(Atom.Applied applied) {
        return switch (applied.kind()) {
            case ABS, SIGN, LOG -> isOfHardyField(applied.argument());
            case SIN, COS -> isFixed(applied.argument());
        };
    }

    private static boolean isFixed(Polynomial argument) {
        return isOfHardyField(argument)
                && !Uses.any(
                        argument,
                        atom -> atom instanceof Atom.Symbol symbol && isLength(symbol)
                                || atom instanceof Atom.Bound bound && bound.overKeys());
    }

    private static boolean isLength(Atom.Symbol symbol) {
        return symbol.name().equals("n") || symbol.name().equals("i");
    }

    /// The sum over l < n of a constant times a whole power of l times `e^(c l)`, which has a closed form.
    private static boolean isGeometric(Atom.Bound sum) {
        return sum.binder() == Atom.Binder.SUM
                && sum.body().terms().keySet().stream().allMatch(monomial -> isGeometric(monomial, sum.index()));
    }

    private static boolean isGeometric(Monomial monomial, String key) {
        var position = new Atom.KeyPosition(key);
        boolean powers = monomial.powers().entrySet().stream()
                .allMatch(factor -> factor.getKey().equals(position)
                        ? Exact.isWhole(factor.getValue()) && Exact.signum(factor.getValue()) > 0
                        : isOfHardyField(factor.getKey()));
        return powers && monomial.exponent().terms().keySet().stream().allMatch(term -> isLinear(term, position));
    }

    /// Free of the position, or the position times what is free of it.
    private static boolean isLinear(Monomial term, Atom.KeyPosition position) {
        return isOfHardyField(term.exponent())
                && term.powers().entrySet().stream()
                        .allMatch(factor -> factor.getKey().equals(position)
                                ? factor.getValue().equals(BigFraction.ONE)
                                : isOfHardyField(factor.getKey()));
    }
}
