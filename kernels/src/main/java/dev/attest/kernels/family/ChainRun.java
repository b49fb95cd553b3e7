package dev.attest.kernels.family;

import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Pointwise;
import java.util.Arrays;

/// One state through one chunk of W tokens, for a panel of channels: with `S` the state before the chunk and
/// `V` the values, row after row,
///
/// ```text
/// W_m = kappa_m V + Y_m S + sum_l strict lower(G_ml) W_l,   Y_m = sum_r lambda_mr Y_r
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
    private final Products products;
    private final int lanes;
    private final Loops loops;

    ChainRun(ChainTerms terms, Loops loops) {
        this.terms = terms;
        this.loops = loops;
        this.products = new Products(loops);
        this.lanes = loops.lanes();
    }

    /// Numbers of what the written vectors are multiplied by.
    int writtenLength() {
        return terms.writes() * lanes * lanes;
    }

    int stateLength() {
        return Math.multiplyExact(terms.width(), lanes);
    }

    /// A chunk and its place.
    ///
    /// @param tokens that change the state
    /// @param wide   lanes that have a channel, or a little more
    record Chunk(float[] data, int at, int tokens, int wide) {}

    /// What the written vectors of the tokens are multiplied by.
    ///
    /// @param values row after row, `[tokens][lanes]`
    void solve(Chunk chunk, float[] state, int s, float[] values, int v, float[] written, int to) {
        for (int write = 0; write < terms.writes(); write++) {
            int rows = to + write * lanes * lanes;
            if (terms.isOfValue(write)) {
                var factors = Operand.column(chunk.data, chunk.at + terms.ofValue(write), 1);
                loops.meet(Pointwise.MULTIPLY, Operand.panel(values, v, lanes), factors, written, rows, chunk.tokens);
            } else {
                Arrays.fill(written, rows, rows + chunk.tokens * lanes, 0);
            }
            int vector = terms.erasedOf(write);
            if (vector >= 0) {
                int y = chunk.at + terms.erased(vector);
                int width = terms.width();
                products.add(chunk.wide, chunk.tokens, width, chunk.data, y, width, 1, state, s, written, rows);
            }
        }
        if (terms.erased() > 0) {
            substitute(chunk, written, to);
        }
    }

    private void substitute(Chunk chunk, float[] written, int to) {
        for (int first = 0; first < chunk.tokens; first += ROWS) {
            int end = Math.min(chunk.tokens, first + ROWS);
            if (first > 0) {
                earlier(chunk, first, end - first, 0, first, written, to);
            }
            for (int token = first + 1; token < end; token++) {
                earlier(chunk, token, 1, first, token - first, written, to);
            }
        }
    }

    /// Adds to the rows from `token` on what `count` tokens from `first` on wrote.
    private void earlier(Chunk chunk, int token, int rows, int first, int count, float[] written, int to) {
        for (int write = 0; write < terms.writes(); write++) {
            int vector = terms.erasedOf(write);
            for (int other = 0; other < terms.writes() && vector >= 0; other++) {
                int pairs = chunk.at + terms.between(vector, other) + token * lanes + first;
                int from = to + (other * lanes + first) * lanes;
                int place = to + (write * lanes + token) * lanes;
                products.add(chunk.wide, rows, count, chunk.data, pairs, lanes, 1, written, from, written, place);
            }
        }
    }

    /// What row after row reads, `[rows][lanes]`.
    void read(int number, Chunk chunk, int rows, float[] state, int s, float[] written, int w, float[] out, int to) {
        int width = terms.width();
        int x = chunk.at + terms.read(number);
        products.times(chunk.wide, rows, width, chunk.data, x, width, 1, state, s, out, to);
        for (int write = 0; write < terms.writes(); write++) {
            int pairs = chunk.at + terms.between(terms.erased() + number, write);
            lower(chunk, pairs, rows, written, w + write * lanes * lanes, out, to);
        }
    }

    private void lower(Chunk chunk, int pairs, int count, float[] written, int w, float[] out, int to) {
        for (int first = 0; first < count; first += ROWS) {
            int rows = Math.min(ROWS, count - first);
            int at = pairs + first * lanes;
            int place = to + first * lanes;
            int before = Math.min(first, chunk.tokens);
            if (before > 0) {
                products.add(chunk.wide, rows, before, chunk.data, at, lanes, 1, written, w, out, place);
            }
            for (int row = 0; row < rows; row++) {
                int own = Math.min(row + 1, chunk.tokens - before);
                int from = at + row * lanes + before;
                int earlier = w + before * lanes;
                products.add(
                        chunk.wide, 1, own, chunk.data, from, lanes, 1, written, earlier, out, place + row * lanes);
            }
        }
    }

    /// The state after the chunk.
    void advance(Chunk chunk, float[] state, int s, float[] written, int w) {
        int width = terms.width();
        terms.decay(chunk.data, chunk.at, state, s);
        for (int write = 0; write < terms.writes(); write++) {
            int z = chunk.at + terms.written(write);
            int from = w + write * lanes * lanes;
            products.add(chunk.wide, width, chunk.tokens, chunk.data, z, 1, width, written, from, state, s);
        }
    }
}
