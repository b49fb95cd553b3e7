package dev.attest.kernels.family;

import dev.attest.kernels.form.KeyReduction;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gradients by what a head needs before its rows, and through it to the tokens: a sum over the keys hands its
/// adjoint to every key, a mean that divided by their number, and so does the mean query. In a causal mechanism
/// value i is of the keys up to i, so that key j receives the sum of the adjoints i >= j.
final class QuantityGradients {
    private final Vocabulary vocabulary;
    private final List<Reduced> reduced = new ArrayList<>();
    private final Map<Term, Integer> places = new LinkedHashMap<>();
    private final int values;
    private int length;

    private record Reduced(KeyReduction reduction, TokenReversal reversal, int size) {}

    /// @param reductions each may mention those before it
    /// @param means      the mean query, if a term mentions it
    /// @param tokens     of a head
    /// @throws NoGradient for the least or greatest over the keys
    QuantityGradients(Vocabulary vocabulary, List<KeyReduction> reductions, List<Term> means, int tokens) {
        this.vocabulary = vocabulary;
        this.values = vocabulary.causal() ? tokens : 1;
        means.forEach(this::place);
        for (var reduction : reductions) {
            if (reduction.reduction() == Term.Reduction.MIN || reduction.reduction() == Term.Reduction.MAX) {
                throw new NoGradient("the least or greatest over the keys of what no query changes");
            }
            var body = List.of(reduction.body());
            var reversal = new TokenReversal(body, vocabulary.leaves(body, Layout.LANES), vocabulary);
            reduced.add(new Reduced(
                    reduction, reversal, vocabulary.size(reduction.body().shape())));
            place(new Term.ParameterValue(reduction.leaf()));
        }
    }

    private void place(Term leaf) {
        places.put(leaf, length);
        length = Math.addExact(length, Math.multiplyExact(values, vocabulary.size(leaf.shape())));
    }

    private int at(Term leaf) {
        return places.getOrDefault(leaf, -1);
    }

    /// Numbers for one head, all 0 at the start.
    int length() {
        return length;
    }

    boolean has(Term leaf) {
        return places.containsKey(leaf);
    }

    int scratch() {
        return reduced.stream()
                .mapToInt(each -> each.size * vocabulary.lanes() + each.reversal.scratch())
                .max()
                .orElse(0);
    }

    /// Adds adjoints of a panel of tokens to those of one head.
    ///
    /// @param data  from `start` on, where a causal mechanism adds
    /// @param own where a mechanism without a mask adds, whose task this is
    void add(Term leaf, Operand adjoint, int first, int count, float[] data, double[] own, int start) {
        int size = vocabulary.size(leaf.shape());
        int at = at(leaf);
        for (int entry = 0; entry < size; entry++) {
            int from = adjoint.at(entry);
            for (int lane = 0; lane < count; lane++) {
                float more = adjoint.data()[from + (adjoint.spread() ? 0 : lane)];
                if (vocabulary.causal()) {
                    data[start + at + (first + lane) * size + entry] += more;
                } else {
                    own[at + entry] += more;
                }
            }
        }
    }

    /// What receives the adjoints of the leaves of a body.
    interface Sink {
        void add(Term leaf, Operand adjoint, int first, int count);
    }

    /// From the adjoints of one head to those of its tokens, the last reduction first.
    void run(HeadView head, Quantities.Of quantities, float[] data, int start, float[] scratch, Sink sink) {
        int lanes = vocabulary.lanes();
        int keys = head.sizes().keys();
        for (int number = reduced.size() - 1; number >= 0; number--) {
            var each = reduced.get(number);
            int at = start + at(new Term.ParameterValue(each.reduction.leaf()));
            boolean mean = each.reduction.reduction() == Term.Reduction.MEAN;
            handOn(data, at, each.size, mean, keys);
            var machine = each.reversal.on(scratch, each.size * lanes);
            machine.adjoint(0, Operand.panel(scratch, 0, lanes));
            for (int first = 0; first < keys; first += lanes) {
                int count = Math.min(lanes, keys - first);
                spread(data, at, each.size, first, count, scratch);
                machine.run(head, quantities, first, count);
                for (var leaf : each.reversal.found()) {
                    sink.add(leaf, machine.of(leaf), first, count);
                }
            }
        }
    }

    /// Adds what the mean query hands to the queries.
    void meanQuery(HeadView head, float[] data, int start, float[] gradient, int to) {
        places.forEach((leaf, place) -> {
            if (leaf instanceof Term.MeanQuery) {
                int size = vocabulary.size(leaf.shape());
                int queries = head.sizes().queries();
                int at = start + place;
                handOn(data, at, size, true, queries);
                for (int entry = 0; entry < queries * size; entry++) {
                    gradient[to + entry] += data[at + (vocabulary.causal() ? entry : entry % size)];
                }
            }
        });
    }

    /// Turns the adjoints of the values into what each token receives.
    private void handOn(float[] data, int at, int size, boolean mean, int tokens) {
        for (int entry = 0; entry < size; entry++) {
            double sum = 0;
            for (int value = values - 1; value >= 0; value--) {
                int place = at + value * size + entry;
                int averaged = vocabulary.causal() ? value + 1 : tokens;
                sum += mean ? data[place] / (double) averaged : data[place];
                data[place] = (float) sum;
            }
        }
    }

    private void spread(float[] data, int at, int size, int first, int count, float[] scratch) {
        var loops = vocabulary.loops();
        if (vocabulary.causal()) {
            loops.pack(data, at + first * size, size, size, count, scratch, 0);
            return;
        }
        for (int entry = 0; entry < size; entry++) {
            Arrays.fill(scratch, entry * loops.lanes(), (entry + 1) * loops.lanes(), data[at + entry]);
        }
    }
}
