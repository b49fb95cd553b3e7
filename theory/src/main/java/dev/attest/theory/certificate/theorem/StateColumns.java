package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.Powers;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.StateUpdate;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A state with a row for each channel of the values, `s_j = s_(j-1) T_j + v_j y_j`: its coefficients `y_j
/// T_(j+1) ... T_n` make the matrix A(K), one row for each key. Its entries are analytic functions of the
/// keys, but perhaps where a key is 0. So if A has rank d for one K of n keys, it has for almost every one.
final class StateColumns {
    private static final Homogeneity IN_KEY = Homogeneity.inKey();
    private static final String AXIS = "b1";

    private StateColumns() {}

    /// For every n >= d, and all inputs in their ranges, some K of n keys gives A rank d.
    static boolean areIndependent(StateUpdate update) {
        return isAnalytic(update.entry())
                && update.domain().stream().allMatch(StateColumns::isMetOffZero)
                && (keepsColumnsApart(update) || writesOneColumn(update));
    }

    private static boolean isMetOffZero(Domain.Requirement requirement) {
        var expression = requirement.expression();
        return !Uses.any(expression, Atom.KeyEntry.class::isInstance)
                || requirement.need().isMetBy(SignAnalysis.of(IN_KEY.ofRadius(expression)));
    }

    private static boolean isAnalytic(Polynomial entry) {
        var ofRadius = IN_KEY.ofRadius(entry);
        boolean kinked = Uses.any(
                ofRadius,
                atom -> atom instanceof Atom.Bound bound && bound.binder() == Atom.Binder.MAX
                        || atom instanceof Atom.Applied applied
                                && (applied.kind() == Atom.Kind.ABS || applied.kind() == Atom.Kind.SIGN)
                        || atom instanceof Atom.Prefix
                        || atom instanceof Atom.SparseRow);
        return !kinked
                && Calculus.isContinuous(ofRadius)
                && Powers.all(
                        ofRadius,
                        (atom, power) -> Exact.isWhole(power)
                                || !Uses.any(atom, Atom.KeyEntry.class::isInstance)
                                || SignAnalysis.isPositive(Polynomial.of(atom)));
    }

    /// T_j is diagonal without zeros, whatever the key, and the entries of y_j are functions of the entries
    /// of k_j that are independent. The row of A for the key j is y_j times a diagonal matrix that later keys
    /// make: key by key, from the last one on, it can be chosen outside the span of the rows after it.
    private static boolean keepsColumnsApart(StateUpdate update) {
        return transition(update, update.entry(), StateUpdate.COLUMN).isPresent()
                && Independence.holds(
                        List.of(new FeatureBlock(
                                List.of(StateUpdate.COLUMN),
                                List.of("d"),
                                Polynomial.ONE,
                                written(update, update.entry()))),
                        false,
                        points());
    }

    private static List<BigFraction> points() {
        return IntStream.rangeClosed(1, 2).mapToObj(BigFraction::new).toList();
    }

    /// The column b that the key e_b writes: it takes the value there, times a number that is not 0, and
    /// multiplies each other column by a number that is not 0. So if the last d keys are e_1 ... e_d, their
    /// rows of A are a diagonal matrix without zeros.
    private static boolean writesOneColumn(StateUpdate update) {
        var atAxis = Substitution.replace(
                update.entry(),
                atom -> atom instanceof Atom.KeyEntry entry && entry.key().equals(Atom.HERE)
                        ? Optional.of(Binders.delta(entry.index(), AXIS))
                        : Optional.empty());
        var elsewhere = Substitution.replace(
                atAxis,
                atom -> atom instanceof Atom.Delta delta && delta.equals(onAxis())
                        ? Optional.of(Polynomial.ZERO)
                        : Optional.empty());
        var there = Substitution.rename(atAxis, StateUpdate.COLUMN, AXIS);
        return !Uses.any(elsewhere, Atom.Delta.class::isInstance)
                && written(update, elsewhere).isZero()
                && transition(update, elsewhere, StateUpdate.COLUMN).isPresent()
                && !Uses.any(there, Atom.Delta.class::isInstance)
                && SignAnalysis.of(written(update, there)).isStrict();
    }

    private static Atom onAxis() {
        return Binders.delta(StateUpdate.COLUMN, AXIS).first().powers().firstKey();
    }

    /// The number of one strict sign by which the entry multiplies the old one in that column; empty where old
    /// entries come in in another way.
    private static Optional<Polynomial> transition(StateUpdate update, Polynomial entry, String column) {
        var kept = entry.sumOver((monomial, coefficient) ->
                Uses.any(monomial, update::isOld) ? Polynomial.of(monomial, coefficient) : Polynomial.ZERO);
        var factor = kept.dividedBy(Polynomial.of(update.old(column)));
        boolean plain = !Uses.any(factor, update::isOld)
                && !Uses.any(factor, StateUpdate.VALUE::equals)
                && SignAnalysis.of(IN_KEY.ofRadius(factor)).isStrict();
        return plain ? Optional.of(factor) : Optional.empty();
    }

    /// The factor of the value in the entry, if what has no old entry is a multiple of the value; otherwise 0.
    private static Polynomial written(StateUpdate update, Polynomial entry) {
        var fresh = entry.sumOver((monomial, coefficient) ->
                Uses.any(monomial, update::isOld) ? Polynomial.ZERO : Polynomial.of(monomial, coefficient));
        var factor = fresh.dividedBy(Polynomial.of(StateUpdate.VALUE));
        return Uses.any(factor, StateUpdate.VALUE::equals) ? Polynomial.ZERO : factor;
    }
}
