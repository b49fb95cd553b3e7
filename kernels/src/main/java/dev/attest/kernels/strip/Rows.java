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

    /// Rows 2f and 2f + 1 as complex numbers, times those of another; a last row without partner stays.
    static void turn(Operand x, Operand unit, float[] out, int to, int rows, int lanes) {
        int one = x.spread() ? 0 : 1;
        int other = unit.spread() ? 0 : 1;
        for (int row = 0; row + 1 < rows; row += 2) {
            for (int lane = 0; lane < lanes; lane++) {
                float a = x.data()[x.at(row) + lane * one];
                float b = x.data()[x.at(row + 1) + lane * one];
                float cosine = unit.data()[unit.at(row) + lane * other];
                float sine = unit.data()[unit.at(row + 1) + lane * other];
                out[to + row * lanes + lane] = a * cosine - b * sine;
                out[to + (row + 1) * lanes + lane] = a * sine + b * cosine;
            }
        }
        if (rows % 2 == 1) {
            copyRow(x, rows - 1, out, to + (rows - 1) * lanes, lanes);
        }
    }

    static void pack(float[] rows, int from, int stride, int width, int tokens, float[] panel, int to, int lanes) {
        for (int token = 0; token < tokens; token++) {
            int source = from + token * stride;
            for (int entry = 0; entry < width; entry++) {
                panel[to + entry * lanes + token] = rows[source + entry];
            }
        }
        for (int entry = 0; tokens < lanes && entry < width; entry++) {
            Arrays.fill(panel, to + entry * lanes + tokens, to + (entry + 1) * lanes, 0);
        }
    }

    static void unpack(float[] panel, int from, int width, int tokens, float[] rows, int to, int stride, int lanes) {
        for (int token = 0; token < tokens; token++) {
            int target = to + token * stride;
            for (int entry = 0; entry < width; entry++) {
                rows[target + entry] = panel[from + entry * lanes + token];
            }
        }
    }
}
