package dev.attest.kernels.strip;

/// Products over rows of entries rather than lanes: what a tile of pairs adds to the tokens of its keys. Rows
/// are [#padded] to whole vectors.
public final class Bands {
    private Bands() {}

    /// The least length of a row that holds `width` numbers.
    public static int padded(Loops loops, int width) {
        int vector = loops.vector();
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
        int lanes = loops.lanes();
        int at = 0;
        for (; at + lanes <= width; at += lanes) {
            loops.product(rows, inner, a, aFrom, aRow, aInner, b, bFrom + at, bStep, c, cFrom + at, cStep, true);
        }
        if (at < width) {
            loops.narrow(width - at, rows, inner, a, aFrom, aRow, aInner, b, bFrom + at, bStep, c, cFrom + at, cStep);
        }
    }
}
