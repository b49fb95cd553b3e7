package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.FormSigns;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Exponentials whose exponents are whole multiples of one, e, as powers of one variable: `e^e > 0`, or `1 + z`
/// with `z >= 0` where e is not negative.
final class ExponentialPowers {
    private static final Atom.Symbol POWER = new Atom.Symbol("$e", List.of(), SignSet.POSITIVE);
    private static final Atom.Symbol EXCESS = new Atom.Symbol("$e", List.of(), SignSet.NONNEGATIVE);
    private static final int HIGHEST = 16;

    private ExponentialPowers() {}

    /// The polynomial times a positive factor. Empty where the exponents have no common measure.
    static Optional<Polynomial> of(Polynomial polynomial) {
        return polynomial.terms().keySet().stream()
                .map(Monomial::exponent)
                .filter(exponent -> !exponent.isZero())
                .map(exponent -> FormSigns.of(exponent).within(SignSet.NONPOSITIVE) ? exponent.negate() : exponent)
                .flatMap(base -> inPowersOf(base, polynomial).stream())
                .findFirst();
    }

    private static Optional<Polynomial> inPowersOf(Polynomial base, Polynomial polynomial) {
        int lowest = 0;
        for (var monomial : polynomial.terms().keySet()) {
            var power = multiple(monomial.exponent(), base);
            if (power.isEmpty()) {
                return Optional.empty();
            }
            lowest = Math.min(lowest, power.get());
        }
        int shift = lowest;
        boolean atLeastOne = FormSigns.of(base).within(SignSet.NONNEGATIVE);
        var variable = atLeastOne ? Polynomial.of(EXCESS).plus(Polynomial.ONE) : Polynomial.of(POWER);
        return Optional.of(polynomial.sumOver((monomial, coefficient) -> {
            int power = multiple(monomial.exponent(), base).orElseThrow() - shift;
            var rest = Polynomial.product(new TreeMap<>(monomial.powers()), Polynomial.ZERO);
            return rest.times(power == 0 ? Polynomial.ONE : variable.power(power))
                    .scale(coefficient);
        }));
    }

    /// The whole number by which the base has to be multiplied.
    private static Optional<Integer> multiple(Polynomial exponent, Polynomial base) {
        if (exponent.isZero()) {
            return Optional.of(0);
        }
        var ratio =
                exponent.terms().getOrDefault(base.first(), BigFraction.ZERO).divide(base.firstCoefficient());
        boolean whole = Exact.isWhole(ratio)
                && ratio.abs().compareTo(new BigFraction(HIGHEST)) <= 0
                && base.scale(ratio).equals(exponent);
        return whole ? Optional.of(ratio.intValue()) : Optional.empty();
    }
}
