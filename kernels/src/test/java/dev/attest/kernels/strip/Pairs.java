package dev.attest.kernels.strip;

import dev.attest.theory.formula.Term;

/// Runs a program of pairs over all queries (one panel) and keys (one chunk), with poisoned scratch.
final class Pairs {
    private Pairs() {}

    static float[] run(PairProgram program, Tokens tokens) {
        var machine = machine(program, tokens, Tokens.poisoned(program.scratch(tokens.keys()) + 3), 3);
        var out = Tokens.poisoned(tokens.keys() * program.loops().lanes());
        machine.run(tokens.keys(), out, 0);
        return out;
    }

    /// Ready to run.
    static PairMachine machine(PairProgram program, Tokens tokens, float[] scratch, int from) {
        var keys = side(program.keySide(), tokens, tokens.k(), tokens.keys());
        var stored = Tokens.poisoned(program.keySide().stored());
        keys.store(stored, 0);
        var machine = program.on(scratch, from, tokens.keys());
        machine.uniform(RandomTerm.TOTAL, Operand.column(tokens.total(), 0, 1));
        machine.uniform(new Term.KeyCount(), Operand.number(new float[] {tokens.keys()}, 0));
        machine.queries(side(program.querySide(), tokens, tokens.q(), tokens.queries()));
        machine.keys(stored, 0, 0);
        machine.prepare();
        return machine;
    }

    /// A side's program, run over one panel of its tokens.
    static TokenMachine side(TokenProgram program, Tokens tokens, float[] rows, int count) {
        var loops = program.loops();
        int lanes = loops.lanes();
        var panel = new float[(tokens.d() + 1) * lanes];
        loops.pack(rows, 0, tokens.d(), tokens.d(), count, panel, 0);
        loops.pack(Tokens.positions(0, count), 0, 1, 1, count, panel, tokens.d() * lanes);
        var machine = program.on(Tokens.poisoned(program.scratch() + 5), 5);
        machine.bind(program.leaf(RandomTerm.QUERY), Operand.panel(panel, 0, lanes));
        machine.bind(program.leaf(RandomTerm.KEY), Operand.panel(panel, 0, lanes));
        machine.bind(program.leaf(new Term.QueryPosition()), Operand.panel(panel, tokens.d() * lanes, lanes));
        machine.bind(program.leaf(new Term.KeyPosition(Term.HERE)), Operand.panel(panel, tokens.d() * lanes, lanes));
        machine.bind(program.leaf(RandomTerm.TOTAL), Operand.column(tokens.total(), 0, 1));
        machine.bind(program.leaf(new Term.KeyCount()), Operand.number(new float[] {tokens.keys()}, 0));
        machine.prepare();
        machine.run();
        return machine;
    }
}
