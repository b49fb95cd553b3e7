package dev.attest.kernels.strip;

import dev.attest.kernels.strip.PairMachine.KeyValues;

/// The program that has a vector for each pair: its lanes are queries, and the values of one key are uniform.
final class KeyByKey {
    private final PairProgram program;
    private final TokenMachine machine;
    private final float[] scratch;
    private final int[] columns;

    KeyByKey(PairProgram program, float[] scratch, int from) {
        this.program = program;
        this.scratch = scratch;
        this.columns = new int[program.keySide().roots()];
        int at = from;
        for (int root = 0; root < columns.length; root++) {
            columns[root] = at;
            at += program.innerKey(root) >= 0 ? program.keySide().size(root) : 0;
        }
        this.machine = program.keyByKey().on(scratch, at);
        for (int root = 0; root < columns.length; root++) {
            machine.bind(program.innerKey(root), Operand.column(scratch, columns[root], 1));
        }
    }

    void bind(int leaf, Operand where) {
        machine.bind(leaf, where);
    }

    void query(int root, Operand where) {
        machine.bind(program.innerQuery(root), where);
    }

    void prepare() {
        machine.prepare();
    }

    Operand root(int root) {
        return machine.root(root);
    }

    void run(KeyValues[] keys, int key) {
        for (int root = 0; root < columns.length; root++) {
            int size = program.innerKey(root) >= 0 ? program.keySide().size(root) : 0;
            var values = keys[root];
            for (int entry = 0; entry < size; entry++) {
                int at = values.from() + key * values.keyStep() + entry * values.entryStep();
                scratch[columns[root] + entry] = values.data()[at];
            }
        }
        machine.run();
    }
}
