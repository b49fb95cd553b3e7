package dev.attest.theory.formula.normal;

import dev.attest.theory.claim.Seeds;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import dev.attest.theory.scalar.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Points with small exact entries at which a mechanism can be evaluated.
public final class ExactPoints {
    private static final int OTHER_WIDTH = 3;

    private final Mechanism mechanism;
    private final SplittableRandom random;
    private final Map<String, Integer> widths;

    private ExactPoints(Mechanism mechanism, int number) {
        this.mechanism = mechanism;
        this.random = new SplittableRandom(Seeds.derive(number, mechanism.name(), "exact points"));
        this.widths = new HashMap<>(mechanism.widths());
        widths.putIfAbsent("d", 2 + random.nextInt(2));
        widths.putIfAbsent("dv", 1);
        widths.putIfAbsent("m", OTHER_WIDTH);
    }

    /// The point of that number, always the same one.
    public static Point of(Mechanism mechanism, int number) {
        return new ExactPoints(mechanism, number).point();
    }

    private Point point() {
        int width = widths.get("d");
        int keyCount = mechanism.grid() ? 1 + 3 * random.nextInt(2) : 1 + random.nextInt(3);
        var keys = IntStream.range(0, keyCount).mapToObj(key -> vector(width)).toList();
        int position = mechanism.causal() ? keyCount - 1 : random.nextInt(keyCount);
        var parameters = new HashMap<String, List<List<BigFraction>>>();
        mechanism.parameters().forEach(parameter -> parameters.put(parameter.name(), value(parameter)));
        return new Point(widths, vector(width), keys, position, vector(width), parameters, inputs(keyCount));
    }

    private Map<String, List<List<List<BigFraction>>>> inputs(int keyCount) {
        var inputs = new HashMap<String, List<List<List<BigFraction>>>>();
        mechanism
                .inputs()
                .forEach(input -> inputs.put(
                        input.name(),
                        IntStream.range(0, input.ofQuery() ? 1 : keyCount)
                                .mapToObj(token -> rows(input))
                                .toList()));
        return inputs;
    }

    private List<List<BigFraction>> rows(Input input) {
        return switch (input.shape()) {
            case Shape.Scalar ignored -> List.of(entries(input, 1));
            case Shape.Vector vector -> List.of(entries(input, size(vector.width())));
            case Shape.Matrix matrix ->
                IntStream.range(0, size(matrix.rows()))
                        .mapToObj(row -> entries(input, size(matrix.columns())))
                        .toList();
        };
    }

    private List<BigFraction> entries(Input input, int count) {
        return IntStream.range(0, count)
                .mapToObj(entry -> scalar(input.range()))
                .toList();
    }

    private List<BigFraction> vector(int width) {
        return IntStream.range(0, width).mapToObj(entry -> small()).toList();
    }

    private BigFraction small() {
        return new BigFraction(random.nextInt(13) - 6, 1 + random.nextInt(3));
    }

    private List<List<BigFraction>> value(Parameter parameter) {
        return switch (parameter.shape()) {
            case Shape.Scalar ignored -> List.of(List.of(scalar(parameter)));
            case Shape.Vector vector -> List.of(vector(size(vector.width())));
            case Shape.Matrix matrix ->
                IntStream.range(0, size(matrix.rows()))
                        .mapToObj(row -> vector(size(matrix.columns())))
                        .toList();
        };
    }

    private int size(Width width) {
        return width.at(widths);
    }

    private BigFraction scalar(Parameter parameter) {
        return scalar(parameter.range());
    }

    private BigFraction scalar(Optional<Parameter.Range> interval) {
        return interval.map(range -> range.low()
                        .add(range.high().subtract(range.low()).multiply(new BigFraction(1 + random.nextInt(7), 8))))
                .orElseGet(this::small);
    }
}
