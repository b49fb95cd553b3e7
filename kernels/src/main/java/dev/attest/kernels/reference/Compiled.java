package dev.attest.kernels.reference;

import dev.attest.kernels.reference.Machine.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import java.util.Optional;

/// The programs of a mechanism.
///
/// @param output empty where the output is the sum of the weights, which no value changes, times the values
record Compiled(boolean causal, Widths widths, Program weight, Optional<Program> output) implements Formula {
    static Compiled of(Mechanism mechanism, Widths widths) {
        boolean causal = mechanism.causal();
        var weight = new Program(mechanism.weight(), causal, widths);
        boolean plain = WeightedSum.isOutputOf(mechanism) && !weight.mentions(Term.Value.class);
        var output = plain ? Optional.<Program>empty() : Optional.of(new Program(mechanism.output(), causal, widths));
        return new Compiled(causal, widths, weight, output);
    }

    @Override
    public boolean asksForTheMeanQuery() {
        return weight.mentions(Term.MeanQuery.class)
                || output.filter(program -> program.mentions(Term.MeanQuery.class))
                        .isPresent();
    }

    @Override
    public boolean weightsReadValues() {
        return weight.mentions(Term.Value.class);
    }

    @Override
    public boolean hasOwnOutput() {
        return output.isPresent();
    }

    @Override
    public RowSource weights(Tokens tokens) {
        return new Rows(weight, tokens);
    }

    @Override
    public RowSource outputs(Tokens tokens) {
        return new Rows(output.orElseThrow(), tokens);
    }
}
