package dev.attest.theory.separation;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import java.math.BigInteger;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/// An exact real number `sum_i r_i n^(e_i)` with rational r_i and e_i: where the scores of softmax live when a
/// logit is a rational multiple of log n.
///
/// Its sign is always decided. Exponents are reduced to [0, 1) in the smallest root of n, where powers are
/// linearly independent over the rationals (see [TokenCount]): the number is 0 only if no term is left, and a
/// number other than 0 is told from 0 by an enclosure that is narrow enough.
public final class PowerSum {
    private static final Enclosures ENCLOSURES = new Enclosures();
    private static final int FIRST_BITS = 128;

    private final TokenCount tokens;

    /// Exponent of the root in [0, 1) -> coefficient, no coefficient 0.
    private final NavigableMap<BigFraction, BigFraction> terms;

    private PowerSum(TokenCount tokens, NavigableMap<BigFraction, BigFraction> terms) {
        this.tokens = tokens;
        this.terms = Collections.unmodifiableNavigableMap(terms);
    }

    public static PowerSum rational(TokenCount tokens, BigFraction value) {
        return power(tokens, value, BigFraction.ZERO);
    }

    /// `coefficient * n^exponent`.
    public static PowerSum power(TokenCount tokens, BigFraction coefficient, BigFraction exponent) {
        BigFraction inRoot = exponent.multiply(tokens.exponent());
        BigInteger whole = floor(inRoot);
        BigFraction root = new BigFraction(BigInteger.valueOf(tokens.root()));
        var terms = new TreeMap<BigFraction, BigFraction>();
        accumulate(terms, inRoot.subtract(whole), coefficient.multiply(root.pow(whole.intValueExact())));
        return new PowerSum(tokens, terms);
    }

    public PowerSum plus(PowerSum other) {
        var sum = new TreeMap<>(terms);
        other.terms.forEach((exponent, coefficient) -> accumulate(sum, exponent, coefficient));
        return new PowerSum(tokens, sum);
    }

    public PowerSum minus(PowerSum other) {
        return plus(other.times(BigFraction.MINUS_ONE));
    }

    public PowerSum times(BigFraction factor) {
        var product = new TreeMap<BigFraction, BigFraction>();
        terms.forEach((exponent, coefficient) -> accumulate(product, exponent, coefficient.multiply(factor)));
        return new PowerSum(tokens, product);
    }

    public PowerSum times(long factor) {
        return times(new BigFraction(BigInteger.valueOf(factor)));
    }

    /// The number if it is rational.
    public Optional<BigFraction> rational() {
        if (terms.isEmpty()) {
            return Optional.of(BigFraction.ZERO);
        }
        boolean single = terms.size() == 1 && terms.firstKey().equals(BigFraction.ZERO);
        return single ? Optional.of(terms.firstEntry().getValue()) : Optional.empty();
    }

    /// Contains the number.
    public Enclosure enclosure() {
        Enclosure log = ENCLOSURES.log(ENCLOSURES.of(new BigFraction(BigInteger.valueOf(tokens.root()))));
        Enclosure sum = Enclosure.ZERO;
        for (var term : terms.entrySet()) {
            Enclosure power = ENCLOSURES.exp(ENCLOSURES.multiply(ENCLOSURES.of(term.getKey()), log));
            sum = ENCLOSURES.add(sum, ENCLOSURES.multiply(ENCLOSURES.of(term.getValue()), power));
        }
        return sum;
    }

    /// -1, 0 or 1: exact.
    public int sign() {
        if (terms.isEmpty()) {
            return 0;
        }
        if (terms.size() == 1) {
            return sign(terms.firstEntry().getValue());
        }
        Enclosure near = enclosure();
        if (near.lo() > 0 || near.hi() < 0) {
            return near.lo() > 0 ? 1 : -1;
        }
        for (int bits = FIRST_BITS; ; bits *= 2) {
            FixedPoint sum = fixed(bits);
            if (sum.lo().signum() > 0 || sum.hi().signum() < 0) {
                return sum.lo().signum();
            }
        }
    }

    private FixedPoint fixed(int bits) {
        var sum = FixedPoint.of(BigFraction.ZERO, bits);
        var log = FixedPoint.log(tokens.root(), bits);
        for (var term : terms.entrySet()) {
            var power = log.times(FixedPoint.of(term.getKey(), bits)).exp();
            sum = sum.plus(power.times(FixedPoint.of(term.getValue(), bits)));
        }
        return sum;
    }

    private static int sign(BigFraction value) {
        return value.getNumerator().signum();
    }

    private static BigInteger floor(BigFraction value) {
        var parts = value.getNumerator().divideAndRemainder(value.getDenominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    private static void accumulate(TreeMap<BigFraction, BigFraction> terms, BigFraction exponent, BigFraction value) {
        BigFraction sum = terms.getOrDefault(exponent, BigFraction.ZERO).add(value);
        if (sum.getNumerator().signum() == 0) {
            terms.remove(exponent);
        } else {
            terms.put(exponent, sum);
        }
    }

    @Override
    public String toString() {
        return terms.isEmpty()
                ? "0"
                : terms.entrySet().stream()
                        .map(term -> term.getValue() + "*" + tokens.root() + "^(" + term.getKey() + ")")
                        .collect(Collectors.joining(" + "));
    }
}
