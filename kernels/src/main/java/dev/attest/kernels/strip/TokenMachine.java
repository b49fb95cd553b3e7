package dev.attest.kernels.strip;

import java.util.Arrays;
import java.util.List;

/// Runs a [TokenProgram], for one thread: bind the leaves, [#prepare] once they are bound and whenever a
/// uniform leaf changed, then [#run] for each panel of tokens.
public final class TokenMachine {
    private final TokenProgram program;
    private final Loops loops;
    private final float[] scratch;
    private final Operand[] values;
    private final Operand[] repeated;
    private final double[][] uniforms;
    private final boolean[] bound;

    TokenMachine(TokenProgram program, float[] scratch, int from) {
        this.program = program;
        this.loops = program.loops();
        this.scratch = scratch;
        int count = program.steps().size();
        this.values = new Operand[count];
        this.repeated = new Operand[count];
        this.uniforms = new double[count][];
        this.bound = new boolean[program.leaves().size()];
        for (int step = 0; step < count; step++) {
            boolean uniform = program.steps().get(step).uniform();
            int at = from + Math.max(program.place(step), 0);
            set(step, uniform ? Operand.column(scratch, at, 1) : Operand.panel(scratch, at, loops.lanes()));
        }
    }

    private void set(int step, Operand operand) {
        values[step] = operand;
        repeated[step] = operand.repeated();
    }

    /// Says where a leaf is: a panel, if it was handed in as LANES, else a column with its entries.
    ///
    /// @param leaf its number in the program; none is passed over
    public void bind(int leaf, Operand where) {
        if (leaf < 0) {
            return;
        }
        bound[leaf] = true;
        for (int step = 0; step < values.length; step++) {
            if (program.steps().get(step).operation() instanceof Operation.Leaf(int number) && number == leaf) {
                boolean uniform = program.steps().get(step).uniform();
                if (where.spread() != uniform || (!uniform && where.step() != loops.lanes())) {
                    throw new IllegalArgumentException(
                            "leaf " + program.leaves().get(leaf) + ": expected "
                                    + (uniform ? "a column, got lanes" : "a panel, got no panel"));
                }
                set(step, where);
            }
        }
    }

    /// Computes what is the same for all tokens, in doubles rounded once.
    ///
    /// @throws IllegalStateException if a leaf is not bound
    public void prepare() {
        for (int leaf = 0; leaf < bound.length; leaf++) {
            if (!bound[leaf]) {
                throw new IllegalStateException("leaf " + program.leaves().get(leaf) + ": expected to be bound");
            }
        }
        for (int step = 0; step < values.length; step++) {
            var next = program.steps().get(step);
            if (next.uniform()) {
                uniforms[step] = uniform(step, next);
                if (!(next.operation() instanceof Operation.Leaf)) {
                    round(uniforms[step], values[step]);
                }
            }
        }
    }

    private double[] uniform(int step, Step next) {
        if (next.operation() instanceof Operation.Leaf) {
            var value = new double[next.size()];
            Arrays.setAll(value, entry -> values[step].data()[values[step].at(entry)]);
            return value;
        }
        var parts = new double[next.parts().size()][];
        Arrays.setAll(parts, part -> uniforms[next.parts().get(part)]);
        return Uniforms.compute(next.operation(), next.size(), parts);
    }

    private static void round(double[] exact, Operand to) {
        for (int entry = 0; entry < exact.length; entry++) {
            to.data()[to.at(entry)] = (float) exact[entry];
        }
    }

    /// Computes the roots for the tokens in the lanes.
    public void run() {
        for (int step = 0; step < values.length; step++) {
            var next = program.steps().get(step);
            if (!next.uniform()) {
                execute(step, next);
            }
        }
    }

    /// Where a root is: a panel (LANES) or a column with its entries (UNIFORM). The panel of a computed root is
    /// always at the same place.
    public Operand root(int root) {
        return values[program.rootStep(root)];
    }

    /// Copies the panels of all roots, one after the other; uniform roots are spread over the lanes.
    public void store(float[] out, int to) {
        int at = to;
        for (int root = 0; root < program.roots(); root++) {
            loops.copy(root(root), out, at, program.size(root));
            at += program.size(root) * loops.lanes();
        }
    }

    private void execute(int step, Step next) {
        int to = values[step].from();
        switch (next.operation()) {
            case Operation.Map(var function) -> {
                var x = values[next.parts().getFirst()];
                loops.map(function, x.data(), x.from(), scratch, to, next.size());
            }
            case Operation.EluAndOne _ -> {
                var x = values[next.parts().getFirst()];
                loops.eluAndOne(x.data(), x.from(), scratch, to, next.size());
            }
            case Operation.Meet(var function) ->
                loops.meet(function, met(next, 0), met(next, 1), scratch, to, next.size());
            case Operation.Raise(double exponent) -> {
                var x = values[next.parts().getFirst()];
                Raising.raise(loops, x, (float) exponent, scratch, to, next.size());
            }
            case Operation.Product product -> multiply(product, next, to);
            case Operation.Arrange(var sources) -> arrange(sources, next, to);
            case Operation.Rotate _ -> {
                var x = values[next.parts().getFirst()];
                var position = repeated[next.parts().getLast()];
                Rotations.turn(x, position, next.size(), loops.lanes(), scratch, to);
            }
            case Operation.Reduce(var reduction) -> {
                var x = values[next.parts().getFirst()];
                int rows = program.steps().get(next.parts().getFirst()).size();
                loops.reduce(reduction, x.data(), x.from(), rows, scratch, to);
            }
            case Operation.Leaf _ -> {}
            case Operation.Fixed _, Operation.Invert _ ->
                throw new IllegalStateException("a uniform step: expected among the uniform ones, got " + next);
        }
    }

    /// A number meets every entry.
    private Operand met(Step next, int part) {
        int number = next.parts().get(part);
        boolean once = program.steps().get(number).size() == 1;
        return once ? repeated[number] : values[number];
    }

    private void multiply(Operation.Product product, Step next, int to) {
        var a = values[next.parts().get(0)];
        var b = values[next.parts().get(1)];
        if (a.spread()) {
            TokenProducts.left(loops, product, a, b, scratch, to);
        } else if (b.spread()) {
            TokenProducts.right(loops, product, a, b, scratch, to);
        } else {
            TokenProducts.both(loops, product, a, b, scratch, to);
        }
    }

    private void arrange(List<Operation.Source> sources, Step next, int to) {
        int lanes = loops.lanes();
        for (int row = 0; row < sources.size(); row++) {
            var source = sources.get(row);
            int at = to + row * lanes;
            if (source.part() < 0) {
                Arrays.fill(scratch, at, at + lanes, 0);
                continue;
            }
            var part = values[next.parts().get(source.part())];
            Rows.copyRow(part, source.entry(), scratch, at, lanes);
        }
    }
}
