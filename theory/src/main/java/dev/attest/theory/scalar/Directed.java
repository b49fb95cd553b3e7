package dev.attest.theory.scalar;

/// Arithmetic on doubles, rounded down. Rounding up is the same by symmetry: `up(x) = -down(-x)`.
///
/// Each operation rounds to nearest, finds the sign of what it lost by an error-free transform, and takes the
/// next double down unless nothing was lost downward. Where the transform itself may lose something (underflow,
/// overflow) it takes the next double down without asking. An argument of -infinity, +infinity stands for a
/// number beyond the finite doubles.
final class Directed {
    /// From here on a fused multiply-add finds the sign of the error. For `p = a b` rounded: a and b are
    /// multiples of ulp(a) > 2^-53 |a| and ulp(b) > 2^-53 |b|, so the error is a multiple of a power of two
    /// above 2^-106 |a b|, hence 0 or at least 2^-1066, which does not round to 0. The same holds for `a - q b`
    /// and `a - r r` where |a| is this large.
    private static final double EXACT_FROM = 0x1p-960;

    private Directed() {}

    /// Two-sum [Knuth, TAOCP 2, 4.2.2, Theorem B]: the error of a sum is a double, underflow or not. After an
    /// overflow it is not a number.
    static double addDown(double a, double b) {
        double sum = a + b;
        double second = sum - a;
        double lost = (a - (sum - second)) + (b - second);
        return lowered(sum, lost);
    }

    static double addUp(double a, double b) {
        return -addDown(-a, -b);
    }

    /// 0 times a number beyond the finite doubles is 0.
    static double multiplyDown(double a, double b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        double product = a * b;
        double down = lowered(product, exact(product) ? Math.fma(a, b, -product) : Double.NaN);
        return (a > 0) == (b > 0) ? Math.max(down, 0) : down;
    }

    static double multiplyUp(double a, double b) {
        return -multiplyDown(-a, b);
    }

    /// `a / b` for b other than 0: the quotient is too large where `a - quotient b` and b differ in sign.
    static double divideDown(double a, double b) {
        if (a == 0) {
            return 0;
        }
        double quotient = a / b;
        double lost = exact(quotient) && exact(a) ? Math.fma(-quotient, b, a) * Math.signum(b) : Double.NaN;
        double down = lowered(quotient, lost);
        return (a > 0) == (b > 0) ? Math.max(down, 0) : down;
    }

    static double divideUp(double a, double b) {
        return -divideDown(-a, b);
    }

    /// For a >= 0.
    static double rootDown(double a) {
        double root = Math.sqrt(a);
        return a == 0 ? 0 : lowered(root, exact(a) ? Math.fma(-root, root, a) : Double.NaN);
    }

    /// For a >= 0.
    static double rootUp(double a) {
        double root = Math.sqrt(a);
        double lost = exact(a) ? Math.fma(-root, root, a) : Double.NaN;
        return a == 0 || lost <= 0 ? root : Math.nextUp(root);
    }

    /// `base^exponent` for base >= 0 and exponent >= 0, by squaring.
    static double powerDown(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = multiplyDown(result, square);
            }
            square = multiplyDown(square, square);
        }
        return result;
    }

    /// `base^exponent` for base >= 0 and exponent >= 0, by squaring.
    static double powerUp(double base, int exponent) {
        double result = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = multiplyUp(result, square);
            }
            square = multiplyUp(square, square);
        }
        return result;
    }

    private static boolean exact(double value) {
        double size = Math.abs(value);
        return size >= EXACT_FROM && size <= Double.MAX_VALUE;
    }

    /// The next double down unless `exact value - rounded` is known to be >= 0; not a number means unknown.
    private static double lowered(double rounded, double lost) {
        return lost >= 0 ? rounded : Math.nextDown(rounded);
    }
}
