package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Exact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// A polynomial in one variable with exact coefficients, lowest degree first, and the number of its real roots
/// by Sturm's theorem.
final class RationalPolynomial {
    private final BigFraction[] coefficients;

    RationalPolynomial(BigFraction... coefficients) {
        int length = coefficients.length;
        while (length > 0 && Exact.signum(coefficients[length - 1]) == 0) {
            length--;
        }
        this.coefficients = Arrays.copyOf(coefficients, length);
    }

    boolean isZero() {
        return coefficients.length == 0;
    }

    int degree() {
        return coefficients.length - 1;
    }

    private BigFraction leading() {
        return coefficients[degree()];
    }

    BigFraction at(BigFraction x) {
        var value = BigFraction.ZERO;
        for (int i = degree(); i >= 0; i--) {
            value = value.multiply(x).add(coefficients[i]);
        }
        return value;
    }

    RationalPolynomial derivative() {
        var derivative = new BigFraction[Math.max(0, degree())];
        for (int i = 0; i < derivative.length; i++) {
            derivative[i] = coefficients[i + 1].multiply(i + 1);
        }
        return new RationalPolynomial(derivative);
    }

    /// Quotient and remainder.
    private RationalPolynomial[] divide(RationalPolynomial divisor) {
        var rest = coefficients.clone();
        var quotient = new BigFraction[Math.max(0, degree() - divisor.degree() + 1)];
        for (int i = quotient.length - 1; i >= 0; i--) {
            quotient[i] = rest[i + divisor.degree()].divide(divisor.leading());
            for (int j = 0; j <= divisor.degree(); j++) {
                rest[i + j] = rest[i + j].subtract(quotient[i].multiply(divisor.coefficients[j]));
            }
        }
        return new RationalPolynomial[] {new RationalPolynomial(quotient), new RationalPolynomial(rest)};
    }

    private RationalPolynomial negate() {
        return new RationalPolynomial(
                Arrays.stream(coefficients).map(BigFraction::negate).toArray(BigFraction[]::new));
    }

    private RationalPolynomial gcd(RationalPolynomial other) {
        var a = this;
        var b = other;
        while (!b.isZero()) {
            var remainder = a.divide(b)[1];
            a = b;
            b = remainder;
        }
        return a;
    }

    /// This polynomial without its roots of even multiplicity and with each other root once: it has the same
    /// sign up to those even roots, where it is not negative times a square.
    RationalPolynomial oddPart() {
        var odd = new RationalPolynomial(BigFraction.ONE);
        boolean takes = true;
        var current = this;
        while (current.degree() > 0) {
            var shared = current.gcd(current.derivative());
            var distinct = current.divide(shared)[0];
            var deeper = shared.degree() > 0 ? shared.divide(shared.gcd(shared.derivative()))[0] : shared;
            if (takes) {
                odd = odd.times(shared.degree() > 0 ? distinct.divide(deeper)[0] : distinct);
            }
            takes = !takes;
            current = shared;
        }
        return odd;
    }

    private RationalPolynomial times(RationalPolynomial other) {
        var product = new BigFraction[coefficients.length + other.coefficients.length];
        Arrays.fill(product, BigFraction.ZERO);
        for (int i = 0; i < coefficients.length; i++) {
            for (int j = 0; j < other.coefficients.length; j++) {
                product[i + j] = product[i + j].add(coefficients[i].multiply(other.coefficients[j]));
            }
        }
        return new RationalPolynomial(product);
    }

    /// The number of distinct real roots; of positive ones if `positiveOnly`.
    int roots(boolean positiveOnly) {
        var chain = sturmChain();
        return changes(chain, positiveOnly ? 0 : -1) - changes(chain, 1);
    }

    private List<RationalPolynomial> sturmChain() {
        var chain = new ArrayList<RationalPolynomial>();
        chain.add(this);
        var next = derivative();
        while (!next.isZero()) {
            chain.add(next);
            next = chain.get(chain.size() - 2).divide(next)[1].negate();
        }
        return chain;
    }

    /// Sign changes along the chain at -infinity (-1), just above 0 (0) or at +infinity (1).
    private static int changes(List<RationalPolynomial> chain, int where) {
        int changes = 0;
        int before = 0;
        for (var polynomial : chain) {
            int sign = polynomial.signAt(where);
            if (sign != 0 && before != 0 && sign != before) {
                changes++;
            }
            before = sign == 0 ? before : sign;
        }
        return changes;
    }

    private int signAt(int where) {
        if (where == 0) {
            return Arrays.stream(coefficients)
                    .mapToInt(Exact::signum)
                    .filter(sign -> sign != 0)
                    .findFirst()
                    .orElse(0);
        }
        int sign = Exact.signum(leading());
        return where < 0 && degree() % 2 != 0 ? -sign : sign;
    }
}
