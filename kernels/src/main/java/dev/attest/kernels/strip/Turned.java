package dev.attest.kernels.strip;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// What a position makes of pairs `(1, 0)`: `(cos, sin)` of each angle of `rope(x, position)`, by which a
/// vector is turned pair by pair.
public final class Turned {
    private static final Term ONE = new Term.Constant(BigFraction.ONE);
    private static final double BASE = 10_000;

    private Turned() {}

    /// The leaf to hand in where a term turns a vector: it stands for the position.
    public static Term unit(Term.Rotary rotary) {
        return new Term.Rotary(new Term.Literal(List.of(ONE), rotary.shape()), rotary.position());
    }

    /// Whether a leaf is one of these.
    public static boolean isUnit(Term leaf) {
        return leaf instanceof Term.Rotary(Term.Literal(var entries, Shape.Vector _), var _)
                && entries.equals(List.of(ONE));
    }

    /// The panel of such a leaf for tokens at consecutive positions: angles in double precision, each number
    /// rounded once.
    ///
    /// @param width of the vectors that are turned
    public static void fill(int first, int width, int lanes, float[] panel, int to) {
        for (int entry = 0; entry + 1 < width; entry += 2) {
            double frequency = Math.pow(BASE, -(double) entry / width);
            double cosine = Math.cos(frequency);
            double sine = Math.sin(frequency);
            double x = Math.cos(first * frequency);
            double y = Math.sin(first * frequency);
            for (int lane = 0; lane < lanes; lane++) {
                panel[to + entry * lanes + lane] = (float) x;
                panel[to + (entry + 1) * lanes + lane] = (float) y;
                double next = x * cosine - y * sine;
                y = x * sine + y * cosine;
                x = next;
            }
        }
    }
}
