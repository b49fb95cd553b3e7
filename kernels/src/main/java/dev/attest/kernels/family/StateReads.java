package dev.attest.kernels.family;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import java.util.List;

/// What rows read of their states, kept row after row, and from there what leaves the head.
final class StateReads {
    private final Groundwork groundwork;
    private final List<Parameter> leaves;
    private final int[] offsets;
    private final int width;
    private final Finish finish;
    private final boolean plain;

    /// @param leaves as the output mentions them
    StateReads(Groundwork groundwork, List<Parameter> leaves) {
        this.groundwork = groundwork;
        this.leaves = List.copyOf(leaves);
        this.offsets = new int[leaves.size()];
        int at = 0;
        for (int number = 0; number < offsets.length; number++) {
            offsets[number] = at;
            at += size(number);
        }
        this.width = at;
        this.finish = new Finish(groundwork);
        var outer = groundwork.definition().output().outer();
        this.plain = leaves.size() == 1 && outer.equals(new Term.ParameterValue(leaves.getFirst()));
    }

    private int size(int number) {
        return groundwork.vocabulary().size(leaves.get(number).shape());
    }

    /// Numbers kept for a head.
    int kept() {
        return Math.multiplyExact(groundwork.definition().sizes().queries(), width);
    }

    /// Where a row's read begins.
    ///
    /// @param from where those of the head begin
    int at(int from, int row, int number) {
        return from + row * width + offsets[number];
    }

    /// Numbers from one row to the next.
    int step() {
        return width;
    }

    int scratch() {
        return Math.addExact(
                TokenPanel.length(groundwork.rowLeaves(List.of()), groundwork.vocabulary()), finish.scratch());
    }

    /// Writes the outputs of a group.
    ///
    /// @param offset of the reads among what is kept for a head
    void finish(Schedule.Group group, int offset) {
        int panels =
                groundwork.definition().panels(groundwork.definition().sizes().queries());
        int lanes = groundwork.vocabulary().lanes();
        group.phase(panels, scratch(), scratch -> {
            var rows = on(scratch, 0);
            return (head, kept, panel) -> {
                int first = panel * lanes;
                int count = Math.min(lanes, head.sizes().queries() - first);
                int at = at(kept + offset, first, 0);
                rows.write(head, groundwork.quantities(group, kept), group.kept(), at, first, count);
                group.finished(count);
            };
        });
    }

    Rows on(float[] scratch, int from) {
        return new Rows(scratch, from);
    }

    /// Finishes panels of rows, for one thread.
    final class Rows {
        private final float[] scratch;
        private final TokenPanel rows;
        private final Finish.Machine finishing;

        Rows(float[] scratch, int from) {
            var places = groundwork.rowLeaves(List.of());
            this.scratch = scratch;
            this.rows = new TokenPanel(places, groundwork.vocabulary(), scratch, from);
            this.finishing = finish.on(rows, scratch, from + TokenPanel.length(places, groundwork.vocabulary()));
        }

        /// @param at where the reads of the first row begin in `reads`
        void write(HeadView head, Quantities.Of quantities, float[] reads, int at, int first, int count) {
            if (plain) {
                int dv = head.sizes().dv();
                System.arraycopy(reads, at, head.out(), head.outAt() + first * dv, count * dv);
                return;
            }
            rows.load(head, quantities, first, count);
            var loops = groundwork.vocabulary().loops();
            for (int number = 0; number < offsets.length; number++) {
                int to = rows.at(leaves.get(number));
                if (to >= 0) {
                    loops.pack(reads, at + offsets[number], width, size(number), count, scratch, to);
                }
            }
            finishing.write(head, first, count);
        }
    }
}
