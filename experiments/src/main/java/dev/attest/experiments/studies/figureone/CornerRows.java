package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.PlaneScene.Spot;
import java.util.List;
import java.util.function.BiPredicate;

/// The rows of the queries at the corners of a grid, in doubles.
final class CornerRows {
    /// Numbers that differ by more are not asked whether they are equal.
    static final double CLOSE = 0x1p-30;

    private static final double FEW = 8;

    private final PlaneGrid grid;
    private final PlaneRows rows;
    private final double[][][] weights;
    private final boolean[][] defined;
    private final int entry;

    CornerRows(PlaneRows rows, PlaneGrid grid) {
        this.grid = grid;
        this.rows = rows;
        int lines = grid.cells() + 1;
        weights = new double[lines][lines][];
        for (int column = 0; column < lines; column++) {
            for (int line = 0; line < lines; line++) {
                weights[column][line] = rows.at(grid.corner(column, line));
            }
        }
        defined = where((column, line) -> PlaneRows.isFinite(weights[column][line]));
        entry = liveliest();
    }

    /// The corners, by column and line, where something holds.
    boolean[][] where(BiPredicate<Integer, Integer> holds) {
        var found = new boolean[weights.length][weights.length];
        for (int column = 0; column < weights.length; column++) {
            for (int line = 0; line < weights.length; line++) {
                found[column][line] = holds.test(column, line);
            }
        }
        return found;
    }

    /// The entry that varies most over the corners.
    private int liveliest() {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < weights[0][0].length; j++) {
            double spread = spread(j);
            if (spread > most) {
                most = spread;
                best = j;
            }
        }
        return best;
    }

    private double spread(int j) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int column = 0; column < weights.length; column++) {
            for (int line = 0; line < weights.length; line++) {
                if (defined[column][line]) {
                    low = Math.min(low, weights[column][line][j]);
                    high = Math.max(high, weights[column][line][j]);
                }
            }
        }
        return high - low;
    }

    boolean isDefined(int column, int line) {
        return defined[column][line];
    }

    /// The entry that is followed, at a corner, anywhere, and of a row.
    double followed(int column, int line) {
        return weights[column][line][entry];
    }

    double followed(Spot query) {
        return followed(rows.at(query));
    }

    double followed(double[] row) {
        return row[entry];
    }

    /// Whether a whole row may pass another between two places near each other: no entry is farther from it
    /// than a few times what it changes between them.
    boolean mayPass(double[] row, Spot one, Spot other) {
        double[] here = rows.at(one);
        double[] there = rows.at(other);
        for (int j = 0; j < row.length; j++) {
            if (!(Math.abs(here[j] - row[j]) <= FEW * Math.abs(here[j] - there[j]) + CLOSE)) {
                return false;
            }
        }
        return true;
    }

    /// Where there is no row, as polygons.
    List<List<Spot>> undefined() {
        return Areas.of(
                grid, where((column, line) -> !defined[column][line]), spot -> !PlaneRows.isFinite(rows.at(spot)));
    }
}
