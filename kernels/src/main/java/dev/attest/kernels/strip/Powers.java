package dev.attest.kernels.strip;

/// Powers through [Math#pow], rounded once.
final class Powers {
    private Powers() {}

    /// `e^(y log x)`, defined for x > 0.
    static float general(float x, float y) {
        boolean undefined = !(x > 0) || (Float.isInfinite(x) && y == 0);
        return undefined ? Float.NaN : (float) Math.pow(x, y);
    }

    /// `x^y` for a constant y, not a number at 0 for y < 0. (`x^0` is 1, except where x is not a number: the
    /// meaning is strict.)
    static float constant(float x, float y) {
        boolean undefined = Float.isNaN(x) || (x == 0 && y < 0);
        return undefined ? Float.NaN : (float) Math.pow(x, y);
    }

    static void each(Operand a, Operand b, float[] out, int to, int rows, int lanes) {
        for (int row = 0; row < rows; row++) {
            int left = a.at(row);
            int right = b.at(row);
            for (int lane = 0; lane < lanes; lane++) {
                float x = a.data()[a.spread() ? left : left + lane];
                float y = b.data()[b.spread() ? right : right + lane];
                out[to + row * lanes + lane] = general(x, y);
            }
        }
    }

    static void constant(float[] x, int from, float exponent, float[] out, int to, int length) {
        for (int index = 0; index < length; index++) {
            out[to + index] = constant(x[from + index], exponent);
        }
    }
}
