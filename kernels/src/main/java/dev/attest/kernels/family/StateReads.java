package dev.attest.kernels.family;

import dev.attest.theory.formula.Parameter;
import java.util.List;

/// What rows read of their states, kept row after row, and from there what leaves the head.
final class StateReads {
    private final Groundwork groundwork;
    private final List<Parameter> leaves;
    private final int[] offsets;
    private final int width;
    private final Finish finish;

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
        int panels = groundwork.definition().panels(groundwork.definition().sizes().queries());
        group.phase(panels, scratch(), scratch -> new Rows(group, scratch, offset));
    }

    /// Panels of rows, for one thread.
    private final class Rows implements Schedule.Task {
        private final Schedule.Group group;
        private final float[] scratch;
        private final int offset;
        private final TokenPanel rows;
        private final Finish.Machine finishing;

        Rows(Schedule.Group group, float[] scratch, int offset) {
            var places = groundwork.rowLeaves(List.of());
            this.group = group;
            this.scratch = scratch;
            this.offset = offset;
            this.rows = new TokenPanel(places, groundwork.vocabulary(), scratch, 0);
            this.finishing = finish.on(rows, scratch, TokenPanel.length(places, groundwork.vocabulary()));
        }

        @Override
        public void run(HeadView head, int kept, int panel) {
            int lanes = groundwork.vocabulary().lanes();
            int first = panel * lanes;
            int count = Math.min(lanes, head.sizes().queries() - first);
            rows.load(head, groundwork.quantities(group, kept), first, count);
            var loops = groundwork.vocabulary().loops();
            for (int number = 0; number < offsets.length; number++) {
                int to = rows.at(leaves.get(number));
                if (to >= 0) {
                    int from = at(kept + offset, first, number);
                    loops.pack(group.kept(), from, width, size(number), count, scratch, to);
                }
            }
            finishing.write(head, first, count);
            group.finished(count);
        }
    }
}
