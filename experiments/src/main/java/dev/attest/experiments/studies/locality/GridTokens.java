package dev.attest.experiments.studies.locality;

/// Queries and keys of the tokens of a grid, by rows from the top. The arrays are not to be changed.
///
/// @param d       the width of a query and of a key
/// @param queries `[n][d]`, by rows
/// @param keys    `[n][d]`
@SuppressWarnings("ArrayRecordComponent")
record GridTokens(int side, int d, double[] queries, double[] keys) {
    /// The squared norm of every vector of the code.
    static final double CODE_SQUARE = 2;

    static final int CODE_WIDTH = 4;

    /// The positional code: cosine and sine of the angle of the row, cosine and sine of that of the column; the
    /// angles divide the circle into as many parts as the grid has rows.
    static GridTokens code(int side) {
        var code = new double[side * side * CODE_WIDTH];
        for (int place = 0; place < side * side; place++) {
            double row = angle(place / side, side);
            double column = angle(place % side, side);
            code[place * CODE_WIDTH] = StrictMath.cos(row);
            code[place * CODE_WIDTH + 1] = StrictMath.sin(row);
            code[place * CODE_WIDTH + 2] = StrictMath.cos(column);
            code[place * CODE_WIDTH + 3] = StrictMath.sin(column);
        }
        return new GridTokens(side, CODE_WIDTH, code, code);
    }

    private static double angle(int step, int side) {
        return 2 * StrictMath.PI * step / side;
    }

    /// Queries and keys, each multiplied by a matrix.
    ///
    /// @param matrix `[m][d]`
    GridTokens times(double[][] matrix) {
        return new GridTokens(side, matrix.length, product(matrix, queries, d), product(matrix, keys, d));
    }

    /// The product `q . k` multiplied by `c`, each factor by its square root.
    GridTokens scaled(double c) {
        double root = StrictMath.sqrt(c);
        return new GridTokens(side, d, multiplied(queries, root), multiplied(keys, root));
    }

    /// Queries and keys multiplied so that the mean square of each is that of the code; zeros stay.
    GridTokens asLargeAsTheCode() {
        return new GridTokens(side, d, multiplied(queries, factor(queries)), multiplied(keys, factor(keys)));
    }

    /// Each query and key followed by the code of its place.
    GridTokens withCode() {
        var code = code(side);
        return new GridTokens(side, d + CODE_WIDTH, joined(queries, code.queries), joined(keys, code.keys));
    }

    /// @param matrix  `[m][d]`
    /// @param vectors `[n][d]`, by rows
    /// @return `[n][m]`
    static double[] product(double[][] matrix, double[] vectors, int d) {
        int n = vectors.length / d;
        var result = new double[n * matrix.length];
        for (int place = 0; place < result.length; place++) {
            var row = matrix[place % matrix.length];
            int start = place / matrix.length * d;
            for (int entry = 0; entry < d; entry++) {
                result[place] += row[entry] * vectors[start + entry];
            }
        }
        return result;
    }

    private double factor(double[] vectors) {
        double squares = 0;
        for (double entry : vectors) {
            squares += entry * entry;
        }
        return squares == 0 ? 0 : StrictMath.sqrt(CODE_SQUARE * side * side / squares);
    }

    private double[] joined(double[] vectors, double[] code) {
        int width = d + CODE_WIDTH;
        var joined = new double[side * side * width];
        for (int place = 0; place < side * side; place++) {
            System.arraycopy(vectors, place * d, joined, place * width, d);
            System.arraycopy(code, place * CODE_WIDTH, joined, place * width + d, CODE_WIDTH);
        }
        return joined;
    }

    private static double[] multiplied(double[] numbers, double factor) {
        var result = numbers.clone();
        for (int place = 0; place < result.length; place++) {
            result[place] *= factor;
        }
        return result;
    }
}
