package dev.attest.kernels.reference;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import java.util.Optional;

/// The programs of a mechanism.
///
/// @param output empty where the output is the sum of the weights, which no value changes, times the values
record Formula(boolean causal, Widths widths, Program weight, Optional<Program> output) {
    static Formula of(Mechanism mechanism, Widths widths) {
        boolean causal = mechanism.causal();
        var weight = new Program(mechanism.weight(), causal, widths);
        boolean plain = WeightedSum.isOutputOf(mechanism) && !weight.mentions(Term.Value.class);
        var output = plain ? Optional.<Program>empty() : Optional.of(new Program(mechanism.output(), causal, widths));
        return new Formula(causal, widths, weight, output);
    }

    int d() {
        return widths.named("d");
    }

    int dv() {
        return widths.named("dv");
    }

    boolean asksForTheMeanQuery() {
        return weight.mentions(Term.MeanQuery.class)
                || output.filter(program -> program.mentions(Term.MeanQuery.class))
                        .isPresent();
    }

    boolean weightsReadValues() {
        return weight.mentions(Term.Value.class);
    }
}
