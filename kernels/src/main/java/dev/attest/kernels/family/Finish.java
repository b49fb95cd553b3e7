package dev.attest.kernels.family;

import dev.attest.kernels.strip.Layout;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Map;

/// From the weighted sums of a panel of rows to what leaves the head.
final class Finish {
    private final Groundwork groundwork;
    private final TokenProgram outer;

    Finish(Groundwork groundwork) {
        this.groundwork = groundwork;
        var definition = groundwork.definition();
        List<Term> terms = List.of(definition.output().outer());
        Map<Term, Layout> leaves = groundwork.rowLeaves(terms);
        this.outer = TokenProgram.of(terms, leaves, definition.setting(), definition.loops());
    }

    /// Whether the weighted sum itself leaves the head.
    boolean isSum() {
        var leaf = new Term.ParameterValue(groundwork.definition().output().sum());
        return outer.asLeaf(0) >= 0 && outer.asLeaf(0) == outer.leaf(leaf);
    }

    int scratch() {
        return outer.scratch();
    }

    Machine on(TokenPanel rows, float[] scratch, int from) {
        return new Machine(rows, scratch, from);
    }

    /// Finishes panels, for one thread.
    final class Machine {
        private final TokenMachine machine;
        private int prepared = -1;

        Machine(TokenPanel rows, float[] scratch, int from) {
            this.machine = outer.on(scratch, from);
            rows.bind(outer, machine);
        }

        void write(HeadView head, int first, int count) {
            if (head.number() != prepared) {
                machine.prepare();
                prepared = head.number();
            }
            machine.run();
            int dv = head.sizes().dv();
            var panel = machine.root(0);
            int to = head.outAt() + first * dv;
            var loops = groundwork.vocabulary().loops();
            if (panel.spread()) {
                for (int row = 0; row < count; row++) {
                    for (int entry = 0; entry < dv; entry++) {
                        head.out()[to + row * dv + entry] = panel.data()[panel.at(entry)];
                    }
                }
                return;
            }
            loops.unpack(panel.data(), panel.from(), dv, count, head.out(), to, dv);
        }
    }
}
