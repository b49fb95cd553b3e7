package dev.attest.theory.certificate.theorem;

import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Scalars;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// Whether a square matrix is certainly not singular, by elimination with pivots of certain sign.
public final class Determinant {
    private Determinant() {}

    public static <N> boolean isNotZero(Scalars<N> scalars, List<List<N>> rows) {
        var matrix = new ArrayList<List<N>>();
        rows.forEach(row -> matrix.add(new ArrayList<>(row)));
        for (int column = 0; column < matrix.size(); column++) {
            int pivot = pivot(scalars, matrix, column);
            if (pivot < 0) {
                return false;
            }
            var swapped = matrix.get(column);
            matrix.set(column, matrix.get(pivot));
            matrix.set(pivot, swapped);
            eliminate(scalars, matrix, column);
        }
        return true;
    }

    private static <N> int pivot(Scalars<N> scalars, List<List<N>> matrix, int column) {
        for (int row = column; row < matrix.size(); row++) {
            try {
                if (scalars.sign(matrix.get(row).get(column)) != 0) {
                    return row;
                }
            } catch (Declined e) {
                continue;
            }
        }
        return -1;
    }

    private static <N> void eliminate(Scalars<N> scalars, List<List<N>> matrix, int column) {
        var top = matrix.get(column);
        for (int row = column + 1; row < matrix.size(); row++) {
            var current = matrix.get(row);
            N factor = scalars.divide(current.get(column), top.get(column));
            for (int i = column; i < matrix.size(); i++) {
                N part = scalars.multiply(factor, top.get(i));
                current.set(i, scalars.subtract(current.get(i), part));
            }
            current.set(column, scalars.of(BigFraction.ZERO));
        }
    }
}
