package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Predicate;
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

    static BigFraction square(BigFraction value) {
        return value.multiply(value);
    }

    /// `a^2 + b^2`.
    BigFraction squares(BigFraction a) {
        return square(a).add(square(b));
    }

    /// The least k of 1, 2, 4, ... with the condition at n = 2^k.
    static OptionalInt from(Predicate<Enclosure> condition) {
        Enclosure log = ENCLOSURES.log(Enclosure.point(2));
        for (int doubling = 0; doubling <= DOUBLINGS; doubling++) {
            if (condition.test(ENCLOSURES.multiply(Enclosure.point(1 << doubling), log))) {
                return OptionalInt.of(1 << doubling);
            }
        }
        return OptionalInt.empty();
    }

    /// Whether `a (1 - eta) - b > gamma` for every n from here on, `eta <= n^(1 - theta - a^2) + n^(1 - a^2
    /// - b^2)`, where both exponents are below 0.
    boolean fires(BigFraction a, Enclosure logN) {
        BigFraction room = a.subtract(b).subtract(gamma);
        List<Power> missing = List.of(
                new Power(a, square(a).add(theta).subtract(1)),
                new Power(a, squares(a).subtract(1)));
        return sum(missing, logN).hi() < Enclosure.of(room).lo();
    }

    /// Whether `a f + b |g| s < gamma` in every row of softmax for every n from here on: `f <= n^-p`, the
    /// own group has at most `n^-p + n^-q`, and the others have a square of at most n^-theta.
    boolean softmaxSilent(BigFraction a, Enclosure logN) {
        BigFraction p = BigFraction.ONE.subtract(squares(a));
        BigFraction q = theta.subtract(square(b));
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
    boolean linearSilent(Enclosure logN) {
        BigFraction constant = square(c);
        BigFraction special = square(a1).divide(constant);
        BigFraction group = square(b).add(constant).divide(constant);
        BigFraction one = BigFraction.ONE;
        return silent(
                new Power(a1.multiply(special.add(group)), one),
                List.of(
                        new Power(square(special), BigFraction.TWO),
                        new Power(special.multiply(group).multiply(2), theta.add(1)),
                        new Power(square(group), theta.multiply(2)),
                        new Power(one, theta)),
                rate(a0),
                logN);
    }

    /// Half the slowest of the decays.
    BigFraction rate(BigFraction a) {
        BigFraction p = BigFraction.ONE.subtract(squares(a)).multiply(2);
        BigFraction q = theta.subtract(square(b)).multiply(2);
        return Stream.of(p, q, theta).min(BigFraction::compareTo).orElseThrow().divide(2);
    }

    /// With `s^2 = 2 log(6 n) + 4 n^rate`: `n^-x s^2` falls from log n >= 1/x on.
    private boolean silent(Power special, List<Power> squares, BigFraction rate, Enclosure logN) {
        if (logN.lo() < Enclosure.of(rate.multiply(2).reciprocal()).hi()) {
            return false;
        }
        Enclosure log = ENCLOSURES.add(logN, ENCLOSURES.log(Enclosure.point(6)));
        Enclosure slow = ENCLOSURES.multiply(sum(squares, logN), ENCLOSURES.multiply(Enclosure.point(2), log));
        List<Power> slower = squares.stream()
                .map(power -> new Power(
                        power.coefficient().multiply(4), power.exponent().subtract(rate)))
                .toList();
        Enclosure deviation = ENCLOSURES.sqrt(ENCLOSURES.add(slow, sum(slower, logN)));
        Enclosure reads = ENCLOSURES.add(sum(List.of(special), logN), ENCLOSURES.multiply(ENCLOSURES.of(b), deviation));
        return reads.hi() < Enclosure.of(gamma).lo();
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
