package dev.attest.theory.scalar;

/// Enclosures of elementary functions at one double.
///
/// [StrictMath] is fdlibm 5.3 by specification. fdlibm states an error below one unit in the last place of the
/// result for `exp`, `expm1`, `log` and `log1p` (e_exp.c, s_expm1.c, e_log.c, s_log1p.c), and results that are
/// nearly rounded for `sin` and `cos` (s_sin.c, s_cos.c: kernels with an error below 2^-58 and a reduction by
/// pi/2 that keeps the remainder in two doubles, e_rem_pio2.c). Two doubles outward are at least as far as one
/// such unit, also across a power of two, where the unit below is half of the unit above. All other functions
/// here are composed from these with directed rounding.
///
/// -infinity and +infinity stand for numbers beyond the finite doubles.
final class Elementary {
    private static final Enclosure UNIT = new Enclosure(-1, 1);

    private Elementary() {}

    /// Above 0, also where it underflows; above the largest double where it overflows.
    static Enclosure exp(double x) {
        if (x == 0) {
            return Enclosure.ONE;
        }
        var around = around(StrictMath.exp(x));
        return new Enclosure(Math.max(around.lo(), 0), around.hi());
    }

    static Enclosure expm1(double x) {
        if (x == 0) {
            return Enclosure.ZERO;
        }
        var around = around(StrictMath.expm1(x));
        return new Enclosure(Math.max(around.lo(), -1), around.hi());
    }

    /// For x > 0.
    static Enclosure log(double x) {
        return x == 1 ? Enclosure.ZERO : around(StrictMath.log(x));
    }

    /// For x >= 0.
    static Enclosure log1p(double x) {
        return x == 0 ? Enclosure.ZERO : aboveZero(around(StrictMath.log1p(x)));
    }

    /// For a finite x.
    static Enclosure sin(double x) {
        return x == 0 ? Enclosure.ZERO : within(around(StrictMath.sin(x)), UNIT);
    }

    /// For a finite x.
    static Enclosure cos(double x) {
        return x == 0 ? Enclosure.ONE : within(around(StrictMath.cos(x)), UNIT);
    }

    /// `t / (t + 2)` with `t = e^(2x) - 1`, which grows with t; odd in x.
    static Enclosure tanh(double x) {
        if (x < 0) {
            var mirrored = tanh(-x);
            return new Enclosure(-mirrored.hi(), -mirrored.lo());
        }
        var t = aboveZero(expm1(2 * x));
        double lo = Directed.divideDown(t.lo(), Directed.addUp(t.lo(), 2));
        double hi = t.hi() == Double.POSITIVE_INFINITY ? 1 : Directed.divideUp(t.hi(), Directed.addDown(t.hi(), 2));
        return new Enclosure(lo, Math.min(hi, 1));
    }

    /// `1 / (1 + e^-x)`, or `e^x / (1 + e^x)`, which grows with e^x.
    static Enclosure sigmoid(double x) {
        return x < 0 ? shareOfTail(exp(x)) : shareOfOne(exp(-x));
    }

    private static Enclosure shareOfTail(Enclosure tail) {
        double lo = Directed.divideDown(tail.lo(), Directed.addUp(1, tail.lo()));
        return new Enclosure(lo, Directed.divideUp(tail.hi(), Directed.addDown(1, tail.hi())));
    }

    private static Enclosure shareOfOne(Enclosure tail) {
        double lo = Directed.divideDown(1, Directed.addUp(1, tail.hi()));
        return new Enclosure(lo, Directed.divideUp(1, Directed.addDown(1, tail.lo())));
    }

    /// `max(x, 0) + log(1 + e^-|x|)`.
    static Enclosure softplus(double x) {
        var tail = exp(-Math.abs(x));
        double large = Math.max(x, 0);
        return new Enclosure(
                Directed.addDown(large, log1p(tail.lo()).lo()),
                Directed.addUp(large, log1p(tail.hi()).hi()));
    }

    /// Two doubles either way.
    private static Enclosure around(double value) {
        return new Enclosure(Math.nextDown(Math.nextDown(value)), Math.nextUp(Math.nextUp(value)));
    }

    private static Enclosure aboveZero(Enclosure value) {
        return new Enclosure(Math.max(value.lo(), 0), value.hi());
    }

    private static Enclosure within(Enclosure value, Enclosure bounds) {
        return new Enclosure(Math.max(value.lo(), bounds.lo()), Math.min(value.hi(), bounds.hi()));
    }
}
