package dev.attest.kernels.family;

import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.List;

/// Terms of single tokens for a recurrence, computed for a panel of tokens at a time and laid out token after
/// token.
final class TokenTerms {
    private final Vocabulary vocabulary;
    private final KeySide program;
    private final int[] offsets;
    private final int width;

    TokenTerms(List<Term> terms, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        var leaves = vocabulary.leaves(terms, Layout.LANES);
        this.program = new KeySide(
                TokenProgram.of(terms, leaves, vocabulary.setting(), vocabulary.loops()), leaves, vocabulary);
        this.offsets = new int[terms.size()];
        int at = 0;
        for (int number = 0; number < offsets.length; number++) {
            offsets[number] = at;
            at = Math.addExact(at, program.program().size(number));
        }
        this.width = at;
    }

    /// Numbers of a token.
    int width() {
        return width;
    }

    /// Where a term begins among those of a token.
    int offset(int number) {
        return offsets[number];
    }

    int scratch() {
        return Math.addExact(program.scratch(), Math.multiplyExact(width, vocabulary.lanes()));
    }

    Machine on(float[] scratch, int from) {
        return new Machine(scratch, from);
    }

    /// Computes panels, for one thread.
    final class Machine {
        private final KeySide.Machine machine;
        private final float[] scratch;
        private final int rows;

        Machine(float[] scratch, int from) {
            this.scratch = scratch;
            this.machine = program.on(scratch, from);
            this.rows = from + program.scratch();
        }

        void run(HeadView head, Quantities.Of quantities, int first, int count) {
            machine.run(head, quantities, first, count);
            for (int number = 0; number < offsets.length; number++) {
                var root = machine.results().root(number);
                int size = program.program().size(number);
                vocabulary
                        .loops()
                        .unpack(root.data(), root.from(), size, count, scratch, rows + offsets[number], width);
            }
        }

        /// Where the terms of a token of the panel begin.
        int row(int token) {
            return rows + token * width;
        }
    }
}
