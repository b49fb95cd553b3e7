package dev.attest.kernels.family;

import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Slice;
import dev.attest.kernels.form.Analysis;
import dev.attest.kernels.form.SoftmaxForm;
import dev.attest.kernels.reference.Head;
import dev.attest.kernels.reference.ReferenceAttention;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the double reading tells of a row beside its output. The logarithm of the divisor comes from the
/// scores, read as if they were the weights.
///
/// Time that of a row for each.
final class DoubleExtras {
    private final boolean causal;
    private final Analysis<SoftmaxForm.Written> written;
    private final Optional<ReferenceAttention> scores;
    private final Optional<ReferenceAttention> sinks;

    DoubleExtras(Mechanism mechanism, int d, int dv, Map<String, double[][]> parameters) {
        this.causal = mechanism.causal();
        this.written = SoftmaxForm.written(mechanism.weight(), causal);
        this.scores = written.asOptional()
                .map(form -> ReferenceAttention.of(weighing(mechanism, form.score()), d, dv, parameters));
        this.sinks = written.asOptional()
                .flatMap(SoftmaxForm.Written::sink)
                .map(sink -> ReferenceAttention.of(weighing(mechanism, sink), d, dv, parameters));
    }

    private static Mechanism weighing(Mechanism mechanism, Term weight) {
        return new Mechanism(
                mechanism.name(),
                mechanism.title(),
                mechanism.source(),
                mechanism.causal(),
                mechanism.widths(),
                mechanism.parameters(),
                Optional.empty(),
                weight,
                mechanism.output(),
                mechanism.definitions(),
                mechanism.text(),
                mechanism.warnings(),
                mechanism.inputs(),
                mechanism.grid(),
                mechanism.recurrence());
    }

    void check(Set<Extra> wanted) {
        if (wanted.contains(Extra.LOG_SUM_EXP) && scores.isEmpty()) {
            throw new IllegalArgumentException(
                    "wanted: expected no " + Extra.LOG_SUM_EXP + " of a weight without scores; " + written.reason());
        }
    }

    /// The numbers of a head.
    record Tokens(double[] queries, int count, double[] keys, double[] values, int n, Map<String, double[][]> inputs) {
        Head head(ReferenceAttention reading, int dv) {
            return reading.padded(queries, count, keys, values, n, dv, inputs);
        }
    }

    /// @param rows the head itself
    OfHead of(HeadView view, Tokens tokens, Head rows) {
        return new OfHead(view, tokens, rows);
    }

    /// Of the rows of one head; any thread may ask.
    final class OfHead {
        private final HeadView view;
        private final int n;
        private final List<Head> divisor;
        private final Head rows;

        private OfHead(HeadView view, Tokens tokens, Head rows) {
            int dv = view.sizes().dv();
            this.view = view;
            this.n = tokens.n();
            this.rows = rows;
            this.divisor = view.call().wanted().containsKey(Extra.LOG_SUM_EXP)
                    ? Stream.concat(scores.stream(), sinks.stream())
                            .map(reading -> tokens.head(reading, dv))
                            .toList()
                    : List.of();
        }

        void write(int row) {
            var wanted = view.call().wanted();
            int place = view.number() * view.sizes().queries() + row;
            if (!divisor.isEmpty()) {
                put(wanted.get(Extra.LOG_SUM_EXP), place, logarithm(row));
            }
            if (wanted.containsKey(Extra.WEIGHTS) || wanted.containsKey(Extra.ENTROPY)) {
                var weights = new double[n];
                rows.weights(row, weights);
                put(wanted.get(Extra.ENTROPY), place, entropy(weights));
                int all = view.call().sizes().keys();
                for (int key = 0; key < all; key++) {
                    put(wanted.get(Extra.WEIGHTS), place * all + key, key < n ? weights[key] : 0);
                }
            }
        }

        private static void put(@Nullable Slice into, int place, double number) {
            if (into != null) {
                into.data()[into.from() + place] = (float) number;
            }
        }

        private double entropy(double[] weights) {
            double sum = 0;
            for (double weight : weights) {
                sum -= weight == 0 ? 0 : weight * StrictMath.log(weight);
            }
            return sum;
        }

        private double logarithm(int row) {
            var scores = new double[n];
            divisor.getFirst().weights(row, scores);
            int end = visible(row);
            double sink = sink(row);
            double largest = sink;
            for (int key = 0; key < end; key++) {
                largest = Math.max(largest, scores[key]);
            }
            double sum = sinks.isPresent() ? StrictMath.exp(sink - largest) : 0;
            for (int key = 0; key < end; key++) {
                sum += StrictMath.exp(scores[key] - largest);
            }
            return largest == Double.NEGATIVE_INFINITY ? largest : largest + StrictMath.log(sum);
        }

        private double sink(int row) {
            if (divisor.size() < 2) {
                return Double.NEGATIVE_INFINITY;
            }
            var same = new double[n];
            divisor.getLast().weights(row, same);
            return same[0];
        }

        private int visible(int row) {
            return causal ? Math.min(row + 1, n) : n;
        }
    }
}
