package dev.attest.kernels.reference;

import dev.attest.kernels.form.Formless;
import dev.attest.kernels.reference.Machine.Tokens;
import dev.attest.theory.formula.Mechanism;

/// How the rows and outputs of a mechanism are computed.
sealed interface Formula permits Compiled, Interpreted {
    /// Programs, where the definition has nothing that they cannot compute.
    static Formula of(Mechanism mechanism, Widths widths) {
        return Formless.reason(mechanism).isEmpty() && mechanism.inputs().isEmpty()
                ? Compiled.of(mechanism, widths)
                : new Interpreted(mechanism, widths);
    }

    boolean causal();

    Widths widths();

    default int d() {
        return widths().named("d");
    }

    default int dv() {
        return widths().named("dv");
    }

    boolean asksForTheMeanQuery();

    boolean weightsReadValues();

    /// Whether the output is anything else than the sum of the weights times the values.
    boolean hasOwnOutput();

    RowSource weights(Tokens tokens);

    /// What leaves the head, where that is not the sum of the weights times the values.
    RowSource outputs(Tokens tokens);
}
