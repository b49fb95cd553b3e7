package dev.attest.verification.kernels;

/// A number as a kernel in single precision may have it.
///
/// @param value in double precision; not finite where the definition is undefined or the input is not finite
/// @param size  what the sum of absolute values would be if sums and products were multiplied out: a kernel may
///     compute them in any such order
/// @param error bound on what the kernel's number is off; infinite where any number, also one that is not
///     finite, is right
record Single(double value, double size, double error) {
    /// Unit roundoff of single precision.
    static final double UNIT = 0x1p-24;

    private static final double LARGEST = Float.MAX_VALUE;

    static Single exact(double value) {
        return new Single(value, Math.abs(value), 0);
    }

    static Single unknown(double value) {
        return new Single(value, Math.abs(value), Double.POSITIVE_INFINITY);
    }

    /// With so many roundings of its size, and what may underflow.
    Single rounded(double roundings) {
        if (!Double.isFinite(value)) {
            return this;
        }
        double more = roundings * UNIT * size + (size == 0 ? 0 : Float.MIN_NORMAL);
        return new Single(value, size, error + more).inRange();
    }

    /// A number beyond the range of single precision may come out as an infinity, and what follows from it is
    /// open.
    Single inRange() {
        boolean beyond = !Double.isInfinite(value) && size + error > LARGEST;
        return beyond ? unknown(value) : this;
    }

    boolean isOpen() {
        return error == Double.POSITIVE_INFINITY;
    }

    /// Whether it is certain that a kernel has no finite number here.
    boolean isNotFinite() {
        return !Double.isFinite(value) && !isOpen();
    }

    /// What a function that this number goes into must say when it is not a number.
    Single sameIfNotANumber(Single other) {
        return Double.isNaN(value) && !isOpen() ? this : other;
    }

    /// Whether a kernel may have `number` here.
    boolean allows(float number) {
        if (isOpen()) {
            return true;
        }
        return Double.isFinite(value) ? Math.abs(number - value) <= error : !Float.isFinite(number);
    }

    Single plus(Single other) {
        double sum = value + other.value;
        if (!Double.isFinite(sum) && !isOpen() && !other.isOpen()) {
            return exact(sum);
        }
        return new Single(sum, size + other.size, error + other.error).rounded(1);
    }

    Single negated() {
        return new Single(-value, size, error);
    }

    /// @param roundings of the product, multiplied out
    Single times(Single other, double roundings) {
        double product = value * other.value;
        if (!Double.isFinite(product) && !isOpen() && !other.isOpen()) {
            return exact(product);
        }
        if (isOpen() || other.isOpen()) {
            return unknown(product);
        }
        double carried = size * other.error + other.size * error + error * other.error;
        return new Single(product, size * other.size, carried).rounded(roundings);
    }

    Single over(Single divisor) {
        double quotient = divisor.value == 0 ? Double.NaN : value / divisor.value;
        double least = Math.abs(divisor.value) - divisor.error;
        if (Double.isNaN(value) && !isOpen() || Double.isNaN(divisor.value) && !divisor.isOpen()) {
            return exact(Double.NaN);
        }
        if (divisor.value == 0 && divisor.error == 0) {
            return exact(Double.NaN);
        }
        if (!(least > 0) || isOpen()) {
            return unknown(quotient);
        }
        if (!Double.isFinite(quotient) || Double.isInfinite(divisor.value)) {
            return exact(quotient);
        }
        double carried = (error + size / Math.abs(divisor.value) * divisor.error) / least;
        // A quotient is a product with a rounded reciprocal where that is shared.
        return new Single(quotient, size / Math.abs(divisor.value), carried).rounded(3);
    }
}
