package dev.attest.verification.refute;

import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.scalar.Inputs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Inputs of a mechanism drawn at random, of several sizes and several orders of magnitude, now and then equal
/// keys, keys of zeros, every key twice, a query of zeros, or a query that is a key. All are whole multiples of
/// 1/64.
final class DrawnInputs {
    private static final List<String> NAMES = List.of("d", "dv", "m");
    private static final int MOST_KEYS = 6;
    private static final int PARTS = 64;
    private static final int SIDES = 3;
    /// Half widths of the intervals from which entries are drawn, in 64ths.
    private static final List<Integer> REACHES = List.of(16, 64, 64, 192, 192, 640);

    private final Mechanism mechanism;
    private final SplittableRandom random;
    private final int reach;

    DrawnInputs(Mechanism mechanism, SplittableRandom random) {
        this.mechanism = mechanism;
        this.random = random;
        this.reach = REACHES.get(random.nextInt(REACHES.size()));
    }

    Inputs<BigFraction> draw() {
        var widths = widths();
        var keys = vectors(1 + random.nextInt(MOST_KEYS), width(widths));
        return mechanism.grid() ? at(widths, vectors(squares(), width(widths))) : at(widths, arranged(keys));
    }

    /// The number of tokens on a small grid.
    private int squares() {
        int side = 1 + random.nextInt(SIDES);
        return side * side;
    }

    private static int width(Map<String, Integer> widths) {
        return widths.getOrDefault("d", 2);
    }

    /// With these keys, of which the first may be the query.
    Inputs<BigFraction> at(Map<String, Integer> widths, List<List<BigFraction>> keys) {
        int width = width(widths);
        var query = random.nextInt(8) == 0
                ? Collections.nCopies(width, BigFraction.ZERO)
                : random.nextInt(8) == 0 ? keys.getFirst() : vector(width);
        return new Inputs<>(
                widths,
                query,
                keys,
                vectors(keys.size(), widths.getOrDefault("dv", 1)),
                mechanism.causal() ? keys.size() - 1 : random.nextInt(keys.size()),
                vector(width),
                parameters(widths),
                inputs(widths, keys.size()));
    }

    private Map<String, List<List<List<BigFraction>>>> inputs(Map<String, Integer> widths, int count) {
        var values = new HashMap<String, List<List<List<BigFraction>>>>();
        for (var input : mechanism.inputs()) {
            var tokens = IntStream.range(0, input.ofQuery() ? 1 : count)
                    .mapToObj(token -> value(input, widths))
                    .toList();
            values.put(input.name(), tokens);
        }
        return values;
    }

    private List<List<BigFraction>> value(Input input, Map<String, Integer> widths) {
        return switch (input.shape()) {
            case Shape.Scalar ignored -> matrix(input.range(), 1, 1);
            case Shape.Vector vector -> matrix(input.range(), 1, vector.width().at(widths));
            case Shape.Matrix matrix ->
                matrix(input.range(), matrix.rows().at(widths), matrix.columns().at(widths));
        };
    }

    private List<List<BigFraction>> matrix(Optional<Parameter.Range> range, int rows, int columns) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, columns)
                        .mapToObj(column -> number(range))
                        .toList())
                .toList();
    }

    private Map<String, Integer> widths() {
        var widths = new HashMap<>(mechanism.widths());
        for (var name : NAMES) {
            int drawn = (name.equals("d") ? 2 : 1) + random.nextInt(2);
            widths.putIfAbsent(name, drawn);
        }
        return widths;
    }

    private List<List<BigFraction>> arranged(List<List<BigFraction>> keys) {
        var first = keys.getFirst();
        return switch (random.nextInt(10)) {
            case 0 -> Collections.nCopies(keys.size(), first);
            case 1 ->
                IntStream.range(0, 2 * keys.size())
                        .mapToObj(place -> keys.get(place / 2))
                        .toList();
            case 2 -> {
                var withZero = new ArrayList<>(keys);
                withZero.add(Collections.nCopies(first.size(), BigFraction.ZERO));
                yield withZero;
            }
            case 3 -> List.of(first);
            default -> keys;
        };
    }

    private List<List<BigFraction>> vectors(int count, int width) {
        return IntStream.range(0, count).mapToObj(place -> vector(width)).toList();
    }

    private List<BigFraction> vector(int width) {
        return IntStream.range(0, width).mapToObj(place -> number()).toList();
    }

    private BigFraction number() {
        return new BigFraction(random.nextInt(-reach, reach + 1), PARTS);
    }

    private Map<String, List<List<BigFraction>>> parameters(Map<String, Integer> widths) {
        var values = new HashMap<String, List<List<BigFraction>>>();
        for (var parameter : mechanism.parameters()) {
            values.put(parameter.name(), value(parameter, widths));
        }
        return values;
    }

    private List<List<BigFraction>> value(Parameter parameter, Map<String, Integer> widths) {
        return switch (parameter.shape()) {
            case Shape.Scalar ignored -> List.of(List.of(number(parameter.range())));
            case Shape.Vector vector -> matrix(parameter, 1, vector.width().at(widths));
            case Shape.Matrix matrix ->
                matrix(parameter, matrix.rows().at(widths), matrix.columns().at(widths));
        };
    }

    private BigFraction number(Optional<Parameter.Range> interval) {
        return interval.map(range -> range.low()
                        .add(range.high()
                                .subtract(range.low())
                                .multiply(new BigFraction(random.nextInt(1, PARTS), PARTS))))
                .orElseGet(this::number);
    }

    private List<List<BigFraction>> matrix(Parameter parameter, int rows, int columns) {
        return switch (parameter.origin()) {
            case GIVEN, NORMAL, LEARNED -> vectors(rows, columns);
            case SIGN ->
                IntStream.range(0, rows)
                        .mapToObj(row -> IntStream.range(0, columns)
                                .mapToObj(column -> new BigFraction(random.nextBoolean() ? 1 : -1))
                                .toList())
                        .toList();
            case ORTHOGONAL ->
                orthogonal(Math.max(rows, columns)).subList(0, rows).stream()
                        .map(row -> row.subList(0, columns))
                        .toList();
        };
    }

    /// A product of reflections `I - 2 u u^T / (u . u)`.
    private List<List<BigFraction>> orthogonal(int size) {
        var matrix = identity(size);
        for (int time = 0; time < size; time++) {
            matrix = reflected(matrix, normal(size));
        }
        return matrix;
    }

    private List<BigFraction> normal(int size) {
        return IntStream.range(0, size)
                .mapToObj(place -> new BigFraction(place == 0 ? 1 : random.nextInt(-3, 4)))
                .toList();
    }

    private static List<List<BigFraction>> identity(int size) {
        return IntStream.range(0, size)
                .mapToObj(row -> IntStream.range(0, size)
                        .mapToObj(column -> new BigFraction(row == column ? 1 : 0))
                        .toList())
                .toList();
    }

    private static List<List<BigFraction>> reflected(List<List<BigFraction>> matrix, List<BigFraction> normal) {
        var square = dot(normal, normal);
        return matrix.stream()
                .map(row -> {
                    var factor = dot(row, normal).multiply(2).divide(square);
                    return IntStream.range(0, row.size())
                            .mapToObj(place -> row.get(place).subtract(factor.multiply(normal.get(place))))
                            .toList();
                })
                .toList();
    }

    private static BigFraction dot(List<BigFraction> left, List<BigFraction> right) {
        return IntStream.range(0, left.size())
                .mapToObj(place -> left.get(place).multiply(right.get(place)))
                .reduce(BigFraction.ZERO, BigFraction::add);
    }
}
