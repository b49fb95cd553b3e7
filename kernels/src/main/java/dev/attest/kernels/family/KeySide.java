package dev.attest.kernels.family;

import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.LinkedHashMap;
import java.util.Map;

/// A program whose tokens are keys.
final class KeySide {
    private final TokenProgram program;
    private final Vocabulary vocabulary;
    private final Map<Term, Layout> leaves = new LinkedHashMap<>();
    private final int panelLength;

    /// @param leaves those that it may read
    KeySide(TokenProgram program, Map<Term, Layout> leaves, Vocabulary vocabulary) {
        this.program = program;
        this.vocabulary = vocabulary;
        leaves.forEach((leaf, layout) -> {
            if (program.leaf(leaf) >= 0) {
                this.leaves.put(leaf, layout == Layout.KEYS ? Layout.LANES : layout);
            }
        });
        this.panelLength = TokenPanel.length(this.leaves, vocabulary);
    }

    TokenProgram program() {
        return program;
    }

    int scratch() {
        return Math.addExact(panelLength, program.scratch());
    }

    Machine on(float[] scratch, int from) {
        return new Machine(scratch, from);
    }

    /// Runs the program, for one thread.
    final class Machine {
        private final TokenPanel panel;
        private final TokenMachine machine;
        private int prepared = -1;

        Machine(float[] scratch, int from) {
            this.panel = new TokenPanel(leaves, vocabulary, scratch, from);
            this.machine = program.on(scratch, from + panelLength);
            panel.bind(program, machine);
        }

        void run(HeadView head, Quantities.Of quantities, int first, int count) {
            panel.load(head, quantities, first, count);
            run(head);
        }

        /// The same for an entrywise program: panels hold token after token.
        void runTokens(HeadView head, Quantities.Of quantities, int first, int count) {
            panel.loadTokens(head, quantities, first, count);
            run(head);
        }

        private void run(HeadView head) {
            if (head.number() != prepared) {
                machine.prepare();
                prepared = head.number();
            }
            machine.run();
        }

        TokenMachine results() {
            return machine;
        }

        void unpack(int root, int width, int tokens, float[] rows, int to) {
            var from = machine.root(root);
            vocabulary.loops().unpack(from.data(), from.from(), width, tokens, rows, to, width);
        }
    }
}
