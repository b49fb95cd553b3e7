package dev.attest.theory.formula.normal;

import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Entries of the matrix of a rotary position. With R(p) that matrix, `R(p) R(r) = R(p + r)` and the transpose of
/// R(p) is R(-p).
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

    /// The sum over an index that two entries share, and nothing else has: an entry of the product of the two.
    static Optional<Polynomial> sumOfTwo(String width, String index, Monomial monomial) {
        var sharing = monomial.powers().entrySet().stream()
                .filter(factor -> Uses.index(factor.getKey(), index))
                .toList();
        boolean plain = sharing.size() == 2
                && sharing.stream().allMatch(factor -> factor.getValue().equals(BigFraction.ONE))
                && !monomial.exponent().terms().keySet().stream().anyMatch(term -> Uses.index(term, index));
        if (!plain
                || !(sharing.getFirst().getKey() instanceof Atom.Rotation first)
                || !(sharing.getLast().getKey() instanceof Atom.Rotation second)
                || !isBy(first, width, index)
                || !isBy(second, width, index)) {
            return Optional.empty();
        }
        var rest = monomial.with(first, BigFraction.MINUS_ONE).with(second, BigFraction.MINUS_ONE);
        var position = towards(first, index).minus(towards(second, index));
        return Optional.of(Polynomial.of(rest).times(entry(position, width, other(first, index), other(second, index))));
    }

    /// The index is one of its two, and appears nowhere else in it.
    private static boolean isBy(Atom.Rotation rotation, String width, String index) {
        return rotation.width().equals(width)
                && !rotation.row().equals(rotation.column())
                && (rotation.row().equals(index) || rotation.column().equals(index))
                && !Uses.index(rotation.position(), index);
    }

    /// The position for which the index is that of the column.
    private static Polynomial towards(Atom.Rotation rotation, String index) {
        return rotation.column().equals(index) ? rotation.position() : rotation.position().negate();
    }

    private static String other(Atom.Rotation rotation, String index) {
        return rotation.column().equals(index) ? rotation.row() : rotation.column();
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
