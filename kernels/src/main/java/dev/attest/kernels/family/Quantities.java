package dev.attest.kernels.family;

import dev.attest.kernels.form.KeyReduction;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a head needs before its rows: the mean query, and reductions over the keys that no query changes. Sums
/// are taken in doubles and rounded once. Without a mask each is one value, of a causal mechanism one for every
/// position.
///
/// Time n times the cost of what is reduced; memory its size, for a causal mechanism n times that.
final class Quantities {
    private final Vocabulary vocabulary;
    private final List<Reduced> reduced = new ArrayList<>();
    private final Map<Term, Integer> places = new HashMap<>();
    private final int count;
    private int length;

    /// @param count  values of each: the number of keys for a causal mechanism, else 1
    /// @param meanOf the mean query, if a term mentions it
    Quantities(Vocabulary vocabulary, List<KeyReduction> reductions, List<Term> meanOf, int keys) {
        this.vocabulary = vocabulary;
        this.count = vocabulary.causal() ? keys : 1;
        meanOf.forEach(this::place);
        for (var reduction : reductions) {
            reduced.add(Reduced.of(reduction, vocabulary));
            place(new Term.ParameterValue(reduction.leaf()));
            vocabulary.ofKeys(reduction.leaf());
        }
    }

    private void place(Term leaf) {
        places.put(leaf, length);
        length = Math.addExact(length, Math.multiplyExact(count, vocabulary.size(leaf.shape())));
    }

    /// The mean queries among the parts of terms.
    static List<Term> meanQueries(Vocabulary vocabulary, List<Term> terms) {
        return vocabulary.leaves(terms, Layout.LANES).keySet().stream()
                .filter(Term.MeanQuery.class::isInstance)
                .toList();
    }

    private record Reduced(KeyReduction reduction, TokenProgram program, Map<Term, Layout> leaves, int size) {
        static Reduced of(KeyReduction reduction, Vocabulary vocabulary) {
            var body = List.of(reduction.body());
            var leaves = vocabulary.leaves(body, Layout.LANES);
            var program = TokenProgram.of(body, leaves, vocabulary.setting(), vocabulary.loops());
            return new Reduced(
                    reduction, program, leaves, vocabulary.size(reduction.body().shape()));
        }
    }

    /// The quantities of one head.
    record Of(Quantities quantities, float[] data, int from) {
        /// Where a leaf begins; -1 if it is none of these.
        int at(Term leaf) {
            var place = quantities.places.get(leaf);
            return place == null ? -1 : from + place;
        }
    }

    /// Of a head that needs none.
    static Of none(Vocabulary vocabulary) {
        return new Of(new Quantities(vocabulary, List.of(), List.of(), 1), new float[0], 0);
    }

    /// Numbers for one head.
    int length() {
        return length;
    }

    /// Numbers of scratch memory that computing them needs.
    int scratch() {
        return reduced.stream()
                .mapToInt(each -> TokenPanel.length(each.leaves, vocabulary) + each.program.scratch())
                .max()
                .orElse(0);
    }

    void compute(HeadView head, Of place, float[] scratch, int from) {
        places.forEach((leaf, at) -> {
            if (leaf instanceof Term.MeanQuery) {
                meanQuery(head, place.data, place.from + at);
            }
        });
        for (var each : reduced) {
            reduce(each, head, place, scratch, from);
        }
    }

    private void meanQuery(HeadView head, float[] data, int at) {
        int d = head.sizes().d();
        var sum = new double[d];
        for (int row = 0; row < head.sizes().queries(); row++) {
            for (int entry = 0; entry < d; entry++) {
                sum[entry] += head.q()[head.qAt() + row * d + entry];
            }
            write(sum, row, head.sizes().queries(), 1.0 / (row + 1), data, at);
        }
    }

    private void reduce(Reduced each, HeadView head, Of place, float[] scratch, int from) {
        Loops loops = vocabulary.loops();
        var panel = new TokenPanel(each.leaves, vocabulary, scratch, from);
        var machine = each.program.on(scratch, from + TokenPanel.length(each.leaves, vocabulary));
        panel.bind(each.program, machine);
        var running = new Running(each.reduction.reduction(), each.size);
        int keys = head.sizes().keys();
        int at = place.at(new Term.ParameterValue(each.reduction.leaf()));
        for (int first = 0; first < keys; first += loops.lanes()) {
            int tokens = Math.min(loops.lanes(), keys - first);
            panel.load(head, place, first, tokens);
            if (first == 0) {
                machine.prepare();
            }
            machine.run();
            var root = machine.root(0);
            for (int token = 0; token < tokens; token++) {
                for (int entry = 0; entry < each.size; entry++) {
                    running.take(entry, root.data()[root.at(entry) + (root.spread() ? 0 : token)]);
                }
                running.next();
                write(running.values, first + token, keys, running.scale(), place.data, at);
            }
        }
        for (int row = keys; row < count; row++) {
            write(running.values, row, count, running.scale(), place.data, at);
        }
    }

    /// After row `row`: one value of many, or the one at the end.
    private void write(double[] values, int row, int rows, double scale, float[] data, int at) {
        if (count == 1 && row < rows - 1) {
            return;
        }
        int to = count == 1 ? at : at + row * values.length;
        for (int entry = 0; entry < values.length; entry++) {
            data[to + entry] = (float) (values[entry] * scale);
        }
    }

    /// A reduction as far as it has come.
    private static final class Running {
        private final Term.Reduction reduction;
        private final double[] values;
        private int taken;

        Running(Term.Reduction reduction, int size) {
            this.reduction = reduction;
            this.values = new double[size];
            switch (reduction) {
                case SUM, MEAN -> {}
                case MIN -> Arrays.fill(values, Double.POSITIVE_INFINITY);
                case MAX -> Arrays.fill(values, Double.NEGATIVE_INFINITY);
            }
        }

        void take(int entry, double value) {
            values[entry] = switch (reduction) {
                case SUM, MEAN -> values[entry] + value;
                case MIN -> Math.min(values[entry], value);
                case MAX -> Math.max(values[entry], value);
            };
        }

        void next() {
            taken++;
        }

        double scale() {
            return reduction == Term.Reduction.MEAN ? 1.0 / taken : 1;
        }
    }
}
