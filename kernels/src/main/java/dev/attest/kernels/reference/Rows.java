package dev.attest.kernels.reference;

import dev.attest.kernels.reference.Machine.Tokens;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// One program over one set of keys, for any number of queries: whatever no query changes is computed. Several
/// threads may ask at once.
final class Rows implements RowSource {
    private final Program program;
    private final Tokens tokens;
    private final double[][] prepared;
    private final Queue<Machine> idle = new ConcurrentLinkedQueue<>();

    Rows(Program program, Tokens tokens) {
        this.program = program;
        this.tokens = tokens;
        this.prepared = new double[program.nodes().size()][];
        new Machine(program, tokens, prepared).prepare();
        forget();
    }

    @Override
    public void at(double[] query, int position, int visible, Consumer<Block> reader) {
        var waiting = idle.poll();
        var machine = waiting == null ? new Machine(program, tokens, prepared.clone()) : waiting;
        reader.accept(machine.row(query, position, visible));
        idle.add(machine);
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
