package dev.attest.theory.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// A matrix of rationals, `[rows][columns]`; elimination without rounding.
public record RationalMatrix(List<List<BigFraction>> rows) {
    public RationalMatrix {
        rows = rows.stream().map(List::copyOf).toList();
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("matrix: expected at least one row, got none");
        }
        int width = rows.getFirst().size();
        for (var row : rows) {
            if (row.size() != width) {
                throw new IllegalArgumentException("matrix: expected rows of " + width + " entries, got " + row.size());
            }
        }
    }

    public int columns() {
        return rows.getFirst().size();
    }

    /// The same rows with a 1 appended to each: `[K 1]`.
    public RationalMatrix withOnes() {
        return new RationalMatrix(rows.stream().map(RationalMatrix::append).toList());
    }

    public int rank() {
        return reduced().pivots().size();
    }

    /// A vector x other than 0 with M x = 0, if there is one: 1 at the first column without a pivot, 0 at the
    /// others.
    public Optional<List<BigFraction>> nullVector() {
        Reduced reduced = reduced();
        for (int column = 0; column < columns(); column++) {
            if (!reduced.pivots().contains(column)) {
                return Optional.of(reduced.solutionWithOneAt(column));
            }
        }
        return Optional.empty();
    }

    /// The sum of the diagonal of a square matrix.
    public BigFraction trace() {
        if (rows.size() != columns()) {
            throw new IllegalArgumentException(
                    "trace: expected a square matrix, got " + rows.size() + " x " + columns());
        }
        BigFraction sum = BigFraction.ZERO;
        for (int i = 0; i < columns(); i++) {
            sum = sum.add(rows.get(i).get(i));
        }
        return sum;
    }

    private Reduced reduced() {
        List<List<BigFraction>> work = new ArrayList<>(rows);
        List<Integer> pivots = new ArrayList<>();
        for (int column = 0; column < columns() && pivots.size() < work.size(); column++) {
            if (bringPivot(work, pivots.size(), column)) {
                clear(work, pivots.size(), column);
                pivots.add(column);
            }
        }
        return new Reduced(work, pivots, columns());
    }

    private static boolean bringPivot(List<List<BigFraction>> work, int target, int column) {
        for (int i = target; i < work.size(); i++) {
            BigFraction pivot = work.get(i).get(column);
            if (!pivot.equals(BigFraction.ZERO)) {
                List<BigFraction> row = work.set(i, work.get(target));
                work.set(target, row.stream().map(entry -> entry.divide(pivot)).toList());
                return true;
            }
        }
        return false;
    }

    private static void clear(List<List<BigFraction>> work, int pivotRow, int column) {
        List<BigFraction> pivot = work.get(pivotRow);
        for (int i = 0; i < work.size(); i++) {
            BigFraction factor = work.get(i).get(column);
            if (i != pivotRow && !factor.equals(BigFraction.ZERO)) {
                work.set(i, subtract(work.get(i), factor, pivot));
            }
        }
    }

    private static List<BigFraction> subtract(List<BigFraction> row, BigFraction factor, List<BigFraction> pivot) {
        List<BigFraction> difference = new ArrayList<>(row.size());
        for (int j = 0; j < row.size(); j++) {
            difference.add(row.get(j).subtract(factor.multiply(pivot.get(j))));
        }
        return difference;
    }

    private static List<BigFraction> append(List<BigFraction> row) {
        List<BigFraction> longer = new ArrayList<>(row);
        longer.add(BigFraction.ONE);
        return longer;
    }

    /// Reduced row echelon form; `pivots` holds the column of the leading 1 of each of the first rows.
    private record Reduced(List<List<BigFraction>> rows, List<Integer> pivots, int columns) {
        List<BigFraction> solutionWithOneAt(int free) {
            List<BigFraction> solution = new ArrayList<>(Collections.nCopies(columns, BigFraction.ZERO));
            solution.set(free, BigFraction.ONE);
            for (int i = 0; i < pivots.size(); i++) {
                solution.set(pivots.get(i), rows.get(i).get(free).negate());
            }
            return solution;
        }
    }
}
