package dev.attest.theory.strategy;

import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Small exact numbers for what comes with the tokens, each within its interval.
record SmallInputs(Map<String, Integer> widths, SplittableRandom random) {
    private static final int PARTS = 8;

    /// @param keys how many there are
    Map<String, List<List<List<BigFraction>>>> of(Mechanism mechanism, int keys) {
        var inputs = new HashMap<String, List<List<List<BigFraction>>>>();
        for (var input : mechanism.inputs()) {
            int tokens = input.ofQuery() ? 1 : keys;
            inputs.put(
                    input.name(),
                    IntStream.range(0, tokens).mapToObj(token -> rows(input)).toList());
        }
        return inputs;
    }

    private List<List<BigFraction>> rows(Input input) {
        return switch (input.shape()) {
            case Shape.Scalar _ -> List.of(entries(input, 1));
            case Shape.Vector vector -> List.of(entries(input, vector.width().at(widths)));
            case Shape.Matrix matrix ->
                IntStream.range(0, matrix.rows().at(widths))
                        .mapToObj(row -> entries(input, matrix.columns().at(widths)))
                        .toList();
        };
    }

    private List<BigFraction> entries(Input input, int count) {
        return IntStream.range(0, count)
                .mapToObj(entry -> input.range().map(this::inside).orElseGet(this::small))
                .toList();
    }

    /// A multiple of an eighth of the interval, at an end only where the end counts.
    private BigFraction inside(Parameter.Range range) {
        int first = range.lowClosed() ? 0 : 1;
        int last = range.highClosed() ? PARTS : PARTS - 1;
        var part = new BigFraction(first + random.nextInt(last - first + 1), PARTS);
        return range.low().add(range.high().subtract(range.low()).multiply(part));
    }

    private BigFraction small() {
        return new BigFraction(random.nextInt(9) - 4, 1 + random.nextInt(2));
    }
}
