package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.normal.Atom.Applied;
import dev.attest.theory.formula.normal.Atom.Group;
import dev.attest.theory.formula.normal.Atom.Kind;
import dev.attest.theory.formula.normal.Atom.Prime;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Products, powers, roots and the opaque functions, each brought to the one way in which it is written. Every
/// rule is an identity wherever both sides are defined.
final class Folding {
    private static final BigFraction TWO = new BigFraction(2);
    private static final int LARGEST_POWER = 64;
    private static final int MOST_EXPONENTS = 6;
    private static final BigInteger LARGEST_ROOTED = BigInteger.valueOf(1_000_000_000_000L);

    private Folding() {}

    static Polynomial product(Monomial left, Monomial right) {
        return fold(left.times(right));
    }

    /// Whole powers of groups multiply out; even powers of |x| become powers of x; sin² becomes 1 - cos²; whole
    /// powers of a prime become coefficients; a delta is its own square; sign³ is sign.
    static Polynomial fold(Monomial monomial) {
        for (var factor : monomial.powers().entrySet()) {
            var atom = factor.getKey();
            var power = factor.getValue();
            var kept = keptPower(atom, power);
            if (!kept.equals(power)) {
                var rest = monomial.with(atom, kept.subtract(power));
                return fold(rest).times(unfolded(atom, power.subtract(kept)));
            }
        }
        return Polynomial.of(monomial);
    }

    /// The power under which the atom stays opaque; the rest of it is rewritten.
    private static BigFraction keptPower(Atom atom, BigFraction power) {
        boolean whole = Exact.isWhole(power);
        return switch (atom) {
            case Group ignored when whole && Exact.signum(power) > 0 -> BigFraction.ZERO;
            case Applied applied when whole -> keptPower(applied.kind(), power);
            case Prime ignored -> power.subtract(new BigFraction(floor(power)));
            case Atom.Delta ignored -> BigFraction.ONE;
            default -> power;
        };
    }

    private static BigFraction keptPower(Kind kind, BigFraction power) {
        boolean odd = power.getNumerator().testBit(0);
        return switch (kind) {
            case ABS -> odd ? new BigFraction(Exact.signum(power)) : BigFraction.ZERO;
            case SIN -> power.compareTo(TWO) < 0 ? power : odd ? BigFraction.ONE : BigFraction.ZERO;
            case SIGN -> power.compareTo(TWO) <= 0 ? power : odd ? BigFraction.ONE : TWO;
            case LOG, COS -> power;
        };
    }

    private static Polynomial unfolded(Atom atom, BigFraction power) {
        return switch (atom) {
            case Group group -> power(group.body(), power);
            case Applied applied when applied.kind() == Kind.ABS -> power(applied.argument(), power);
            case Applied applied
            when applied.kind() == Kind.SIN ->
                power(Polynomial.ONE.minus(cosine(applied.argument()).power(2)), power.divide(TWO));
            case Prime prime -> {
                checkSize(power);
                yield Polynomial.of(new BigFraction(prime.value()).pow(power.intValue()));
            }
            case Atom.Delta ignored -> {
                if (Exact.signum(power) < 0) {
                    throw new NormalFormException("division by a Kronecker delta");
                }
                yield Polynomial.ONE;
            }
            default -> Polynomial.ONE;
        };
    }

    private static BigInteger floor(BigFraction value) {
        var parts = value.getNumerator().divideAndRemainder(value.getDenominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    static Polynomial power(Polynomial base, BigFraction exponent) {
        if (Exact.signum(exponent) == 0) {
            return Polynomial.ONE;
        }
        if (exponent.equals(BigFraction.ONE)) {
            return base;
        }
        checkSize(exponent);
        if (base.isZero()) {
            if (Exact.signum(exponent) < 0) {
                throw new NormalFormException("a divisor that is identically 0");
            }
            return base;
        }
        if (Exact.isWhole(exponent) && Exact.signum(exponent) > 0) {
            return repeated(base, exponent);
        }
        if (base.isSingle()) {
            return Exact.isWhole(exponent) ? wholePower(base, exponent) : rootOfSingle(base, exponent);
        }
        var content = Content.of(base, !Exact.isWhole(exponent));
        var group = Monomial.of(new TreeMap<>(Map.of(Group.of(content.primitive()), exponent)), Polynomial.ZERO);
        return power(content.content(), exponent).times(Polynomial.of(group));
    }

    private static void checkSize(BigFraction exponent) {
        if (exponent.abs().compareTo(new BigFraction(LARGEST_POWER)) > 0) {
            throw new NormalFormException("a power above " + LARGEST_POWER);
        }
    }

    private static Polynomial repeated(Polynomial base, BigFraction exponent) {
        var power = base;
        for (int i = 1; i < exponent.intValue(); i++) {
            power = power.times(base);
        }
        return power;
    }

    private static Polynomial wholePower(Polynomial base, BigFraction exponent) {
        var powers = new TreeMap<Atom, BigFraction>();
        base.first().powers().forEach((atom, power) -> powers.put(atom, power.multiply(exponent)));
        var monomial = Monomial.of(powers, base.first().exponent().scale(exponent));
        return fold(monomial).scale(base.firstCoefficient().pow(exponent.intValue()));
    }

    /// A root of one monomial: what cannot be negative leaves it, an even power leaves it as a power of |x|,
    /// the rest stays in a group.
    private static Polynomial rootOfSingle(Polynomial base, BigFraction exponent) {
        var outside = new TreeMap<Atom, BigFraction>();
        var inside = new TreeMap<Atom, BigFraction>();
        var root = numberPower(base.firstCoefficient().abs(), exponent);
        for (var factor : base.first().powers().entrySet()) {
            var atom = factor.getKey();
            var power = factor.getValue();
            if (FormSigns.of(atom, Map.of()).within(SignSet.NONNEGATIVE)) {
                outside.put(atom, power.multiply(exponent));
            } else if (Exact.isEven(power)) {
                root = root.times(power(absolute(Polynomial.of(atom)), power.multiply(exponent)));
            } else {
                inside.put(atom, power);
            }
        }
        var left = Monomial.of(outside, base.first().exponent().scale(exponent));
        root = root.times(fold(left));
        int sign = Exact.signum(base.firstCoefficient());
        if (inside.isEmpty() && sign > 0) {
            return root;
        }
        var radicand = Polynomial.of(Monomial.of(inside, Polynomial.ZERO), new BigFraction(sign));
        var group = Monomial.of(new TreeMap<>(Map.of(Group.of(radicand), exponent)), Polynomial.ZERO);
        return root.times(Polynomial.of(group));
    }

    /// A positive number to a power that is not whole, as powers of primes.
    private static Polynomial numberPower(BigFraction number, BigFraction exponent) {
        var numerator = primePowers(number.getNumerator(), exponent);
        return numerator.times(primePowers(number.getDenominator(), exponent.negate()));
    }

    private static Polynomial primePowers(BigInteger number, BigFraction exponent) {
        if (number.compareTo(LARGEST_ROOTED) > 0) {
            throw new NormalFormException("a root of a number above " + LARGEST_ROOTED);
        }
        var powers = new TreeMap<Atom, BigFraction>();
        long rest = number.longValueExact();
        for (long prime = 2; rest > 1; prime++) {
            if (prime * prime > rest) {
                prime = rest;
            }
            int count = 0;
            while (rest % prime == 0) {
                rest /= prime;
                count++;
            }
            if (count > 0) {
                powers.put(new Prime(BigInteger.valueOf(prime)), exponent.multiply(count));
            }
        }
        return fold(Monomial.of(powers, Polynomial.ZERO));
    }

    /// e^p; a logarithm in the exponent comes down as a power.
    static Polynomial exponential(Polynomial exponent) {
        var outside = Polynomial.ONE;
        var inside = Polynomial.ZERO;
        for (var term : exponent.terms().entrySet()) {
            var logarithm = soleLogarithm(term.getKey());
            if (logarithm != null) {
                outside = outside.times(power(logarithm.argument(), term.getValue()));
            } else {
                inside = inside.plus(Polynomial.of(term.getKey(), term.getValue()));
            }
        }
        return inside.isZero() ? outside : outside.times(Polynomial.of(Monomial.of(new TreeMap<>(), inside)));
    }

    private static @org.jspecify.annotations.Nullable Applied soleLogarithm(Monomial monomial) {
        boolean sole = monomial.exponent().isZero()
                && monomial.powers().size() == 1
                && monomial.powers().values().iterator().next().equals(BigFraction.ONE);
        return sole && monomial.powers().firstKey() instanceof Applied applied && applied.kind() == Kind.LOG
                ? applied
                : null;
    }

    /// log p; factors that are positive leave it.
    static Polynomial logarithm(Polynomial argument) {
        if (argument.isZero()) {
            throw new NormalFormException("the logarithm of 0");
        }
        if (!argument.isSingle()) {
            return logarithmOfSum(argument);
        }
        var sum = argument.first().exponent();
        var inside = new TreeMap<Atom, BigFraction>();
        for (var factor : argument.first().powers().entrySet()) {
            var atom = factor.getKey();
            if (FormSigns.of(atom, Map.of()).equals(SignSet.POSITIVE)) {
                var positive = atom instanceof Group group ? group.body() : Polynomial.of(atom);
                sum = sum.plus(Polynomial.of(Applied.of(Kind.LOG, positive)).scale(factor.getValue()));
            } else {
                inside.put(atom, factor.getValue());
            }
        }
        var rest = Polynomial.of(Monomial.of(inside, Polynomial.ZERO), argument.firstCoefficient());
        return rest.isOne() ? sum : sum.plus(Polynomial.of(Applied.of(Kind.LOG, rest)));
    }

    /// `log(e^a r) = a + log r` for each exponential e^a of the sum: of these, the one whose r has the shortest
    /// text, and the first of those. So `log(1 + e^-x)` is `log(1 + e^x) - x`.
    private static Polynomial logarithmOfSum(Polynomial sum) {
        Polynomial best = null;
        Polynomial logarithm = null;
        for (var exponent : exponents(sum)) {
            var rest = sum.times(Polynomial.of(Monomial.of(new TreeMap<>(), exponent.negate())));
            var content = Content.of(rest, true);
            boolean splits = !content.content().isOne()
                    && FormSigns.of(content.content()).equals(SignSet.POSITIVE);
            var inside = splits ? content.primitive() : rest;
            if (best == null || isBefore(inside, best)) {
                best = inside;
                var outside = splits ? exponent.plus(logarithm(content.content())) : exponent;
                logarithm = outside.plus(Polynomial.of(Applied.of(Kind.LOG, inside)));
            }
        }
        return java.util.Objects.requireNonNull(logarithm);
    }

    private static List<Polynomial> exponents(Polynomial sum) {
        var exponents =
                sum.terms().keySet().stream().map(Monomial::exponent).distinct().toList();
        return exponents.size() > MOST_EXPONENTS ? List.of(Polynomial.ZERO) : exponents;
    }

    private static boolean isBefore(Polynomial left, Polynomial right) {
        int longer = Integer.compare(left.text().length(), right.text().length());
        return longer == 0 ? left.text().compareTo(right.text()) < 0 : longer < 0;
    }

    static Polynomial absolute(Polynomial argument) {
        var signs = FormSigns.of(argument);
        if (signs.within(SignSet.NONNEGATIVE)) {
            return argument;
        }
        if (signs.within(SignSet.NONPOSITIVE)) {
            return argument.negate();
        }
        if (argument.isSingle()) {
            return absoluteOfSingle(argument);
        }
        var content = Content.of(argument, true);
        var primitive = content.primitive();
        boolean flip = Exact.signum(primitive.firstCoefficient()) < 0;
        return content.content().times(Polynomial.of(Applied.of(Kind.ABS, flip ? primitive.negate() : primitive)));
    }

    private static Polynomial absoluteOfSingle(Polynomial argument) {
        var powers = new TreeMap<Atom, BigFraction>();
        for (var factor : argument.first().powers().entrySet()) {
            var atom = factor.getKey();
            boolean cannotBeNegative = FormSigns.of(atom, Map.of()).within(SignSet.NONNEGATIVE)
                    || Exact.isEven(factor.getValue())
                    || !Exact.isWhole(factor.getValue());
            var kept = cannotBeNegative ? atom : Applied.of(Kind.ABS, Polynomial.of(atom));
            powers.merge(kept, factor.getValue(), BigFraction::add);
        }
        var monomial = Monomial.of(powers, argument.first().exponent());
        return fold(monomial).scale(argument.firstCoefficient().abs());
    }

    static Polynomial sign(Polynomial argument) {
        var signs = FormSigns.of(argument);
        if (signs.equals(SignSet.ZERO) || signs.isStrict()) {
            return Polynomial.of(signs.equals(SignSet.ZERO) ? 0 : signs.equals(SignSet.POSITIVE) ? 1 : -1);
        }
        var primitive = argument.scale(argument.firstCoefficient().abs().reciprocal());
        return Exact.signum(primitive.firstCoefficient()) < 0
                ? Polynomial.of(Applied.of(Kind.SIGN, primitive.negate())).negate()
                : Polynomial.of(Applied.of(Kind.SIGN, primitive));
    }

    static Polynomial sine(Polynomial argument) {
        return Trigonometry.of(argument, true);
    }

    static Polynomial cosine(Polynomial argument) {
        return Trigonometry.of(argument, false);
    }

    static Polynomial maximum(Polynomial left, Polynomial right) {
        return left.plus(right).plus(absolute(left.minus(right))).scale(BigFraction.ONE_HALF);
    }

    static Polynomial relu(Polynomial argument) {
        return argument.plus(absolute(argument)).scale(BigFraction.ONE_HALF);
    }
}
