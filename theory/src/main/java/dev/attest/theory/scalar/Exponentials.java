package dev.attest.theory.scalar;

import org.apache.commons.math3.fraction.BigFraction;

/// Quotients of sums of c e^x with exact c and x, in one field Q(sqrt r): closed under what softmax needs at
/// rational points, with exact equality ([Exponential#sameAs]). Where another function would leave the system,
/// it declines.
public final class Exponentials implements Scalars<Exponential> {
    @Override
    public Exponential of(BigFraction value) {
        return Exponential.of(Surd.of(value));
    }

    @Override
    public Exponential pi() {
        throw new Declined("pi");
    }

    @Override
    public Exponential add(Exponential a, Exponential b) {
        if (a.denominator().equals(b.denominator())) {
            return Exponential.quotient(a.numerator().add(b.numerator()), a.denominator());
        }
        return Exponential.quotient(
                a.numerator().multiply(b.denominator()).add(b.numerator().multiply(a.denominator())),
                a.denominator().multiply(b.denominator()));
    }

    @Override
    public Exponential negate(Exponential a) {
        return Exponential.quotient(a.numerator().negate(), a.denominator());
    }

    @Override
    public Exponential multiply(Exponential a, Exponential b) {
        return Exponential.quotient(
                a.numerator().multiply(b.numerator()), a.denominator().multiply(b.denominator()));
    }

    @Override
    public Exponential divide(Exponential a, Exponential b) {
        return Exponential.quotient(
                a.numerator().multiply(b.denominator()), a.denominator().multiply(b.numerator()));
    }

    @Override
    public Exponential exp(Exponential a) {
        return Exponential.of(ExponentialSum.term(Surd.ONE, a.surd("the exponential")));
    }

    @Override
    public Exponential log(Exponential a) {
        if (sign(a) <= 0) {
            throw new Undefined("the logarithm of " + a);
        }
        ExponentialSum sum = a.numerator();
        if (!a.isSum() || !sum.isSingle() || sum.terms().firstEntry().getValue().compareTo(Surd.ONE) != 0) {
            throw new Declined("the logarithm of " + a);
        }
        return Exponential.of(sum.terms().firstKey());
    }

    @Override
    public Exponential sqrt(Exponential a) {
        Surd value = a.surd("the root");
        if (!value.isRational()) {
            throw new Declined("the root of " + a);
        }
        return Exponential.of(Surd.sqrt(value.rational()));
    }

    @Override
    public Exponential sin(Exponential a) {
        return zeroOnly(a, "the sine", BigFraction.ZERO);
    }

    @Override
    public Exponential cos(Exponential a) {
        return zeroOnly(a, "the cosine", BigFraction.ONE);
    }

    /// A turn by 0 is none, whatever the frequency.
    @Override
    public Exponential rotaryAngle(Exponential position, int pair, int width) {
        return position.numerator().isZero() ? position : Scalars.super.rotaryAngle(position, pair, width);
    }

    private Exponential zeroOnly(Exponential a, String function, BigFraction valueAtZero) {
        if (!a.numerator().isZero()) {
            throw new Declined(function + " of " + a);
        }
        return of(valueAtZero);
    }

    @Override
    public Exponential abs(Exponential a) {
        return sign(a) < 0 ? negate(a) : a;
    }

    @Override
    public Exponential min(Exponential a, Exponential b) {
        return sign(subtract(a, b)) <= 0 ? a : b;
    }

    @Override
    public Exponential max(Exponential a, Exponential b) {
        return sign(subtract(a, b)) >= 0 ? a : b;
    }

    @Override
    public int sign(Exponential a) {
        return a.numerator().signum() * a.denominator().signum();
    }

    @Override
    public Exponential signum(Exponential a) {
        return of(new BigFraction(sign(a)));
    }

    @Override
    public Exponential power(Exponential a, int exponent) {
        if (exponent < 0) {
            return divide(of(BigFraction.ONE), power(a, Math.negateExact(exponent)));
        }
        Exponential product = of(BigFraction.ONE);
        for (int i = 0; i < exponent; i++) {
            product = multiply(product, a);
        }
        return product;
    }

    @Override
    public Exponential tanh(Exponential a) {
        Exponential square = exp(add(a, a));
        Exponential one = of(BigFraction.ONE);
        return divide(subtract(square, one), add(square, one));
    }

    @Override
    public Exponential elu(Exponential a) {
        return sign(a) >= 0 ? a : subtract(exp(a), of(BigFraction.ONE));
    }
}
