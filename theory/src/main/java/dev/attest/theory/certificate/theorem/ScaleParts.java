package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// A row `a_j = F s_j + G` with `F = raw + quotient / (S + offset)` and `G = constant + slope S`: a sum of the
/// score itself, the score over its sum, and the sum.
record ScaleParts(Polynomial raw, Polynomial quotient, Polynomial offset, Polynomial slope) {
    private static final Polynomial SUM = Polynomial.of(RowForm.SUM);

    /// Empty where the scale or the shift is something else.
    static Optional<ScaleParts> of(RowForm form) {
        try {
            var slope = slope(form.shift());
            return slope.isEmpty() ? Optional.empty() : ofScale(form.scale(), slope.get());
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    /// c, if the function is `c S` up to a constant.
    private static Optional<Polynomial> slope(Polynomial function) {
        var atZero = Substitution.replace(function, RowForm.SUM, Polynomial.ZERO);
        var slope = function.minus(atZero).dividedBy(SUM);
        return mentionsSum(slope) ? Optional.empty() : Optional.of(slope);
    }

    private static boolean mentionsSum(Polynomial function) {
        return Uses.any(function, RowForm.SUM::equals);
    }

    private static Optional<ScaleParts> ofScale(Polynomial scale, Polynomial slope) {
        var raw = Polynomial.ZERO;
        var quotient = Polynomial.ZERO;
        Atom divisor = RowForm.SUM;
        for (var term : scale.terms().entrySet()) {
            var whole = Polynomial.of(term.getKey(), term.getValue());
            if (!mentionsSum(whole)) {
                raw = raw.plus(whole);
                continue;
            }
            var found = divisor(term.getKey().powers());
            if (found.isEmpty() || !quotient.isZero() && !divisor.equals(found.get())) {
                return Optional.empty();
            }
            divisor = found.get();
            quotient = quotient.plus(whole.times(Polynomial.of(divisor)));
        }
        if (quotient.isZero()) {
            return Optional.of(new ScaleParts(raw, quotient, Polynomial.ZERO, slope));
        }
        var body = divisor instanceof Atom.Group group ? group.body() : Polynomial.of(divisor);
        return mentionsSum(quotient) ? Optional.empty() : ofDivisor(raw, quotient, body, slope);
    }

    /// What mentions S and stands under the power -1.
    private static Optional<Atom> divisor(Map<Atom, BigFraction> powers) {
        return powers.entrySet().stream()
                .filter(factor -> mentionsSum(Polynomial.of(factor.getKey())))
                .filter(factor -> factor.getValue().equals(BigFraction.MINUS_ONE))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<ScaleParts> ofDivisor(
            Polynomial raw, Polynomial quotient, Polynomial divisor, Polynomial slope) {
        return slope(divisor)
                .map(factor -> new ScaleParts(
                        raw,
                        quotient.dividedBy(factor),
                        Substitution.replace(divisor, RowForm.SUM, Polynomial.ZERO)
                                .dividedBy(factor),
                        slope));
    }
}
