package dev.attest.kernels.plan;

import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.decode.StepForms;
import dev.attest.kernels.decode.Stepper;
import dev.attest.kernels.reference.Widths;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Setting;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Map;

/// Streams of tokens for a causal definition.
///
/// ```java
/// var stream = Steppers.of(mechanism.causally(), Sizes.square(1, 8, 1, 64), Map.of(), Execution.on(2));
/// stream.append(Call.of(Sizes.square(1, 8, prompt, 64), q, k, v, out));
/// stream.append(Call.of(Sizes.square(1, 8, 1, 64), q, k, v, out));
/// ```
public final class Steppers {
    private Steppers() {}

    /// A stream that keeps as little as the definition allows.
    ///
    /// @param sizes batch, heads and widths of the stream; how many queries and keys is of no matter
    /// @param parameters as [Plan#of] takes them
    /// @throws IllegalArgumentException if the mechanism is not causal, no form of it goes token by token, or
    ///     the sizes or parameters do not fit it
    public static Stepper of(
            Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters, Execution execution) {
        var forms = forms(mechanism, sizes, parameters, Loops.preferred());
        return forms.first(
                prompt(mechanism, sizes, parameters, Loops.preferred()).kernel(), execution);
    }

    /// A stream for every form of the definition, with the given loops: for whoever holds them against each
    /// other.
    public static List<Stepper> all(
            Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters, Loops loops, Execution execution) {
        var forms = forms(mechanism, sizes, parameters, loops);
        return forms.all(prompt(mechanism, sizes, parameters, loops).kernel(), execution);
    }

    private static StepForms forms(Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters, Loops loops) {
        var setting = new Setting(Widths.of(mechanism, sizes.d(), sizes.dv(), parameters), parameters);
        return new StepForms(mechanism, sizes, setting, loops);
    }

    /// The fastest way for a prompt of some hundred tokens.
    private static Plan prompt(Mechanism mechanism, Sizes sizes, Map<String, double[][]> parameters, Loops loops) {
        int tokens = 512;
        var square = new Sizes(sizes.batch(), sizes.heads(), sizes.keyHeads(), tokens, tokens, sizes.d(), sizes.dv());
        return Plan.all(mechanism, square, parameters, loops).getFirst();
    }
}
