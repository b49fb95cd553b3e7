package dev.attest.kernels.family;

import dev.attest.kernels.Gradients;
import dev.attest.kernels.Slice;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Term;

/// Adds what a reversal found of a panel of tokens to the gradients of a call.
final class GradientSink {
    private final Vocabulary vocabulary;
    private final Gradients into;

    GradientSink(Vocabulary vocabulary, Gradients into) {
        this.vocabulary = vocabulary;
        this.into = into;
    }

    Gradients into() {
        return into;
    }

    /// @param head  a query head whose tokens they are, or that reads the key head whose tokens they are
    /// @param first token of the panel
    void add(
            TokenReversal reversal,
            TokenReversal.Machine machine,
            HeadView head,
            int first,
            int count,
            ParameterSums.Task parameters) {
        for (var leaf : reversal.found()) {
            add(leaf, machine.of(leaf), head, first, count, parameters);
        }
    }

    /// The same of one leaf.
    void add(Term leaf, Operand adjoint, HeadView head, int first, int count, ParameterSums.Task parameters) {
        int size = vocabulary.size(leaf.shape());
        switch (leaf) {
            case Term.Query _ -> add(adjoint, size, count, into.dq(), query(head) + first * size);
            case Term.Key _ -> add(adjoint, size, count, into.dk(), key(head) + first * size);
            case Term.Value _ -> add(adjoint, size, count, into.dv(), value(head) + first * size);
            case Term.InputValue(var input, var _) -> {
                var gradient = into.inputs().get(input.name());
                if (gradient != null) {
                    int at = gradient.from()
                            + head.inputAt(input, size)
                            - head.input(input).from();
                    add(adjoint, size, count, gradient, at + first * size);
                }
            }
            case Term.ParameterValue(var parameter) -> {
                if (parameters.asksFor(parameter.name())) {
                    parameters.add(parameter.name(), adjoint, size, count);
                }
            }
            default -> throw new IllegalStateException("leaf " + leaf + ": expected one with a gradient");
        }
    }

    /// Where the gradient of the queries of a head begins.
    int query(HeadView head) {
        return into.dq().from() + head.qAt() - head.call().q().from();
    }

    int key(HeadView head) {
        return into.dk().from() + head.kAt() - head.call().k().from();
    }

    int value(HeadView head) {
        return into.dv().from() + head.vAt() - head.call().v().from();
    }

    private static void add(Operand panel, int size, int count, Slice to, int at) {
        var rows = to.data();
        for (int token = 0; token < count; token++) {
            int row = at + token * size;
            for (int entry = 0; entry < size; entry++) {
                rows[row + entry] += panel.data()[panel.at(entry) + (panel.spread() ? 0 : token)];
            }
        }
    }
}
