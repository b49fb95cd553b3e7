package dev.attest.experiments.studies.confusion;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/// Bounds for the singular values of a matrix A: `least |x| <= |A x| <= greatest |x|` for every x.
///
/// The decomposition in doubles proposes; what is kept is proved. With `G = A' A`, `|A x|^2 >= l^2 |x|^2` where
/// `G - l^2 I` is positive definite, `|A x|^2 <= g^2 |x|^2` where `g^2 I - G` is, and a symmetric matrix is
/// positive definite where elimination without exchanges meets positive pivots, here enclosed ones.
///
/// @param least    at most the least singular value; 0 where nothing more was proved
/// @param greatest at least the greatest singular value
record Moduli(double least, double greatest) {
    private static final Enclosures SCALARS = new Enclosures();
    /// By how much the proposals are relaxed, relatively, so that they can be proved.
    private static final double SLACK = 0x1p-20;

    /// @param columns of A, `[d][n]`
    static Moduli of(List<List<Enclosure>> columns) {
        var proposed = proposed(columns);
        double low = proposed[proposed.length - 1] * (1 - SLACK);
        double high = proposed[0] * (1 + SLACK);
        var gram = gram(columns);
        return new Moduli(
                hasPositivePivots(minus(gram, square(low))) ? low : 0,
                hasPositivePivots(negated(minus(gram, square(high)))) ? high : frobenius(gram));
    }

    private static double[] proposed(List<List<Enclosure>> columns) {
        var middles = columns.stream()
                .map(column -> column.stream().mapToDouble(Enclosure::middle).toArray())
                .toArray(double[][]::new);
        return new SingularValueDecomposition(new Array2DRowRealMatrix(middles).transpose()).getSingularValues();
    }

    private static List<List<Enclosure>> gram(List<List<Enclosure>> columns) {
        return columns.stream()
                .map(left -> columns.stream()
                        .map(right -> EnclosedVectors.dot(left, right))
                        .toList())
                .toList();
    }

    private static Enclosure square(double number) {
        return SCALARS.power(Enclosure.point(number), 2);
    }

    private static List<List<Enclosure>> minus(List<List<Enclosure>> gram, Enclosure number) {
        var rows = new ArrayList<List<Enclosure>>();
        for (int row = 0; row < gram.size(); row++) {
            var entries = new ArrayList<>(gram.get(row));
            entries.set(row, SCALARS.subtract(entries.get(row), number));
            rows.add(entries);
        }
        return rows;
    }

    private static List<List<Enclosure>> negated(List<List<Enclosure>> matrix) {
        return matrix.stream()
                .map(row -> row.stream().map(SCALARS::negate).toList())
                .toList();
    }

    /// The root of the trace of G is at least every singular value.
    private static double frobenius(List<List<Enclosure>> gram) {
        var trace = Enclosure.ZERO;
        for (int place = 0; place < gram.size(); place++) {
            trace = SCALARS.add(trace, gram.get(place).get(place));
        }
        return SCALARS.sqrt(SCALARS.max(trace, Enclosure.ZERO)).hi();
    }

    static boolean hasPositivePivots(List<List<Enclosure>> symmetric) {
        var rows = new ArrayList<List<Enclosure>>();
        symmetric.forEach(row -> rows.add(new ArrayList<>(row)));
        for (int pivot = 0; pivot < rows.size(); pivot++) {
            if (rows.get(pivot).get(pivot).lo() <= 0) {
                return false;
            }
            for (int row = pivot + 1; row < rows.size(); row++) {
                eliminate(rows.get(row), rows.get(pivot), pivot);
            }
        }
        return true;
    }

    private static void eliminate(List<Enclosure> row, List<Enclosure> pivotRow, int pivot) {
        var factor = SCALARS.divide(row.get(pivot), pivotRow.get(pivot));
        for (int column = pivot; column < row.size(); column++) {
            row.set(column, SCALARS.subtract(row.get(column), SCALARS.multiply(factor, pivotRow.get(column))));
        }
    }
}
