package dev.attest.theory.separation;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import java.math.BigInteger;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// An exact real number `sum_i r_i log x_i` with rational r_i and rational x_i > 0: where the scores of linear
/// attention live when logits are logarithms. Its sign is always decided: the number is 0 exactly when
/// `prod_i x_i^(r_i) = 1`, which is a matter of whole numbers, and otherwise an enclosure tells it from 0.
final class LogSum {
    private static final Enclosures ENCLOSURES = new Enclosures();
    private static final int FIRST_BITS = 128;

    /// `factor * log argument`.
    record Term(BigFraction factor, BigFraction argument) {}

    private LogSum() {}

    /// -1, 0 or 1: exact.
    static int sign(List<Term> terms) {
        Enclosure near = enclosure(terms);
        if (near.lo() > 0 || near.hi() < 0) {
            return near.lo() > 0 ? 1 : -1;
        }
        for (int bits = FIRST_BITS; ; bits *= 2) {
            FixedPoint sum = fixed(terms, bits);
            if (sum.lo().signum() > 0 || sum.hi().signum() < 0) {
                return sum.lo().signum();
            }
            if (bits == FIRST_BITS && isZero(terms)) {
                return 0;
            }
        }
    }

    static Enclosure enclosure(List<Term> terms) {
        Enclosure sum = Enclosure.ZERO;
        for (var term : terms) {
            Enclosure log = ENCLOSURES.log(ENCLOSURES.of(term.argument()));
            sum = ENCLOSURES.add(sum, ENCLOSURES.multiply(ENCLOSURES.of(term.factor()), log));
        }
        return sum;
    }

    private static FixedPoint fixed(List<Term> terms, int bits) {
        FixedPoint sum = FixedPoint.of(BigFraction.ZERO, bits);
        for (var term : terms) {
            BigFraction argument = term.argument();
            FixedPoint log = FixedPoint.log(argument.getNumerator().longValueExact(), bits)
                    .minus(FixedPoint.log(argument.getDenominator().longValueExact(), bits));
            sum = sum.plus(log.times(FixedPoint.of(term.factor(), bits)));
        }
        return sum;
    }

    private static boolean isZero(List<Term> terms) {
        BigInteger common = terms.stream()
                .map(term -> term.factor().getDenominator())
                .reduce(BigInteger.ONE, (one, other) -> one.multiply(other.divide(one.gcd(other))));
        BigInteger above = BigInteger.ONE;
        BigInteger below = BigInteger.ONE;
        for (var term : terms) {
            int power = term.factor().multiply(common).getNumerator().intValueExact();
            BigFraction argument = power < 0 ? term.argument().reciprocal() : term.argument();
            above = above.multiply(argument.getNumerator().pow(Math.abs(power)));
            below = below.multiply(argument.getDenominator().pow(Math.abs(power)));
        }
        return above.equals(below);
    }
}
