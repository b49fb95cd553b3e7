package dev.attest.kernels.reference;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;

/// Matrices in flat arrays, row after row.
public final class Matrices {
    private static final double LOG_BASE = StrictMath.log(10_000);

    private Matrices() {}

    static void identity(int size, double[] out) {
        Arrays.fill(out, 0, size * size, 0);
        for (int row = 0; row < size; row++) {
            out[row * size + row] = 1;
        }
    }

    static void transpose(double[] data, int from, int rows, int columns, double[] out, int to) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                out[to + column * rows + row] = data[from + row * columns + column];
            }
        }
    }

    static void diagonal(double[] data, int from, int size, double[] out, int to) {
        Arrays.fill(out, to, to + size * size, 0);
        for (int row = 0; row < size; row++) {
            out[to + row * size + row] = data[from + row];
        }
    }

    static void roll(double[] data, int from, int size, int shift, double[] out, int to) {
        for (int entry = 0; entry < size; entry++) {
            out[to + Math.floorMod(entry + shift, size)] = data[from + entry];
        }
    }

    /// Entries 2f and 2f + 1 turned by the angle `position 10000^(-2f/size)`.
    static void turn(double[] data, int from, int size, double position, double[] out, int to) {
        System.arraycopy(data, from, out, to, size);
        for (int pair = 0; 2 * pair + 1 < size; pair++) {
            double frequency = StrictMath.exp(-2.0 * pair / size * LOG_BASE);
            double cos = StrictMath.cos(position * frequency);
            double sin = StrictMath.sin(position * frequency);
            double first = data[from + 2 * pair];
            double second = data[from + 2 * pair + 1];
            out[to + 2 * pair] = first * cos - second * sin;
            out[to + 2 * pair + 1] = first * sin + second * cos;
        }
    }

    /// By LU decomposition with partial pivoting, O(size^3). Not a number throughout where an entry is not
    /// finite or a pivot is 0.
    public static void inverse(double[] data, int from, int size, double[] out, int to) {
        var matrix = new double[size][size];
        boolean finite = true;
        for (int row = 0; row < size; row++) {
            System.arraycopy(data, from + row * size, matrix[row], 0, size);
            finite &= Arrays.stream(matrix[row]).allMatch(Double::isFinite);
        }
        var solver = new LUDecomposition(new Array2DRowRealMatrix(matrix, false), Double.MIN_VALUE).getSolver();
        if (!finite || !solver.isNonSingular()) {
            Arrays.fill(out, to, to + size * size, Double.NaN);
            return;
        }
        var inverse = solver.getInverse();
        for (int row = 0; row < size; row++) {
            System.arraycopy(inverse.getRow(row), 0, out, to + row * size, size);
        }
    }
}
