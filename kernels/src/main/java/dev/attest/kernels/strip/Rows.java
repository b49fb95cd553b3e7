package dev.attest.kernels.strip;

import java.util.Arrays;

/// Moves of rows, for rows of any number of lanes.
final class Rows {
    private Rows() {}

    static void copy(Operand a, float[] out, int to, int rows, int lanes) {
        if (!a.spread() && a.step() == lanes) {
            System.arraycopy(a.data(), a.from(), out, to, rows * lanes);
            return;
        }
        for (int row = 0; row < rows; row++) {
            copyRow(a, row, out, to + row * lanes, lanes);
        }
    }

    static void copyRow(Operand a, int row, float[] out, int to, int lanes) {
        if (a.spread()) {
            Arrays.fill(out, to, to + lanes, a.data()[a.at(row)]);
        } else {
            System.arraycopy(a.data(), a.at(row), out, to, lanes);
        }
    }

    static void clear(float[] c, int from, int step, int rows, int lanes) {
        if (step == lanes) {
            Arrays.fill(c, from, from + rows * lanes, 0);
            return;
        }
        for (int row = 0; row < rows; row++) {
            Arrays.fill(c, from + row * step, from + row * step + lanes, 0);
        }
    }

    static float total(float[] row, int from, int lanes) {
        float sum = 0;
        for (int lane = 0; lane < lanes; lane++) {
            sum += row[from + lane];
        }
        return sum;
    }

    static void pack(float[] rows, int from, int stride, int width, int tokens, float[] panel, int to, int lanes) {
        packRest(rows, from, stride, width, tokens, panel, to, lanes, 0, 0);
    }

    /// Packs what is left once the first `high` tokens have their first `wide` entries in the panel.
    static void packRest(
            float[] rows,
            int from,
            int stride,
            int width,
            int tokens,
            float[] panel,
            int to,
            int lanes,
            int high,
            int wide) {
        for (int entry = 0; entry < width; entry++) {
            int row = to + entry * lanes;
            for (int token = entry < wide ? high : 0; token < tokens; token++) {
                panel[row + token] = rows[from + token * stride + entry];
            }
            Arrays.fill(panel, row + tokens, row + lanes, 0);
        }
    }

    static void unpack(float[] panel, int from, int width, int tokens, float[] rows, int to, int stride, int lanes) {
        unpackRest(panel, from, width, tokens, rows, to, stride, lanes, 0, 0);
    }

    /// Unpacks what is left once the first `high` tokens have their first `wide` entries.
    static void unpackRest(
            float[] panel,
            int from,
            int width,
            int tokens,
            float[] rows,
            int to,
            int stride,
            int lanes,
            int high,
            int wide) {
        for (int token = 0; token < tokens; token++) {
            int target = to + token * stride;
            for (int entry = token < high ? wide : 0; entry < width; entry++) {
                rows[target + entry] = panel[from + entry * lanes + token];
            }
        }
    }
}
