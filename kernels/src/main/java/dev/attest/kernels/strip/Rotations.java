package dev.attest.kernels.strip;

/// Entries 2f and 2f + 1 of a vector of width w turned by the angle `p 10000^(-2f/w)`; a last entry without
/// partner stays. Angles are taken in doubles: at positions in the thousands those of single precision have few
/// digits left. Where the lanes have positions one after the other, as tokens do, each lane's direction is the
/// one before, turned once more.
final class Rotations {
    private static final double BASE = 10_000;

    private Rotations() {}

    /// Of a vector and a position that are the same for all tokens.
    static double[] turn(double[] x, double position) {
        var turned = x.clone();
        for (int pair = 0; 2 * pair + 1 < x.length; pair++) {
            double angle = position * frequency(pair, x.length);
            double cos = StrictMath.cos(angle);
            double sin = StrictMath.sin(angle);
            turned[2 * pair] = x[2 * pair] * cos - x[2 * pair + 1] * sin;
            turned[2 * pair + 1] = x[2 * pair] * sin + x[2 * pair + 1] * cos;
        }
        return turned;
    }

    private static double frequency(int pair, int width) {
        return StrictMath.pow(BASE, -2.0 * pair / width);
    }

    static void turn(Operand x, Operand position, int width, int lanes, float[] out, int to) {
        boolean consecutive = consecutive(position, lanes);
        for (int pair = 0; 2 * pair + 1 < width; pair++) {
            double frequency = frequency(pair, width);
            int first = to + 2 * pair * lanes;
            if (consecutive) {
                steadily(x, position, pair, frequency, lanes, out, first);
            } else {
                apart(x, position, pair, frequency, lanes, out, first);
            }
        }
        for (int lane = 0; width % 2 == 1 && lane < lanes; lane++) {
            out[to + (width - 1) * lanes + lane] = number(x, width - 1, lane);
        }
    }

    private static boolean consecutive(Operand position, int lanes) {
        boolean consecutive = true;
        for (int lane = 1; lane < lanes; lane++) {
            consecutive &= number(position, 0, lane) == number(position, 0, lane - 1) + 1;
        }
        return consecutive;
    }

    private static float number(Operand x, int row, int lane) {
        return x.data()[x.at(row) + (x.spread() ? 0 : lane)];
    }

    private static void apart(Operand x, Operand position, int pair, double frequency, int lanes, float[] out, int to) {
        for (int lane = 0; lane < lanes; lane++) {
            double angle = number(position, 0, lane) * frequency;
            write(x, pair, lane, Math.cos(angle), Math.sin(angle), lanes, out, to);
        }
    }

    private static void steadily(
            Operand x, Operand position, int pair, double frequency, int lanes, float[] out, int to) {
        double angle = number(position, 0, 0) * frequency;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double cosOfOne = Math.cos(frequency);
        double sinOfOne = Math.sin(frequency);
        for (int lane = 0; lane < lanes; lane++) {
            write(x, pair, lane, cos, sin, lanes, out, to);
            double next = cos * cosOfOne - sin * sinOfOne;
            sin = sin * cosOfOne + cos * sinOfOne;
            cos = next;
        }
    }

    private static void write(Operand x, int pair, int lane, double cos, double sin, int lanes, float[] out, int to) {
        float first = number(x, 2 * pair, lane);
        float second = number(x, 2 * pair + 1, lane);
        out[to + lane] = (float) (first * cos - second * sin);
        out[to + lanes + lane] = (float) (first * sin + second * cos);
    }
}
