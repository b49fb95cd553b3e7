package dev.attest.kernels.reference;

import dev.attest.theory.formula.Term;

/// Many values become one, entry by entry, from the first key to the last.
final class Reducing {
    private Reducing() {}

    static void reduce(Term.Reduction reduction, Block values, int count, int size, double[] out, int to) {
        for (int key = 0; key < count; key++) {
            include(reduction, values, key, key, size, out, to);
        }
        finish(reduction, count, size, out, to);
    }

    /// Takes in the value at `key` of a block, as the value with number `turn`.
    static void include(Term.Reduction reduction, Block values, int key, int turn, int size, double[] out, int to) {
        int from = values.at(key);
        if (turn == 0) {
            System.arraycopy(values.data(), from, out, to, size);
            return;
        }
        switch (reduction) {
            case SUM, MEAN -> {
                for (int entry = 0; entry < size; entry++) {
                    out[to + entry] += values.data()[from + entry];
                }
            }
            case MIN -> {
                for (int entry = 0; entry < size; entry++) {
                    out[to + entry] = Math.min(out[to + entry], values.data()[from + entry]);
                }
            }
            case MAX -> {
                for (int entry = 0; entry < size; entry++) {
                    out[to + entry] = Math.max(out[to + entry], values.data()[from + entry]);
                }
            }
        }
    }

    static void finish(Term.Reduction reduction, int count, int size, double[] out, int to) {
        if (reduction == Term.Reduction.MEAN) {
            for (int entry = to; entry < to + size; entry++) {
                out[entry] /= count;
            }
        }
    }
}
