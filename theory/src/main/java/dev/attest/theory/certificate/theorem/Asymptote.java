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
record Asymptote(Speed speed, BigFraction degree, Polynomial coefficient) {
    enum Speed {
        VANISHING,
        POWER,
        EXPLODING
    }

    /// Empty where it was not found.
    static Optional<Asymptote> of(Polynomial expression, Atom variable) {
        try {
            var asymptote = ofSum(expression, variable);
            return asymptote.isPresent() ? asymptote : ofLogarithm(expression, variable);
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

    private static Optional<Asymptote> ofSum(Polynomial expression, Atom variable) {
        var parts = new ArrayList<Asymptote>();
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
        if (parts.size() == 1 && parts.getFirst().speed == Speed.VANISHING) {
            return Optional.of(parts.getFirst());
        }
        parts.removeIf(part -> part.speed == Speed.VANISHING);
        return exploding > 1 || parts.isEmpty() ? Optional.empty() : leading(parts);
    }

    private static Optional<Asymptote> leading(ArrayList<Asymptote> parts) {
        var highest = parts.stream()
                .map(Asymptote::degree)
                .max(BigFraction::compareTo)
                .orElseThrow();
        var coefficient = parts.stream()
                .filter(part -> part.degree.equals(highest))
                .map(Asymptote::coefficient)
                .reduce(Polynomial.ZERO, Polynomial::plus);
        var growth = new Asymptote(Speed.POWER, highest, coefficient);
        return growth.sign().isStrict() ? Optional.of(growth) : Optional.empty();
    }

    private static Optional<Asymptote> ofTerm(Monomial monomial, Atom variable) {
        var product = ofExponent(monomial.exponent(), variable);
        for (var factor : monomial.powers().entrySet()) {
            var part = ofPower(factor.getKey(), factor.getValue(), variable);
            product = product.flatMap(first -> part.flatMap(first::times));
        }
        return product;
    }

    /// Empty where one vanishes and the other explodes.
    private Optional<Asymptote> times(Asymptote other) {
        if (speed != other.speed && speed != Speed.POWER && other.speed != Speed.POWER) {
            return Optional.empty();
        }
        var faster = speed == Speed.POWER ? other.speed : speed;
        return Optional.of(new Asymptote(faster, degree.add(other.degree), coefficient.times(other.coefficient)));
    }

    private static Optional<Asymptote> ofPower(Atom atom, BigFraction power, Atom variable) {
        if (atom.equals(variable)) {
            return Optional.of(new Asymptote(Speed.POWER, power, Polynomial.ONE));
        }
        if (!Uses.any(atom, variable::equals)) {
            return Optional.of(new Asymptote(
                    Speed.POWER, BigFraction.ZERO, Polynomial.of(atom).power(power)));
        }
        if (!(atom instanceof Atom.Group group)) {
            return Optional.empty();
        }
        return ofSum(group.body(), variable)
                .filter(base -> base.speed == Speed.POWER
                        && (Exact.isWhole(power) || base.sign().equals(SignSet.POSITIVE)))
                .map(base -> new Asymptote(Speed.POWER, base.degree.multiply(power), base.coefficient.power(power)));
    }

    /// `c log A + p` is c r, with `A e^(p/c) = 1 + r`, up to a factor that goes to 1, where r goes to 0 faster
    /// than every power.
    private static Optional<Asymptote> ofLogarithm(Polynomial expression, Atom variable) {
        for (var term : expression.terms().entrySet()) {
            var logarithm = logarithm(term.getKey());
            if (logarithm.isPresent()) {
                var rest = expression
                        .minus(Polynomial.of(term.getKey(), term.getValue()))
                        .scale(term.getValue().reciprocal());
                var raised = logarithm.get().times(IndexNotation.exponential(rest));
                return ofSum(raised.minus(Polynomial.ONE), variable)
                        .filter(it -> it.speed == Speed.VANISHING)
                        .map(it -> it.scaled(term.getValue()));
            }
        }
        return Optional.empty();
    }

    /// A, if the term is log A.
    private static Optional<Polynomial> logarithm(Monomial term) {
        boolean sole = term.exponent().isZero() && term.powers().size() == 1;
        return sole
                        && term.power(term.powers().firstKey()).equals(BigFraction.ONE)
                        && term.powers().firstKey() instanceof Atom.Applied applied
                        && applied.kind() == Atom.Kind.LOG
                ? Optional.of(applied.argument())
                : Optional.empty();
    }

    /// e^p: p goes to infinity, to minus infinity, or does not change.
    private static Optional<Asymptote> ofExponent(Polynomial exponent, Atom variable) {
        var moving = exponent.sumOver((term, coefficient) ->
                Uses.any(term, variable::equals) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        var constant = IndexNotation.exponential(exponent.minus(moving));
        if (moving.isZero()) {
            return Optional.of(new Asymptote(Speed.POWER, BigFraction.ZERO, constant));
        }
        return ofSum(moving, variable)
                .filter(Asymptote::isUnbounded)
                .map(growth -> new Asymptote(
                        growth.sign().equals(SignSet.POSITIVE) ? Speed.EXPLODING : Speed.VANISHING,
                        BigFraction.ZERO,
                        constant));
    }

    private Asymptote scaled(BigFraction factor) {
        return new Asymptote(speed, degree, coefficient.scale(factor));
    }
}
