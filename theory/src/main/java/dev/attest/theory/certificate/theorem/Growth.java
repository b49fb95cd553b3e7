package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Uses;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// How an expression behaves as one variable x > 0 goes to infinity, every other atom held fixed: it is
/// `coefficient x^degree` up to a factor that goes to 1, faster than every power, or smaller than every power.
///
/// @param coefficient of one strict sign, free of x; where the speed is not a power, its sign is that of the
///     expression
record Growth(Speed speed, BigFraction degree, Polynomial coefficient) {
    enum Speed {
        VANISHING,
        POWER,
        EXPLODING
    }

    /// Empty where it was not found.
    static Optional<Growth> of(Polynomial expression, Atom variable) {
        try {
            return ofSum(expression, variable);
        } catch (NormalFormException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    SignSet sign() {
        return SignAnalysis.of(coefficient);
    }

    boolean isUnbounded() {
        return speed == Speed.EXPLODING || speed == Speed.POWER && Exact.signum(degree) > 0;
    }

    /// It does not go to 0.
    boolean stays() {
        return speed == Speed.EXPLODING || speed == Speed.POWER && Exact.signum(degree) >= 0;
    }

    private static Optional<Growth> ofSum(Polynomial expression, Atom variable) {
        var parts = new ArrayList<Growth>();
        for (var term : expression.terms().entrySet()) {
            var part = ofTerm(term.getKey(), variable);
            if (part.isEmpty()) {
                return part;
            }
            parts.add(part.get().scaled(term.getValue()));
        }
        long exploding =
                parts.stream().filter(part -> part.speed == Speed.EXPLODING).count();
        if (exploding == 1) {
            return parts.stream()
                    .filter(part -> part.speed == Speed.EXPLODING)
                    .filter(part -> part.sign().isStrict())
                    .findFirst();
        }
        parts.removeIf(part -> part.speed == Speed.VANISHING);
        return exploding > 1 || parts.isEmpty() ? Optional.empty() : leading(parts);
    }

    private static Optional<Growth> leading(ArrayList<Growth> parts) {
        var highest = parts.stream().map(Growth::degree).max(BigFraction::compareTo).orElseThrow();
        var coefficient = parts.stream()
                .filter(part -> part.degree.equals(highest))
                .map(Growth::coefficient)
                .reduce(Polynomial.ZERO, Polynomial::plus);
        var growth = new Growth(Speed.POWER, highest, coefficient);
        return growth.sign().isStrict() ? Optional.of(growth) : Optional.empty();
    }

    private static Optional<Growth> ofTerm(Monomial monomial, Atom variable) {
        var speed = Speed.POWER;
        var exponent = ofExponent(monomial.exponent(), variable);
        if (exponent.isEmpty()) {
            return exponent;
        }
        speed = exponent.get().speed;
        var degree = BigFraction.ZERO;
        var coefficient = exponent.get().coefficient;
        for (var factor : monomial.powers().entrySet()) {
            var part = ofPower(factor.getKey(), factor.getValue(), variable);
            if (part.isEmpty() || part.get().speed != Speed.POWER) {
                return Optional.empty();
            }
            degree = degree.add(part.get().degree);
            coefficient = coefficient.times(part.get().coefficient);
        }
        return Optional.of(new Growth(speed, degree, coefficient));
    }

    private static Optional<Growth> ofPower(Atom atom, BigFraction power, Atom variable) {
        if (atom.equals(variable)) {
            return Optional.of(new Growth(Speed.POWER, power, Polynomial.ONE));
        }
        if (!Uses.any(atom, variable::equals)) {
            return Optional.of(new Growth(
                    Speed.POWER, BigFraction.ZERO, Polynomial.of(atom).power(power)));
        }
        if (!(atom instanceof Atom.Group group)) {
            return Optional.empty();
        }
        return ofSum(group.body(), variable)
                .filter(base -> base.speed == Speed.POWER
                        && (Exact.isWhole(power) || base.sign().equals(SignSet.POSITIVE)))
                .map(base ->
                        new Growth(Speed.POWER, base.degree.multiply(power), base.coefficient.power(power)));
    }

    /// e^p: p goes to infinity, to minus infinity, or does not change.
    private static Optional<Growth> ofExponent(Polynomial exponent, Atom variable) {
        var moving = exponent.sumOver((term, coefficient) ->
                Uses.any(term, variable::equals) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        var constant = IndexNotation.exponential(exponent.minus(moving));
        if (moving.isZero()) {
            return Optional.of(new Growth(Speed.POWER, BigFraction.ZERO, constant));
        }
        return ofSum(moving, variable)
                .filter(Growth::isUnbounded)
                .map(growth -> new Growth(
                        growth.sign().equals(SignSet.POSITIVE) ? Speed.EXPLODING : Speed.VANISHING,
                        BigFraction.ZERO,
                        constant));
    }

    private Growth scaled(BigFraction factor) {
        return new Growth(speed, degree, coefficient.scale(factor));
    }
}
