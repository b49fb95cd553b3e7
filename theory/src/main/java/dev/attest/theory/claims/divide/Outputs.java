package dev.attest.theory.claims.divide;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.scalar.Inputs;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;

/// Outputs of a mechanism at exact points, read from its text.
final class Outputs {
    private Outputs() {}

    static List<Exponential> exact(
            Mechanism mechanism,
            List<List<BigFraction>> keys,
            List<List<BigFraction>> values,
            List<BigFraction> query) {
        var widths = Map.of("d", query.size(), "dv", values.getFirst().size());
        var inputs = new Inputs<>(widths, query, keys, values, keys.size() - 1, List.of(), Map.of());
        var scalars = new Exponentials();
        return new Evaluator<>(scalars, mechanism, inputs.map(scalars::of)).output();
    }
}
