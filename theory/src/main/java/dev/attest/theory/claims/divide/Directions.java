package dev.attest.theory.claims.divide;

import dev.attest.theory.claims.Entrywise;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// Rational points of the unit sphere.
final class Directions {
    private Directions() {}

    /// e_t and -e_t for every t, and four Pythagorean points in each plane of two neighbouring axes.
    static List<List<BigFraction>> unit(int width) {
        var directions = new ArrayList<List<BigFraction>>();
        for (int t = 0; t < width; t++) {
            directions.add(Entrywise.unit(width, t, BigFraction.ONE));
            directions.add(Entrywise.unit(width, t, BigFraction.MINUS_ONE));
        }
        for (int t = 0; t + 1 < width; t++) {
            for (int sign : new int[] {1, -1}) {
                directions.add(inPlane(width, t, new BigFraction(3, 5), new BigFraction(4 * sign, 5)));
                directions.add(inPlane(width, t, new BigFraction(-3, 5), new BigFraction(4 * sign, 5)));
            }
        }
        return directions;
    }

    /// The point with t from -1 to 1 on the half circle from -e_end over e_middle to e_end:
    /// (1 - t²)/(1 + t²) e_middle + 2t/(1 + t²) e_end.
    static List<BigFraction> halfCircle(int width, int middle, int end, BigFraction t) {
        BigFraction square = t.multiply(t);
        BigFraction length = square.add(BigFraction.ONE);
        BigFraction x = BigFraction.ONE.subtract(square).divide(length);
        return Entrywise.plus(
                Entrywise.unit(width, middle, x),
                t.multiply(2).divide(length),
                Entrywise.unit(width, end, BigFraction.ONE));
    }

    private static List<BigFraction> inPlane(int width, int first, BigFraction x, BigFraction y) {
        return Entrywise.plus(Entrywise.unit(width, first, x), y, Entrywise.unit(width, first + 1, BigFraction.ONE));
    }
}
