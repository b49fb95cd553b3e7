package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Parallel;
import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.List;

/// A vector of each key, row after row for each key head: the keys or values themselves, or computed from them
/// once.
final class KeyRows {
    private final Term term;
    private final Vocabulary vocabulary;
    private final KeySide side;
    private final TokenReversal reversal;
    private final int width;

    /// @param forward  knows what is handed in
    /// @param backward knows what has a gradient as well
    KeyRows(Term term, Vocabulary forward, Vocabulary backward) {
        this.term = term;
        this.vocabulary = forward;
        var roots = List.of(term);
        var leaves = forward.leaves(roots, Layout.LANES);
        this.side = new KeySide(TokenProgram.of(roots, leaves, forward.setting(), forward.loops()), leaves, forward);
        this.reversal = new TokenReversal(roots, backward.leaves(roots, Layout.LANES), backward);
        this.width = forward.size(term.shape());
    }

    int width() {
        return width;
    }

    boolean isKey() {
        return term instanceof Term.Key;
    }

    boolean isValue() {
        return term instanceof Term.Value;
    }

    boolean isPlain() {
        return isKey() || isValue();
    }

    TokenReversal reversal() {
        return reversal;
    }

    /// Rows of [#width] numbers.
    record Of(float[] data, int from, int keys, int width, boolean borrowed) {
        /// Where the rows of a key head begin.
        int at(int keyHead) {
            return from + keyHead * keys * width;
        }

        void giveBack(Execution execution) {
            if (borrowed) {
                execution.giveBack(data);
            }
        }
    }

    /// The rows of all key heads.
    Of of(Call call, Execution execution) {
        var sizes = call.sizes();
        int keys = sizes.keys();
        if (isKey()) {
            return new Of(call.k().data(), call.k().from(), keys, width, false);
        }
        if (isValue()) {
            return new Of(call.v().data(), call.v().from(), keys, width, false);
        }
        int keyHeads = sizes.batch() * sizes.keyHeads();
        int perKeyHead = sizes.heads() / sizes.keyHeads();
        var rows = execution.borrow(Math.multiplyExact(Math.multiplyExact(keyHeads, keys), width));
        int lanes = vocabulary.lanes();
        int panels = (keys + lanes - 1) / lanes;
        Parallel.run(keyHeads * panels, execution, () -> {
            var scratch = execution.borrow(Math.max(1, side.scratch()));
            var machine = side.on(scratch, 0);
            return new Parallel.Worker() {
                @Override
                public void task(int number) {
                    var head = HeadView.of(call, number / panels * perKeyHead);
                    int first = number % panels * lanes;
                    int count = Math.min(lanes, keys - first);
                    machine.run(head, Quantities.none(vocabulary), first, count);
                    machine.unpack(0, width, count, rows, (number / panels * keys + first) * width);
                }

                @Override
                public void close() {
                    execution.giveBack(scratch);
                }
            };
        });
        return new Of(rows, 0, keys, width, true);
    }
}
