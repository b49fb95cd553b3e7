package dev.attest.kernels.family;

import dev.attest.kernels.strip.Loops;

/// One state through one chunk of W tokens, for a panel of channels: with `S` the state before the chunk and
/// `V` the values, row after row,
///
/// ```text
/// E_r = Y_r S + sum_m strict lower(G_rm) W_m,   W_m = kappa_m V + sum_r lambda_mr E_r
/// O   = X S + sum_m lower(H_m) W_m
/// S'  = S decay + sum_m Z_m^T W_m
/// ```
///
/// The first line is solved by forward substitution, four rows at a time; where nothing is erased it is none.
/// Products stop at the diagonal, so that no later token reaches an earlier row, whatever it holds.
///
/// Time for a token and channel: d for each erased, read and written vector, and W / 2 for each product with
/// one of the written.
final class ChainRun {
    private static final int ROWS = 4;

    private final ChainTerms terms;
    private final Loops loops;
    private final int lanes;

    ChainRun(ChainTerms terms, Loops loops) {
        this.terms = terms;
        this.loops = loops;
        this.lanes = loops.lanes();
    }

    /// Numbers of what is erased of the tokens of a chunk.
    int erasedLength() {
        return terms.erased() * lanes * lanes;
    }

    /// Numbers of what the written vectors are multiplied by.
    int writtenLength() {
        return terms.writes() * lanes * lanes;
    }

    int stateLength() {
        return Math.multiplyExact(terms.width(), lanes);
    }

    /// What the written vectors of `count` tokens are multiplied by.
    ///
    /// @param values row after row, `[count][lanes]`
    /// @param e      where what is erased may be written
    void solve(float[] chunk, int at, int count, float[] state, int s, float[] data, int values, int e, int written) {
        int width = terms.width();
        for (int vector = 0; vector < terms.erased(); vector++) {
            int rows = at + terms.erased(vector);
            int to = e + vector * lanes * lanes;
            loops.product(count, width, chunk, rows, width, 1, state, s, lanes, data, to, lanes, false);
        }
        for (int first = 0; first < count; first += ROWS) {
            int end = Math.min(count, first + ROWS);
            erased(chunk, at, first, end - first, 0, first, data, e, written);
            for (int token = first; token < end; token++) {
                erased(chunk, at, token, 1, first, token - first, data, e, written);
                write(chunk, at, token, data, values, e, written);
            }
        }
    }

    /// Adds to the rows from `token` on what `count` tokens from `first` on wrote.
    private void erased(
            float[] chunk, int at, int token, int rows, int first, int count, float[] data, int e, int written) {
        if (count == 0) {
            return;
        }
        for (int vector = 0; vector < terms.erased(); vector++) {
            int to = e + (vector * lanes + token) * lanes;
            for (int write = 0; write < terms.writes(); write++) {
                int pairs = at + terms.between(vector, write) + token * lanes + first;
                int from = written + (write * lanes + first) * lanes;
                loops.product(rows, count, chunk, pairs, lanes, 1, data, from, lanes, data, to, lanes, true);
            }
        }
    }

    private void write(float[] chunk, int at, int token, float[] data, int values, int e, int written) {
        for (int write = 0; write < terms.writes(); write++) {
            int to = written + (write * lanes + token) * lanes;
            int value = at + terms.ofValue(write) + token;
            loops.product(1, 1, chunk, value, 0, 0, data, values + token * lanes, 0, data, to, lanes, false);
            if (terms.erased() > 0) {
                int factors = value + lanes;
                int from = e + token * lanes;
                int step = lanes * lanes;
                loops.product(1, terms.erased(), chunk, factors, 0, lanes, data, from, step, data, to, lanes, true);
            }
        }
    }

    /// What row after row reads, `[count][lanes]`.
    void read(int number, float[] chunk, int at, int count, float[] state, int s, float[] data, int written, int to) {
        int width = terms.width();
        int rows = at + terms.read(number);
        loops.product(count, width, chunk, rows, width, 1, state, s, lanes, data, to, lanes, false);
        for (int write = 0; write < terms.writes(); write++) {
            int pairs = at + terms.between(terms.erased() + number, write);
            lower(chunk, pairs, count, data, written + write * lanes * lanes, to);
        }
    }

    private void lower(float[] chunk, int pairs, int count, float[] data, int written, int to) {
        for (int first = 0; first < count; first += ROWS) {
            int rows = Math.min(ROWS, count - first);
            int at = pairs + first * lanes;
            int out = to + first * lanes;
            if (first > 0) {
                loops.product(rows, first, chunk, at, lanes, 1, data, written, lanes, data, out, lanes, true);
            }
            int from = written + first * lanes;
            for (int row = 0; row < rows; row++) {
                int place = at + row * lanes + first;
                loops.product(
                        1, row + 1, chunk, place, lanes, 1, data, from, lanes, data, out + row * lanes, lanes, true);
            }
        }
    }

    /// The state after the chunk.
    void advance(float[] chunk, int at, int count, float[] state, int s, float[] data, int written) {
        int width = terms.width();
        terms.decay(chunk, at, state, s);
        for (int write = 0; write < terms.writes(); write++) {
            int rows = at + terms.written(write);
            int from = written + write * lanes * lanes;
            loops.product(width, count, chunk, rows, 1, width, data, from, lanes, state, s, lanes, true);
        }
    }
}
