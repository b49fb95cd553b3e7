package dev.attest.theory.strategy;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import dev.attest.theory.scalar.Point;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Points with small exact entries, always the same ones in the same order: plain ones first (one key, zeros),
/// then mixed ones. Where a search needs no luck this is all the search there is.
final class SmallPoints {
    private static final int DEFAULT_WIDTH = 2;
    private static final int SQUARE_WIDTH = 4;
    private static final int PARAMETER_WIDTH = 3;

    private final Mechanism mechanism;
    private final Map<String, Integer> widths;

    SmallPoints(Mechanism mechanism) {
        this(mechanism, DEFAULT_WIDTH);
    }

    private SmallPoints(Mechanism mechanism, int width) {
        this.mechanism = mechanism;
        this.widths = widths(mechanism, width);
    }

    /// Points at a width whose root is a whole number, so that `sqrt(d)` is exact. A width that the file fixes
    /// stays.
    static SmallPoints ofSquareWidth(Mechanism mechanism) {
        return new SmallPoints(mechanism, SQUARE_WIDTH);
    }

    private static Map<String, Integer> widths(Mechanism mechanism, int width) {
        var widths = new HashMap<String, Integer>(mechanism.widths());
        widths.putIfAbsent("d", width);
        widths.putIfAbsent("dv", width == SQUARE_WIDTH ? 2 : 1);
        var named = new TreeSet<String>();
        mechanism
                .parameters()
                .forEach(parameter -> named.addAll(parameter.shape().names()));
        mechanism.inputs().forEach(input -> named.addAll(input.shape().names()));
        mechanism.states().forEach(state -> named.addAll(state.shape().names()));
        named.forEach(name -> widths.putIfAbsent(name, PARAMETER_WIDTH));
        widths.putIfAbsent("m", PARAMETER_WIDTH);
        return widths;
    }

    /// `count` points.
    Stream<Point> stream(int count) {
        return IntStream.range(0, count).mapToObj(this::point);
    }

    Point point(int number) {
        var random = new SplittableRandom(0x5eedL + number);
        int width = widths.getOrDefault("d", DEFAULT_WIDTH);
        int keyCount = mechanism.grid() ? (number % 2 == 0 ? 4 : 1) : 1 + number % 4;
        var query = vector(random, width, number % 7 == 0);
        var keys = IntStream.range(0, keyCount)
                .mapToObj(key -> vector(random, width, number % 5 == 4))
                .toList();
        var mean = vector(random, width, false);
        var parameters = parameters(random);
        return new Point(
                widths,
                query,
                keys,
                keyCount - 1,
                mean,
                parameters,
                new SmallInputs(widths, random).of(mechanism, keyCount));
    }

    /// The point of that number with other keys, and as many tokens of each input.
    Point point(int number, List<List<BigFraction>> keys) {
        var base = point(number);
        var random = new SplittableRandom(0x5eedL + number);
        var inputs = new SmallInputs(widths, random).of(mechanism, keys.size());
        return new Point(
                base.widths(), base.query(), keys, keys.size() - 1, base.meanQuery(), base.parameters(), inputs);
    }

    private static List<BigFraction> vector(SplittableRandom random, int width, boolean zero) {
        return IntStream.range(0, width)
                .mapToObj(entry -> zero ? BigFraction.ZERO : small(random))
                .toList();
    }

    private static BigFraction small(SplittableRandom random) {
        return new BigFraction(random.nextInt(9) - 4, 1 + random.nextInt(2));
    }

    private Map<String, List<List<BigFraction>>> parameters(SplittableRandom random) {
        var values = new HashMap<String, List<List<BigFraction>>>();
        for (var parameter : mechanism.parameters()) {
            values.put(parameter.name(), value(parameter, random));
        }
        return values;
    }

    private List<List<BigFraction>> value(Parameter parameter, SplittableRandom random) {
        return switch (parameter.shape()) {
            case Shape.Scalar ignored -> List.of(List.of(scalar(parameter, random)));
            case Shape.Vector vector -> List.of(entries(parameter, 0, size(vector.width()), random));
            case Shape.Matrix matrix ->
                IntStream.range(0, size(matrix.rows()))
                        .mapToObj(row -> entries(parameter, row, size(matrix.columns()), random))
                        .toList();
        };
    }

    /// One row: of an orthogonal matrix, that of the identity with a sign.
    private static List<BigFraction> entries(Parameter parameter, int row, int width, SplittableRandom random) {
        return switch (parameter.origin()) {
            case GIVEN, NORMAL, LEARNED -> vector(random, width, false);
            case SIGN ->
                IntStream.range(0, width).mapToObj(column -> sign(random)).toList();
            case ORTHOGONAL ->
                IntStream.range(0, width)
                        .mapToObj(column -> column == row ? sign(random) : BigFraction.ZERO)
                        .toList();
        };
    }

    private static BigFraction sign(SplittableRandom random) {
        return random.nextBoolean() ? BigFraction.ONE : BigFraction.MINUS_ONE;
    }

    private int size(Width width) {
        return width.at(widths);
    }

    private static BigFraction scalar(Parameter parameter, SplittableRandom random) {
        if (parameter.range().isEmpty()) {
            return new BigFraction(1 + random.nextInt(4), 2);
        }
        var range = parameter.range().get();
        var part = new BigFraction(1 + random.nextInt(7), 8);
        return range.low().add(range.high().subtract(range.low()).multiply(part));
    }
}
