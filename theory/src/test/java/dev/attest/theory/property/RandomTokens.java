package dev.attest.theory.property;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.scalar.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.fraction.BigFraction;

/// Queries, keys and parameters drawn at several scales.
final class RandomTokens {
    private static final int GRAIN = 64;

    private final SplittableRandom random;
    private final Mechanism mechanism;
    private final int width;

    RandomTokens(Mechanism mechanism, long seed) {
        this.random = new SplittableRandom(seed);
        this.mechanism = mechanism;
        this.width = mechanism.widths().getOrDefault("d", 2);
    }

    Point point(int keyCount, BigFraction keyScale, BigFraction queryScale) {
        var keys = new ArrayList<List<BigFraction>>();
        for (int j = 0; j < keyCount; j++) {
            keys.add(vector(width, keyScale));
        }
        return new Point(
                Map.of("d", width, "dv", 1, "m", 3),
                vector(width, queryScale),
                keys,
                keyCount - 1,
                vector(width, BigFraction.ONE),
                parameters());
    }

    List<BigFraction> vector(int size, BigFraction scale) {
        var entries = new ArrayList<BigFraction>();
        for (int i = 0; i < size; i++) {
            entries.add(new BigFraction(random.nextInt(-GRAIN, GRAIN + 1), GRAIN).multiply(scale));
        }
        return entries;
    }

    private Map<String, List<List<BigFraction>>> parameters() {
        var values = new HashMap<String, List<List<BigFraction>>>();
        mechanism.parameters().forEach(parameter -> values.put(parameter.name(), value(parameter)));
        return values;
    }

    private List<List<BigFraction>> value(Parameter parameter) {
        return switch (parameter.shape()) {
            case Shape.Scalar _ -> List.of(List.of(inRange(parameter)));
            case Shape.Vector _ -> List.of(vector(width, BigFraction.ONE));
            case Shape.Matrix matrix -> {
                var rows = new ArrayList<List<BigFraction>>();
                for (int row = 0; row < matrix.rows().at(Map.of("d", width, "m", 3)); row++) {
                    rows.add(vector(width, BigFraction.ONE));
                }
                yield rows;
            }
        };
    }

    private BigFraction inRange(Parameter parameter) {
        var range = parameter.range().orElseThrow();
        var part = new BigFraction(random.nextInt(1, GRAIN), GRAIN);
        return range.low().add(range.high().subtract(range.low()).multiply(part));
    }
}
