package dev.attest.theory.formula.normal;

import org.apache.commons.math3.fraction.BigFraction;

/// Entries of the matrix of a rotary position. With R(p) that matrix, `R(p) R(r) = R(p + r)` and the transpose
/// of R(p) is R(-p).
final class Rotations {
    private static final BigFraction BASE = new BigFraction(10_000);

    private Rotations() {}

    /// The entry of R(position), written with a first coefficient of the position that is positive; in cosines
    /// and sines where the width and both indices are numbers.
    static Polynomial entry(Polynomial position, String width, String row, String column) {
        if (position.isZero()) {
            return Binders.delta(row, column);
        }
        if (Exact.signum(position.firstCoefficient()) < 0) {
            return entry(position.negate(), width, column, row);
        }
        boolean numbers = Binders.isNumber(width) && Binders.isNumber(row) && Binders.isNumber(column);
        return numbers
                ? written(position, Integer.parseInt(width), Integer.parseInt(row), Integer.parseInt(column))
                : Polynomial.of(Atom.Rotation.of(position, width, row, column));
    }

    private static Polynomial written(Polynomial position, int width, int row, int column) {
        int pair = row / 2;
        if (pair != column / 2) {
            return Polynomial.ZERO;
        }
        if (2 * pair + 1 == width) {
            return Polynomial.ONE;
        }
        var angle = position.times(Folding.power(Polynomial.of(BASE), new BigFraction(-2 * pair, width)));
        if (row == column) {
            return Folding.cosine(angle);
        }
        return row < column ? Folding.sine(angle).negate() : Folding.sine(angle);
    }
}
