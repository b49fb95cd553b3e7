package dev.attest.verification;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact values for the parameters of a mechanism, each in its range and of its kind: orthogonal matrices are orthogonal.
final class ParameterValues {
    private static final int PARTS = 8;

    private ParameterValues() {}

    static Arbitrary<Map<String, List<List<BigFraction>>>> of(Mechanism mechanism, Map<String, Integer> widths) {
        var parameters = mechanism.parameters();
        if (parameters.isEmpty()) {
            return Arbitraries.just(Map.of());
        }
        var values = parameters.stream().map(parameter -> value(parameter, widths)).toList();
        return Combinators.combine(values).as(drawn -> {
            var named = new TreeMap<String, List<List<BigFraction>>>();
            for (int i = 0; i < drawn.size(); i++) {
                named.put(parameters.get(i).name(), drawn.get(i));
            }
            return named;
        });
    }

    /// The names of the widths in a shape.
    static Set<String> widths(Shape shape) {
        return switch (shape) {
            case Shape.Scalar ignored -> Set.of();
            case Shape.Vector vector -> vector.width().names().keySet();
            case Shape.Matrix matrix -> {
                var names = new TreeSet<>(matrix.rows().names().keySet());
                names.addAll(matrix.columns().names().keySet());
                yield names;
            }
        };
    }

    private static Arbitrary<List<List<BigFraction>>> value(Parameter parameter, Map<String, Integer> widths) {
        return switch (parameter.shape()) {
            case Shape.Scalar ignored -> number(parameter).map(value -> List.of(List.of(value)));
            case Shape.Vector vector ->
                entries(parameter).list().ofSize(vector.width().at(widths)).map(List::of);
            case Shape.Matrix matrix -> {
                int rows = matrix.rows().at(widths);
                int columns = matrix.columns().at(widths);
                yield parameter.origin() == Parameter.Origin.ORTHOGONAL
                        ? orthogonal(Math.max(rows, columns)).map(square -> corner(square, rows, columns))
                        : entries(parameter).list().ofSize(columns).list().ofSize(rows);
            }
        };
    }

    private static Arbitrary<BigFraction> entries(Parameter parameter) {
        return parameter.origin() == Parameter.Origin.SIGN
                ? Arbitraries.of(BigFraction.ONE, BigFraction.MINUS_ONE)
                : ExactPoints.numbers();
    }

    /// Inside the range, its ends only where they belong to it.
    private static Arbitrary<BigFraction> number(Parameter parameter) {
        if (parameter.range().isEmpty()) {
            return entries(parameter);
        }
        var range = parameter.range().get();
        return Arbitraries.integers()
                .between(range.lowClosed() ? 0 : 1, range.highClosed() ? PARTS : PARTS - 1)
                .map(part -> range.low()
                        .add(range.high().subtract(range.low()).multiply(new BigFraction(part, PARTS))));
    }

    /// A product of turns by the angle of the triangle 3, 4, 5 in neighbouring planes, with a sign for each.
    private static Arbitrary<List<List<BigFraction>>> orthogonal(int size) {
        return Arbitraries.of(1, -1).list().ofSize(size).map(signs -> {
            var matrix = new ArrayList<List<BigFraction>>();
            for (int row = 0; row < size; row++) {
                matrix.add(unit(size, row, signs.get(row)));
            }
            for (int plane = 0; plane + 1 < size; plane++) {
                turn(matrix, plane);
            }
            return matrix;
        });
    }

    private static List<BigFraction> unit(int size, int place, int sign) {
        return IntStream.range(0, size)
                .mapToObj(column -> new BigFraction(column == place ? sign : 0))
                .toList();
    }

    private static void turn(List<List<BigFraction>> matrix, int plane) {
        var first = matrix.get(plane);
        var second = matrix.get(plane + 1);
        var cosine = new BigFraction(3, 5);
        var sine = new BigFraction(4, 5);
        matrix.set(plane, combination(cosine, first, sine.negate(), second));
        matrix.set(plane + 1, combination(sine, first, cosine, second));
    }

    private static List<BigFraction> combination(
            BigFraction a, List<BigFraction> x, BigFraction b, List<BigFraction> y) {
        return IntStream.range(0, x.size())
                .mapToObj(i -> a.multiply(x.get(i)).add(b.multiply(y.get(i))))
                .toList();
    }

    private static List<List<BigFraction>> corner(List<List<BigFraction>> square, int rows, int columns) {
        return square.subList(0, rows).stream().map(row -> row.subList(0, columns)).toList();
    }
}
