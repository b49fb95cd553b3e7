package dev.attest.kernels.reference;

import dev.attest.kernels.reference.Machine.Tokens;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A mechanism with its keys: whatever depends on them alone is computed. It does not change, and several
/// threads may ask it for rows at once; the numbers do not depend on which thread does.
public final class Context {
    private final Program program;
    private final Tokens tokens;
    private final boolean causal;
    private final int d;
    private final double[][] prepared;
    private final Queue<Machine> idle = new ConcurrentLinkedQueue<>();

    Context(Program program, Tokens tokens, boolean causal, int d) {
        this.program = program;
        this.tokens = tokens;
        this.causal = causal;
        this.d = d;
        this.prepared = new double[program.nodes().size()][];
        new Machine(program, tokens, prepared).prepare();
        forget();
    }

    /// The number of keys, n.
    public int keyCount() {
        return tokens.count();
    }

    /// The coefficients of the values. An entry that is undefined is not a number. A causal row ends at its
    /// position, and is 0 after it.
    ///
    /// @param query    [d]
    /// @param position from 0; below n for a causal mechanism
    /// @param weights  receives [n]
    public void row(double[] query, int position, double[] weights) {
        check(query, position);
        require("weights", weights.length, keyCount(), "n");
        int visible = causal ? position + 1 : keyCount();
        var waiting = idle.poll();
        var machine = waiting == null ? new Machine(program, tokens, prepared.clone()) : waiting;
        var row = machine.row(query, position, visible);
        for (int key = 0; key < visible; key++) {
            weights[key] = row.data()[row.at(key)];
        }
        Arrays.fill(weights, visible, keyCount(), 0);
        idle.add(machine);
    }

    /// `sum over j of weight_j v_j`, the output of a head whose file says nothing else.
    ///
    /// @param values [n][dv], row after row
    /// @param out    receives [dv]
    public void output(double[] query, int position, double[] values, int dv, double[] out) {
        require("values", values.length, keyCount() * dv, "n dv");
        require("output", out.length, dv, "dv");
        var weights = new double[keyCount()];
        row(query, position, weights);
        int visible = causal ? position + 1 : keyCount();
        Loops.product(weights, 0, values, 0, 1, visible, dv, out, 0);
    }

    private void check(double[] query, int position) {
        require("query", query.length, d, "d");
        int beyond = causal ? keyCount() : Integer.MAX_VALUE;
        if (position < 0 || position >= beyond) {
            throw new IllegalArgumentException("position: expected 0 to " + (beyond - 1) + ", got " + position);
        }
    }

    static void require(String what, int actual, int expected, String meaning) {
        if (actual != expected) {
            throw new IllegalArgumentException(
                    what + ": expected " + expected + " numbers (" + meaning + "), got " + actual);
        }
    }

    /// Lets go of what no row reads.
    private void forget() {
        var read = new boolean[prepared.length];
        read[program.root().slot()] = true;
        program.nodes().stream()
                .filter(node -> node.perRow() || !node.kept())
                .flatMap(node -> node.parts().stream())
                .forEach(part -> read[part.node().slot()] = true);
        for (var node : program.nodes()) {
            if (!node.kept() || !read[node.slot()]) {
                prepared[node.slot()] = null;
            }
        }
    }
}
