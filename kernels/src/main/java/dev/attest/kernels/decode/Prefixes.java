package dev.attest.kernels.decode;

import dev.attest.kernels.form.KeyReduction;
import dev.attest.theory.formula.Term.Reduction;
import java.util.Arrays;

/// Reductions over the keys so far, for each key head, and the sum of the queries so far, for each query head:
/// in doubles, rounded once where a row reads them.
final class Prefixes {
    private final Ground ground;
    private final Reduction[] kinds;
    private final double[][] running;
    private final int[] sizes;
    private final double[] queries;

    Prefixes(Ground ground) {
        this.ground = ground;
        this.kinds = ground.reductions().stream().map(KeyReduction::reduction).toArray(Reduction[]::new);
        this.sizes = ground.reductions().stream()
                .mapToInt(each -> ground.mentions().size(each.leaf().shape()))
                .toArray();
        this.running = new double[kinds.length][];
        for (int each = 0; each < kinds.length; each++) {
            running[each] = new double[ground.keyHeads() * sizes[each]];
        }
        this.queries = new double[ground.heads() * ground.sizes().d()];
        clear();
    }

    void clear() {
        for (int each = 0; each < kinds.length; each++) {
            Arrays.fill(
                    running[each],
                    switch (kinds[each]) {
                        case SUM, MEAN -> 0;
                        case MIN -> Double.POSITIVE_INFINITY;
                        case MAX -> Double.NEGATIVE_INFINITY;
                    });
        }
        Arrays.fill(queries, 0);
    }

    void copyFrom(Prefixes other) {
        for (int each = 0; each < kinds.length; each++) {
            System.arraycopy(other.running[each], 0, running[each], 0, running[each].length);
        }
        System.arraycopy(other.queries, 0, queries, 0, queries.length);
    }

    long bytes() {
        long numbers = queries.length;
        for (var each : running) {
            numbers += each.length;
        }
        return Double.BYTES * numbers;
    }

    /// Computes what is reduced, for the tokens of a panel.
    void run(LanePanel keys) {
        for (int each = 0; each < kinds.length; each++) {
            keys.machine(1 + each).run();
        }
    }

    /// Takes in the token of a lane.
    void take(LanePanel keys, int lane, int keyHead) {
        for (int each = 0; each < kinds.length; each++) {
            var root = keys.machine(1 + each).root(0);
            int own = root.spread() ? 0 : lane;
            int to = keyHead * sizes[each];
            for (int entry = 0; entry < sizes[each]; entry++) {
                double next = root.data()[root.at(entry) + own];
                running[each][to + entry] = joined(kinds[each], running[each][to + entry], next);
            }
        }
    }

    private static double joined(Reduction kind, double a, double b) {
        return switch (kind) {
            case SUM, MEAN -> a + b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
        };
    }

    /// Takes in the query of a head.
    void takeQuery(float[] q, int from, int head) {
        int d = ground.sizes().d();
        for (int entry = 0; entry < d; entry++) {
            queries[head * d + entry] += q[from + entry];
        }
    }

    /// Hands heads `first` and on what they read, after so many tokens.
    void fill(LanePanel rows, int meanQuery, int[] places, int first, int count, long tokens) {
        int d = ground.sizes().d();
        for (int lane = 0; meanQuery >= 0 && lane < count; lane++) {
            spread(queries, (first + lane) * d, d, 1.0 / tokens, rows, meanQuery + lane);
        }
        for (int each = 0; each < kinds.length; each++) {
            double scale = kinds[each] == Reduction.MEAN ? 1.0 / tokens : 1;
            for (int lane = 0; places[each] >= 0 && lane < count; lane++) {
                int from = (first + lane) / ground.group() * sizes[each];
                spread(running[each], from, sizes[each], scale, rows, places[each] + lane);
            }
        }
    }

    private static void spread(double[] from, int at, int size, double scale, LanePanel rows, int to) {
        for (int entry = 0; entry < size; entry++) {
            rows.data()[to + entry * rows.lanes()] = (float) (from[at + entry] * scale);
        }
    }
}
