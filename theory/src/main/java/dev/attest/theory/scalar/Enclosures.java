package dev.attest.theory.scalar;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;

/// Interval arithmetic with outward rounding: the result encloses the value at every choice of numbers in the
/// arguments. A function that is not defined at every such choice is [Undefined] if it is defined at none, and
/// declined otherwise.
public final class Enclosures implements Scalars<Enclosure> {
    /// Below pi: the least distance of two extrema of sin, or of cos, is more than this.
    private static final double LESS_THAN_PI = 3;

    private static final int BISECTIONS = 100;

    @Override
    public Enclosure of(BigFraction value) {
        return Enclosure.of(value);
    }

    /// Math.PI = 3.14159265358979311... is the double below pi = 3.14159265358979323...
    @Override
    public Enclosure pi() {
        return new Enclosure(Math.PI, Math.nextUp(Math.PI));
    }

    @Override
    public Enclosure add(Enclosure a, Enclosure b) {
        return new Enclosure(Directed.addDown(a.lo(), b.lo()), Directed.addUp(a.hi(), b.hi()));
    }

    @Override
    public Enclosure negate(Enclosure a) {
        return new Enclosure(-a.hi(), -a.lo());
    }

    @Override
    public Enclosure multiply(Enclosure a, Enclosure b) {
        double lo = Math.min(
                Math.min(Directed.multiplyDown(a.lo(), b.lo()), Directed.multiplyDown(a.lo(), b.hi())),
                Math.min(Directed.multiplyDown(a.hi(), b.lo()), Directed.multiplyDown(a.hi(), b.hi())));
        double hi = Math.max(
                Math.max(Directed.multiplyUp(a.lo(), b.lo()), Directed.multiplyUp(a.lo(), b.hi())),
                Math.max(Directed.multiplyUp(a.hi(), b.lo()), Directed.multiplyUp(a.hi(), b.hi())));
        return new Enclosure(lo, hi);
    }

    @Override
    public Enclosure divide(Enclosure a, Enclosure b) {
        return switch (sign(b, "division by ")) {
            case 0 -> throw new Undefined("division by 0");
            case -1 -> divideByPositive(negate(a), negate(b));
            default -> divideByPositive(a, b);
        };
    }

    @Override
    public Enclosure exp(Enclosure a) {
        return increasing(a, Elementary::exp);
    }

    @Override
    public Enclosure log(Enclosure a) {
        if (a.hi() <= 0) {
            throw new Undefined("log of " + a);
        }
        if (a.lo() <= 0) {
            throw new Declined("log of " + a);
        }
        return increasing(a, Elementary::log);
    }

    @Override
    public Enclosure sqrt(Enclosure a) {
        if (a.hi() < 0) {
            throw new Undefined("sqrt of " + a);
        }
        if (a.lo() < 0) {
            throw new Declined("sqrt of " + a);
        }
        return new Enclosure(Directed.rootDown(a.lo()), Directed.rootUp(a.hi()));
    }

    @Override
    public Enclosure sin(Enclosure a) {
        return wave(a, Elementary::sin, StrictMath::cos);
    }

    @Override
    public Enclosure cos(Enclosure a) {
        return wave(a, Elementary::cos, x -> -StrictMath.sin(x));
    }

    @Override
    public Enclosure tanh(Enclosure a) {
        return increasing(a, Elementary::tanh);
    }

    @Override
    public Enclosure sigmoid(Enclosure a) {
        return increasing(a, Elementary::sigmoid);
    }

    @Override
    public Enclosure softplus(Enclosure a) {
        return increasing(a, Elementary::softplus);
    }

    @Override
    public Enclosure elu(Enclosure a) {
        return increasing(a, x -> x >= 0 ? end(x) : Elementary.expm1(x));
    }

    @Override
    public Enclosure abs(Enclosure a) {
        if (a.lo() >= 0) {
            return a;
        }
        return a.hi() <= 0 ? negate(a) : new Enclosure(0, Math.max(-a.lo(), a.hi()));
    }

    @Override
    public Enclosure min(Enclosure a, Enclosure b) {
        return new Enclosure(Math.min(a.lo(), b.lo()), Math.min(a.hi(), b.hi()));
    }

    @Override
    public Enclosure max(Enclosure a, Enclosure b) {
        return new Enclosure(Math.max(a.lo(), b.lo()), Math.max(a.hi(), b.hi()));
    }

    @Override
    public int sign(Enclosure a) {
        return sign(a, "the sign of ");
    }

    @Override
    public Enclosure signum(Enclosure a) {
        return new Enclosure(Math.signum(a.lo()), Math.signum(a.hi()));
    }

    @Override
    public Enclosure power(Enclosure a, int exponent) {
        if (exponent >= 0) {
            return positivePower(a, exponent);
        }
        if (exponent == Integer.MIN_VALUE) {
            throw new Declined("a power with exponent " + exponent);
        }
        return divide(Enclosure.ONE, positivePower(a, -exponent));
    }

    /// A double near the largest score: a number, so that subtracting it adds nothing to the width.
    @Override
    public Enclosure softmaxReference(List<Enclosure> scores) {
        return Enclosure.point(
                scores.stream().mapToDouble(Enclosure::middle).max().orElseThrow());
    }

    /// Of two bounds that bisection moves: where the sum is certainly at least 1 the threshold lies above,
    /// where it is certainly at most 1 below, since the sum falls as t rises.
    @Override
    public Enclosure entmaxThreshold(List<Enclosure> numbers, Enclosure power) {
        if (sign(power) <= 0) {
            throw new Undefined("an entmax with the power " + power);
        }
        double highest = numbers.stream().mapToDouble(Enclosure::hi).max().orElseThrow();
        double least = numbers.stream().mapToDouble(Enclosure::lo).max().orElseThrow();
        double start = Directed.addDown(least, -1);
        if (Double.isInfinite(start) || Double.isInfinite(highest)) {
            throw new Declined("the threshold of an entmax of numbers without bound");
        }
        double below = bisected(start, highest, t -> sumAbove(t, numbers, power).lo() >= 1);
        double above =
                -bisected(-highest, -start, t -> sumAbove(-t, numbers, power).hi() <= 1);
        return new Enclosure(below, Math.max(below, above));
    }

    /// A number for which the test holds as it does for `from`, as far towards `to` as bisection leads.
    private static double bisected(double from, double to, DoublePredicate test) {
        double good = from;
        double bad = to;
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = good + (bad - good) / 2;
            if (test.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private Enclosure sumAbove(double t, List<Enclosure> numbers, Enclosure power) {
        var sum = Enclosure.ZERO;
        for (var number : numbers) {
            sum = add(sum, truncatedPower(subtract(number, Enclosure.point(t)), power));
        }
        return sum;
    }

    /// It rises with x; with the power it rises where x > 1 and falls where x < 1.
    @Override
    public Enclosure truncatedPower(Enclosure x, Enclosure power) {
        double lo = x.lo() <= 0 ? 0 : positivePower(x.lo(), power).lo();
        double hi = x.hi() <= 0 ? 0 : positivePower(x.hi(), power).hi();
        return new Enclosure(Math.max(lo, 0), Math.max(hi, 0));
    }

    private Enclosure positivePower(double base, Enclosure power) {
        if (Double.isInfinite(base)) {
            throw new Declined("a power of a number without bound");
        }
        return exp(multiply(power, Elementary.log(base)));
    }

    private static int sign(Enclosure a, String what) {
        if (a.lo() > 0) {
            return 1;
        }
        if (a.hi() < 0) {
            return -1;
        }
        if (a.lo() < 0 || a.hi() > 0) {
            throw new Declined(what + a);
        }
        return 0;
    }

    private static Enclosure divideByPositive(Enclosure a, Enclosure b) {
        return new Enclosure(
                Directed.divideDown(a.lo(), a.lo() >= 0 ? b.hi() : b.lo()),
                Directed.divideUp(a.hi(), a.hi() >= 0 ? b.lo() : b.hi()));
    }

    private static Enclosure increasing(Enclosure a, DoubleFunction<Enclosure> function) {
        var low = function.apply(a.lo());
        return a.isPoint()
                ? low
                : new Enclosure(low.lo(), function.apply(a.hi()).hi());
    }

    /// A double as an enclosure of itself, and an infinity as what lies beyond the finite doubles.
    private static Enclosure end(double x) {
        return new Enclosure(Math.min(x, Double.MAX_VALUE), x);
    }

    /// An even power is the power of the absolute value; an odd power rises, and is odd.
    private Enclosure positivePower(Enclosure a, int exponent) {
        var base = exponent % 2 == 0 ? abs(a) : a;
        return new Enclosure(powerDown(base.lo(), exponent), powerUp(base.hi(), exponent));
    }

    private static double powerDown(double base, int exponent) {
        return base >= 0 ? Directed.powerDown(base, exponent) : -Directed.powerUp(-base, exponent);
    }

    private static double powerUp(double base, int exponent) {
        return base >= 0 ? Directed.powerUp(base, exponent) : -Directed.powerDown(-base, exponent);
    }

    /// sin or cos. On an interval shorter than pi the slope has at most one zero, so the function is monotone
    /// there if the slope has one sign at both ends, and has one extremum inside if not. An error below one
    /// unit in the last place leaves the sign of a slope as it is.
    private static Enclosure wave(Enclosure a, DoubleFunction<Enclosure> function, DoubleUnaryOperator slope) {
        if (a.isPoint()) {
            return function.apply(a.lo());
        }
        if (Directed.addUp(a.hi(), -a.lo()) > LESS_THAN_PI) {
            return new Enclosure(-1, 1);
        }
        var ends = function.apply(a.lo()).hull(function.apply(a.hi()));
        double first = Math.signum(slope.applyAsDouble(a.lo()));
        double last = Math.signum(slope.applyAsDouble(a.hi()));
        if (first * last >= 0) {
            return ends;
        }
        return first > 0 ? new Enclosure(ends.lo(), 1) : new Enclosure(-1, ends.hi());
    }
}
