package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// The numbers that stay as n grows, with at least n^theta groups. Bounds of what rows put where are sums of
/// powers n^-x, each of which falls as n grows; they are enclosed at n = 2^k.
record LargeN(BigFraction a0, BigFraction a1, BigFraction b, BigFraction c, BigFraction gamma, BigFraction theta)
        implements Instance<LargeN> {
    private static final Enclosures ENCLOSURES = new Enclosures();
    private static final int DOUBLINGS = 20;

    /// `coefficient n^-exponent`.
    private record Power(BigFraction coefficient, BigFraction exponent) {}

    /// `a^2 + b^2`.
    BigFraction squares(BigFraction a) {
        return Fractions.square(a).add(Fractions.square(b));
    }

    /// From which n on something is so.
    ///
    /// @param exponent n is 2 to it
    /// @param margin   by how much it is so there, above 0
    record Onset(int exponent, Enclosure margin) {}

    /// The least k of 1, 2, 4, ... where a margin, as a function of `log n`, is above 0 at n = 2^k.
    static Optional<Onset> from(UnaryOperator<Enclosure> margin) {
        Enclosure log = ENCLOSURES.log(Enclosure.point(2));
        for (int doubling = 0; doubling <= DOUBLINGS; doubling++) {
            Enclosure found = margin.apply(ENCLOSURES.multiply(Enclosure.point(1 << doubling), log));
            if (found.lo() > 0) {
                return Optional.of(new Onset(1 << doubling, found));
            }
        }
        return Optional.empty();
    }

    static Enclosure least(Enclosure one, Enclosure other) {
        return new Enclosure(Math.min(one.lo(), other.lo()), Math.min(one.hi(), other.hi()));
    }

    /// By how much `a (1 - eta) - b > gamma` at least, for every n from here on, `eta <= n^(1 - theta - a^2) +
    /// n^(1 - a^2
    /// - b^2)`, where both exponents are below 0.
    Enclosure fires(BigFraction a, Enclosure logN) {
        BigFraction room = a.subtract(b).subtract(gamma);
        List<Power> missing = List.of(
                new Power(a, Fractions.square(a).add(theta).subtract(1)),
                new Power(a, squares(a).subtract(1)));
        return ENCLOSURES.subtract(ENCLOSURES.of(room), sum(missing, logN));
    }

    /// By how much `a f + b |g| s < gamma` at least, in every row of softmax for every n from here on: `f <=
    /// n^-p`, the own group has at most `n^-p + n^-q`, and the others have a square of at most n^-theta.
    Enclosure softmaxSilent(BigFraction a, Enclosure logN) {
        BigFraction p = BigFraction.ONE.subtract(squares(a));
        BigFraction q = theta.subtract(Fractions.square(b));
        return silent(
                new Power(a, p),
                List.of(
                        new Power(BigFraction.ONE, p.multiply(2)),
                        new Power(BigFraction.TWO, p.add(q)),
                        new Power(BigFraction.ONE, q.multiply(2)),
                        new Power(BigFraction.ONE, theta)),
                rate(a),
                logN);
    }

    /// The same of linear attention: `f <= (a^2 + b^2 + c^2) / (n c^2)`, the own group has at most
    /// `(a^2/c^2) / n + ((b^2 + c^2)/c^2) n^-theta`.
    Enclosure linearSilent(Enclosure logN) {
        BigFraction constant = Fractions.square(c);
        BigFraction special = Fractions.square(a1).divide(constant);
        BigFraction group = Fractions.square(b).add(constant).divide(constant);
        BigFraction one = BigFraction.ONE;
        return silent(
                new Power(a1.multiply(special.add(group)), one),
                List.of(
                        new Power(Fractions.square(special), BigFraction.TWO),
                        new Power(special.multiply(group).multiply(2), theta.add(1)),
                        new Power(Fractions.square(group), theta.multiply(2)),
                        new Power(one, theta)),
                rate(a0),
                logN);
    }

    /// Half the slowest of the decays.
    BigFraction rate(BigFraction a) {
        BigFraction p = BigFraction.ONE.subtract(squares(a)).multiply(2);
        BigFraction q = theta.subtract(Fractions.square(b)).multiply(2);
        return Stream.of(p, q, theta).min(BigFraction::compareTo).orElseThrow().divide(2);
    }

    /// With `s^2 = 2 log(6 n) + 4 n^rate`: `n^-x s^2` falls from log n >= 1/x on; before that nothing is said.
    private Enclosure silent(Power special, List<Power> squares, BigFraction rate, Enclosure logN) {
        if (logN.lo() < Enclosure.of(rate.multiply(2).reciprocal()).hi()) {
            return Enclosure.point(-1);
        }
        Enclosure log = ENCLOSURES.add(logN, ENCLOSURES.log(Enclosure.point(6)));
        Enclosure slow = ENCLOSURES.multiply(sum(squares, logN), ENCLOSURES.multiply(Enclosure.point(2), log));
        List<Power> slower = squares.stream()
                .map(power -> new Power(
                        power.coefficient().multiply(4), power.exponent().subtract(rate)))
                .toList();
        Enclosure deviation = ENCLOSURES.sqrt(ENCLOSURES.add(slow, sum(slower, logN)));
        Enclosure reads = ENCLOSURES.add(sum(List.of(special), logN), ENCLOSURES.multiply(ENCLOSURES.of(b), deviation));
        return ENCLOSURES.subtract(ENCLOSURES.of(gamma), reads);
    }

    private static Enclosure sum(List<Power> powers, Enclosure logN) {
        return powers.stream()
                .map(power -> ENCLOSURES.multiply(
                        ENCLOSURES.of(power.coefficient()),
                        ENCLOSURES.exp(ENCLOSURES.multiply(
                                ENCLOSURES.of(power.exponent().negate()), logN))))
                .reduce(Enclosure.ZERO, ENCLOSURES::add);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("a0", ExactText.text(a0));
        data.put("a1", ExactText.text(a1));
        data.put("b", ExactText.text(b));
        data.put("c", ExactText.text(c));
        data.put("gamma", ExactText.text(gamma));
        data.put("theta", ExactText.text(theta));
        return data;
    }

    @Override
    public List<LargeN> smaller() {
        return Stream.of(
                        Fractions.simpler(a0).stream().map(a -> new LargeN(a, a1, b, c, gamma, theta)),
                        Fractions.simpler(a1).stream().map(a -> new LargeN(a0, a, b, c, gamma, theta)),
                        Fractions.simpler(c).stream().map(e -> new LargeN(a0, a1, b, e, gamma, theta)))
                .flatMap(simpler -> simpler)
                .toList();
    }
}
