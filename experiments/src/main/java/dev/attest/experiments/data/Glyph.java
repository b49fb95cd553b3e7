package dev.attest.experiments.data;

import java.util.ArrayList;
import java.util.List;

/// A digit as pen strokes in the square [-1, 1] x [-1, 1], y downwards: every stroke a chain of points.
///
/// @param strokes each `[point][x, y]`
@SuppressWarnings("ArrayRecordComponent")
record Glyph(List<double[][]> strokes) {
    private static final int STEPS_A_TURN = 16;

    /// The usual shape of a digit.
    static Glyph of(int digit) {
        return switch (digit) {
            case 0 -> of(arc(0, 0, .6, .95, 0, 1));
            case 1 -> of(line(-.35, -.55, .1, -.95, .1, .95));
            case 2 -> of(join(arc(0, -.45, .55, .5, .5, 1.1), line(-.6, .95, .65, .95)));
            case 3 -> of(join(arc(-.05, -.48, .55, .46, .55, 1.25), arc(-.05, .46, .6, .49, .75, 1.45)));
            case 4 -> of(line(.25, .95, .25, -.95, -.65, .35, .7, .35));
            case 5 -> of(join(line(.55, -.95, -.4, -.95, -.45, -.1), arc(0, .35, .58, .6, .6, 1.4)));
            case 6 -> of(join(line(.4, -.95, -.3, -.3), arc(0, .42, .52, .53, .5, 1.5)));
            case 7 -> of(line(-.6, -.95, .6, -.95, -.1, .95));
            case 8 -> of(arc(0, -.48, .45, .46, .25, 1.25), arc(0, .46, .55, .49, .75, 1.75));
            case 9 -> of(join(arc(-.05, -.42, .5, .53, 0, 1), line(.45, -.42, .3, .95)));
            default -> throw new IllegalArgumentException("digit: expected 0 to 9, got " + digit);
        };
    }

    private static Glyph of(double[][]... strokes) {
        return new Glyph(List.of(strokes));
    }

    private static double[][] line(double... coordinates) {
        var points = new double[coordinates.length / 2][];
        for (int point = 0; point < points.length; point++) {
            points[point] = new double[] {coordinates[2 * point], coordinates[2 * point + 1]};
        }
        return points;
    }

    /// Part of an ellipse, clockwise from one angle to another; angles in turns from the right.
    private static double[][] arc(double x, double y, double width, double height, double from, double to) {
        int steps = (int) StrictMath.ceil((to - from) * STEPS_A_TURN);
        var points = new double[steps + 1][];
        for (int step = 0; step <= steps; step++) {
            double angle = 2 * StrictMath.PI * (from + (to - from) * step / steps);
            points[step] = new double[] {x + width * StrictMath.cos(angle), y + height * StrictMath.sin(angle)};
        }
        return points;
    }

    private static double[][] join(double[][] first, double[][] second) {
        var points = new ArrayList<>(List.of(first));
        points.addAll(List.of(second));
        return points.toArray(double[][]::new);
    }
}
