package dev.attest.models.layer;

import dev.attest.theory.claim.Seeds;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Values for the parameters of a definition, one for each head.
///
/// @param widths a value for each width
/// @param given  name -> one value for each head, as rows
record HeadParameters(
        Mechanism mechanism, int heads, Map<String, Integer> widths, Map<String, List<double[][]>> given, long seed) {
    private static final int MATRIX = 2;

    /// In the order of the file.
    List<HeadParameter> all() {
        for (var name : given.keySet()) {
            if (mechanism.parameters().stream()
                    .noneMatch(parameter -> parameter.name().equals(name))) {
                throw new IllegalArgumentException("parameter " + name + ": expected one that mechanism "
                        + mechanism.name() + " leaves open, got none of this name");
            }
        }
        return mechanism.parameters().stream().map(this::one).toList();
    }

    private HeadParameter one(Parameter parameter) {
        int[] sizes = sizes(parameter);
        var numbers = IntStream.range(0, heads)
                .mapToObj(head -> value(parameter, sizes, head))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        var shape = IntStream.concat(IntStream.of(heads), Arrays.stream(sizes))
                .asLongStream()
                .toArray();
        if (parameter.origin() != Parameter.Origin.LEARNED) {
            return HeadParameter.fixed(parameter.name(), shape, numbers);
        }
        var interval = parameter.range().map(range -> Interval.of(parameter.name(), range));
        return HeadParameter.learned(parameter.name(), shape, numbers, interval);
    }

    private double[] value(Parameter parameter, int[] sizes, int head) {
        int rows = sizes.length == MATRIX ? sizes[0] : 1;
        int columns = sizes.length == 0 ? 1 : sizes[sizes.length - 1];
        var values = given.get(parameter.name());
        if (values != null) {
            return checked(parameter, values.get(values.size() == 1 ? 0 : head), rows, columns);
        }
        var draws = new Draws(Seeds.derive(seed, parameter.name(), Integer.toString(head)));
        return switch (parameter.origin()) {
            case GIVEN -> throw missing(parameter);
            case NORMAL -> draws.normal(rows * columns);
            case ORTHOGONAL -> draws.orthogonal(rows, columns);
            case SIGN -> draws.signs(rows * columns);
            case LEARNED -> sizes.length == MATRIX ? start(draws, rows, columns) : start(parameter, columns);
        };
    }

    /// Normal entries of variance `1 / columns`.
    private static double[] start(Draws draws, int rows, int columns) {
        double scale = StrictMath.sqrt(columns);
        return Arrays.stream(draws.normal(rows * columns))
                .map(entry -> entry / scale)
                .toArray();
    }

    /// A number starts in the middle of its range, or at 1; a vector at 1 in every entry.
    private static double[] start(Parameter parameter, int width) {
        var numbers = new double[width];
        Arrays.fill(
                numbers,
                parameter
                        .range()
                        .map(range -> Interval.of(parameter.name(), range).middle())
                        .orElse(1.0));
        return numbers;
    }

    private static IllegalArgumentException missing(Parameter parameter) {
        return new IllegalArgumentException("parameter " + parameter.name()
                + ": expected a value, since the file neither gives, draws nor learns one, got none");
    }

    private static double[] checked(Parameter parameter, double[][] value, int rows, int columns) {
        var flat = Arrays.stream(value).flatMapToDouble(Arrays::stream).toArray();
        boolean even = Arrays.stream(value).allMatch(row -> row.length == columns);
        if (value.length != rows || !even) {
            throw new IllegalArgumentException("parameter " + parameter.name() + ": expected [" + rows + "][" + columns
                    + "], got " + flat.length + " numbers in " + value.length + " rows");
        }
        for (double number : flat) {
            if (!Double.isFinite(number) || !inside(parameter, number)) {
                throw new IllegalArgumentException(
                        "parameter " + parameter.name() + ": expected a finite value in its" + " range, got " + number);
            }
        }
        return flat;
    }

    private static boolean inside(Parameter parameter, double number) {
        if (parameter.range().isEmpty()) {
            return true;
        }
        var range = parameter.range().get();
        double low = range.low().doubleValue();
        double high = range.high().doubleValue();
        return (number > low || (number == low && range.lowClosed()))
                && (number < high || (number == high && range.highClosed()));
    }

    /// None for a number, one for a vector, two for a matrix.
    private int[] sizes(Parameter parameter) {
        return switch (parameter.shape()) {
            case Shape.Scalar _ -> new int[0];
            case Shape.Vector vector -> new int[] {at(parameter, vector.width())};
            case Shape.Matrix matrix -> new int[] {at(parameter, matrix.rows()), at(parameter, matrix.columns())};
        };
    }

    private int at(Parameter parameter, Width width) {
        for (var name : width.names().keySet()) {
            if (!widths.containsKey(name)) {
                throw new IllegalArgumentException("width " + name + ": expected a value, since parameter "
                        + parameter.name() + " is as wide, got none");
            }
        }
        return width.at(widths);
    }
}
