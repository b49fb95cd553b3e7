package dev.attest.verification.kernels;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.jspecify.annotations.Nullable;

/// The inverse X of a matrix A that is off by at most E, entry by entry: where the largest row sum of `|X| E`
/// is r < 1, the inverse is off by at most `|X| E |X| / (1 - r)`. [Higham 2002, section 14.1]
final class SingleInverse {
    private SingleInverse() {}

    static Singles of(Singles matrix, int width) {
        var inverses = new Singles[matrix.count()];
        for (int key = 0; key < inverses.length; key++) {
            inverses[key] = single(matrix, key, width);
        }
        return Singles.filled(inverses.length, width * width, 1, (key, place) -> inverses[key].at(0, place));
    }

    private static Singles single(Singles matrix, int key, int width) {
        RealMatrix values = new Array2DRowRealMatrix(width, width);
        RealMatrix errors = new Array2DRowRealMatrix(width, width);
        boolean undefined = false;
        for (int place = 0; place < width * width; place++) {
            var entry = matrix.at(key, place);
            undefined |= entry.isNotFinite();
            values.setEntry(place / width, place % width, entry.value());
            errors.setEntry(
                    place / width, place % width, entry.error() + 8.0 * width * width * Single.UNIT * entry.size());
        }
        var inverse = undefined ? null : inverse(values);
        if (inverse == null) {
            var none = undefined ? Single.exact(Double.NaN) : Single.unknown(Double.NaN);
            return Singles.filled(1, width * width, 1, (_, _) -> none);
        }
        var magnitude = absolute(inverse);
        var growth = magnitude.multiply(errors);
        double ratio = growth.transpose().getNorm();
        var carried = growth.multiply(magnitude).scalarMultiply(1 / (1 - ratio));
        return Singles.filled(1, width * width, 1, (_, place) -> {
            double value = inverse.getEntry(place / width, place % width);
            double error = carried.getEntry(place / width, place % width);
            return ratio < 1 ? new Single(value, Math.abs(value), error).rounded(1) : Single.unknown(value);
        });
    }

    private static @Nullable RealMatrix inverse(RealMatrix matrix) {
        try {
            return new LUDecomposition(matrix).getSolver().getInverse();
        } catch (SingularMatrixException singular) {
            return null;
        }
    }

    private static RealMatrix absolute(RealMatrix matrix) {
        var absolute = matrix.copy();
        for (int row = 0; row < matrix.getRowDimension(); row++) {
            for (int column = 0; column < matrix.getColumnDimension(); column++) {
                absolute.setEntry(row, column, Math.abs(matrix.getEntry(row, column)));
            }
        }
        return absolute;
    }
}
