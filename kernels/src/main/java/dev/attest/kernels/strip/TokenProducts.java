package dev.attest.kernels.strip;

/// Products where at least one factor differs from token to token: `out(r, c) = sum over s of a(r, s) b(s, c)`,
/// the entries of a matrix row after row.
final class TokenProducts {
    private TokenProducts() {}

    /// The left factor is the same for all tokens.
    static void left(Loops loops, Operation.Product of, Operand a, Operand b, float[] out, int to) {
        int lanes = loops.lanes();
        int rowStep = of.columns() * lanes;
        for (int column = 0; column < of.columns(); column++) {
            int shift = column * lanes;
            loops.product(
                    of.rows(),
                    of.inner(),
                    a.data(),
                    a.from(),
                    of.inner() * a.step(),
                    a.step(),
                    b.data(),
                    b.from() + shift,
                    rowStep,
                    out,
                    to + shift,
                    rowStep,
                    false);
        }
    }

    /// The right factor is the same for all tokens: each row of the result is its transpose times a row.
    static void right(Loops loops, Operation.Product of, Operand a, Operand b, float[] out, int to) {
        int lanes = loops.lanes();
        for (int row = 0; row < of.rows(); row++) {
            loops.product(
                    of.columns(),
                    of.inner(),
                    b.data(),
                    b.from(),
                    b.step(),
                    of.columns() * b.step(),
                    a.data(),
                    a.from() + row * of.inner() * lanes,
                    lanes,
                    out,
                    to + row * of.columns() * lanes,
                    lanes,
                    false);
        }
    }

    static void both(Loops loops, Operation.Product of, Operand a, Operand b, float[] out, int to) {
        int lanes = loops.lanes();
        for (int row = 0; row < of.rows(); row++) {
            int left = a.from() + row * of.inner() * lanes;
            for (int column = 0; column < of.columns(); column++) {
                int right = b.from() + column * lanes;
                int at = to + (row * of.columns() + column) * lanes;
                loops.dots(of.inner(), a.data(), left, lanes, b.data(), right, of.columns() * lanes, out, at);
            }
        }
    }
}
