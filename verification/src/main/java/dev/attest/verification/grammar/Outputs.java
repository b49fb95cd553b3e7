package dev.attest.verification.grammar;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/// The line `output = ...`, or none: gates, norms, residuals, and other ways to write the weighted sum.
final class Outputs {
    private static final List<String> PLAIN = List.of(
            "rmsnorm(sum(weight * v))",
            "layernorm(sum(weight * v))",
            "sum(weight * v) + vbar",
            "(sum(weight * v) + vbar) / 2",
            "sum(weight * v) - sum(weight) * vbar + vbar",
            "sum(weight * v) / sum(weight)",
            "sum(exp(dot(q, k)) * v) / sum(exp(dot(q, k)))",
            "sum(weight * (v - vbar)) + vbar",
            "U * sum(weight * v)",
            "sum(weight * relu(v))",
            "max(v)",
            "mean(v * v)",
            "sum(weight * v) * tanh(vbar)");

    private static final List<String> GATED =
            List.of("sigmoid(%s) * sum(weight * v)", "(%s) * sum(weight * v)", "sum(weight * v) + (%s) * vbar");

    private Outputs() {}

    static Arbitrary<String> any() {
        var gate = new Expressions(1, false).number();
        var written = Arbitraries.oneOf(Arbitraries.of(PLAIN), Expressions.filled(GATED, gate))
                .map("output = %s\n"::formatted);
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just("")), Tuple.of(2, written));
    }
}
