package dev.attest.kernels.strip;

/// Products over rows of entries rather than lanes: what a tile of pairs adds to the tokens of its keys. Rows
/// are [#padded] to whole vectors.
public final class Bands {
    private static final int SCALAR = 1;

    private Bands() {}

    /// The least length of a row that holds `width` numbers.
    public static int padded(Loops loops, int width) {
        int vector = loops instanceof VectorLoops ? Lanes.ONE : SCALAR;
        return (width + vector - 1) / vector * vector;
    }

    /// `C(r) += sum over s < inner of A(r, s) B(s)`, where B(s) and C(r) are rows of `width` numbers, a padded
    /// width, at `bFrom + s bStep` and `cFrom + r cStep`, and A(r, s) is the number at `aFrom + r aRow + s
    /// aInner`; summed in the order of s.
    public static void onto(
            Loops loops,
            int width,
            int rows,
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep) {
        switch (loops) {
            case VectorLoops _ ->
                VectorBands.onto(width, rows, inner, a, aFrom, aRow, aInner, b, bFrom, bStep, c, cFrom, cStep);
            case ScalarLoops _ ->
                scalar(width, rows, inner, a, aFrom, aRow, aInner, b, bFrom, bStep, c, cFrom, cStep);
        }
    }

    private static void scalar(
            int width,
            int rows,
            int inner,
            float[] a,
            int aFrom,
            int aRow,
            int aInner,
            float[] b,
            int bFrom,
            int bStep,
            float[] c,
            int cFrom,
            int cStep) {
        for (int row = 0; row < rows; row++) {
            for (int s = 0; s < inner; s++) {
                float factor = a[aFrom + row * aRow + s * aInner];
                int from = bFrom + s * bStep;
                int to = cFrom + row * cStep;
                for (int entry = 0; entry < width; entry++) {
                    c[to + entry] += factor * b[from + entry];
                }
            }
        }
    }
}
