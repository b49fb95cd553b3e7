package dev.attest.theory.scalar;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// The inverse of a square matrix by Gauss-Jordan elimination, with pivots that are certainly not 0.
final class Elimination<N> {
    private final Scalars<N> scalars;
    private final N zero;
    private final N one;
    private final List<List<N>> rows = new ArrayList<>();
    private final int size;

    private Elimination(Scalars<N> scalars, Entries<N> matrix) {
        this.scalars = scalars;
        this.zero = scalars.of(BigFraction.ZERO);
        this.one = scalars.of(BigFraction.ONE);
        this.size = matrix.rows();
        for (int row = 0; row < size; row++) {
            rows.add(besideIdentity(matrix, row));
        }
    }

    /// @throws Undefined if the matrix is singular
    /// @throws Declined  if no entry of a pivot column is certainly not 0, and one may be
    static <N> Entries<N> inverse(Scalars<N> scalars, Entries<N> matrix) {
        if (matrix.rows() != matrix.columns()) {
            throw new IllegalArgumentException(
                    "inverse: expected a square matrix, got " + matrix.rows() + " x " + matrix.columns());
        }
        var elimination = new Elimination<>(scalars, matrix);
        for (int column = 0; column < elimination.size; column++) {
            elimination.clear(column);
        }
        return Entries.matrix(
                elimination.size,
                elimination.size,
                (row, column) -> elimination.rows.get(row).get(elimination.size + column));
    }

    private List<N> besideIdentity(Entries<N> matrix, int row) {
        var entries = new ArrayList<N>(2 * size);
        for (int column = 0; column < size; column++) {
            entries.add(matrix.at(row, column));
        }
        for (int column = 0; column < size; column++) {
            entries.add(column == row ? one : zero);
        }
        return entries;
    }

    private void clear(int column) {
        swap(column, pivotRow(column));
        var pivot = scaled(rows.get(column), column);
        rows.set(column, pivot);
        for (int row = 0; row < size; row++) {
            if (row != column) {
                eliminate(rows.get(row), pivot, column);
            }
        }
    }

    /// The row with the largest entry that is certainly not 0, as far as this system can compare them.
    private int pivotRow(int column) {
        int best = -1;
        boolean undecided = false;
        for (int row = column; row < size; row++) {
            var candidate = rows.get(row).get(column);
            try {
                if (scalars.sign(candidate) != 0
                        && (best < 0 || larger(candidate, rows.get(best).get(column)))) {
                    best = row;
                }
            } catch (Declined unknownSign) {
                undecided = true;
            }
        }
        if (best < 0) {
            throw undecided ? new Declined("the inverse of a matrix that may be singular") : singular();
        }
        return best;
    }

    private static RuntimeException singular() {
        return new Undefined("the inverse of a singular matrix");
    }

    private boolean larger(N candidate, N best) {
        try {
            return scalars.sign(scalars.subtract(scalars.abs(candidate), scalars.abs(best))) > 0;
        } catch (Declined incomparable) {
            return false;
        }
    }

    private void swap(int first, int second) {
        var row = rows.get(first);
        rows.set(first, rows.get(second));
        rows.set(second, row);
    }

    /// The row divided by its pivot. What lies left of the pivot is 0 already.
    private List<N> scaled(List<N> row, int column) {
        var pivot = row.get(column);
        var result = new ArrayList<>(row);
        result.set(column, one);
        for (int entry = column + 1; entry < row.size(); entry++) {
            result.set(entry, scalars.divide(row.get(entry), pivot));
        }
        return result;
    }

    private void eliminate(List<N> row, List<N> pivot, int column) {
        var factor = row.get(column);
        row.set(column, zero);
        for (int entry = column + 1; entry < row.size(); entry++) {
            row.set(entry, scalars.subtract(row.get(entry), scalars.multiply(factor, pivot.get(entry))));
        }
    }
}
