package dev.attest.theory.smt;

import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Width;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Small exact numbers in general position. The keys lie on the moment curve, `k_t = (t, t^2, ..., t^d)` for t
/// = 1, ..., n: any d of them are linearly independent and any d + 1 affinely independent, by Vandermonde.
/// Matrices have rows `(1, t, t^2, ...)`.
final class SamplePoint {
    private SamplePoint() {}

    /// @throws Declined if a parameter must be orthogonal or made of signs
    static Point of(Mechanism mechanism, int d, int n) {
        var widths = new HashMap<>(Map.of("d", d, "dv", 1, "m", d));
        widths.putAll(mechanism.widths());
        int width = Width.of("d").at(widths);
        int side = (int) Math.round(Math.sqrt(n));
        if (mechanism.grid() && side * side != n) {
            throw new Declined("its tokens lie on a grid, and " + n + " is no square");
        }
        var keys = rows(n, width, 1);
        return new Point(
                widths,
                Collections.nCopies(width, BigFraction.ZERO),
                keys,
                n - 1,
                Collections.nCopies(width, BigFraction.ONE),
                parameters(mechanism, widths),
                inputs(mechanism, widths, n));
    }

    /// The middle of the range, or rows `(1, t, t^2, ...)` for the token t.
    private static Map<String, List<List<List<BigFraction>>>> inputs(
            Mechanism mechanism, Map<String, Integer> widths, int n) {
        var values = new HashMap<String, List<List<List<BigFraction>>>>();
        for (var input : mechanism.inputs()) {
            values.put(
                    input.name(),
                    IntStream.rangeClosed(1, input.ofQuery() ? 1 : n)
                            .mapToObj(token -> value(input, token, widths))
                            .toList());
        }
        return values;
    }

    private static List<List<BigFraction>> value(Input input, int token, Map<String, Integer> widths) {
        int rows = input.shape() instanceof Shape.Matrix matrix ? matrix.rows().at(widths) : 1;
        int columns = switch (input.shape()) {
            case Shape.Scalar _ -> 1;
            case Shape.Vector vector -> vector.width().at(widths);
            case Shape.Matrix matrix -> matrix.columns().at(widths);
        };
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, columns)
                        .mapToObj(column -> entry(input, token + row, column))
                        .toList())
                .toList();
    }

    private static BigFraction entry(Input input, int token, int column) {
        return input.range()
                .map(range -> range.low().add(range.high()).divide(2))
                .orElseGet(() -> new BigFraction(token).pow(column));
    }

    /// What was chosen, a line each.
    static List<String> words(Point point) {
        var lines = new ArrayList<String>();
        lines.add("keys: " + point.keys());
        new TreeMap<>(point.parameters()).forEach((name, rows) -> lines.add(name + ": " + rows));
        new TreeMap<>(point.inputs()).forEach((name, tokens) -> lines.add(name + ": " + tokens));
        return lines;
    }

    private static Map<String, List<List<BigFraction>>> parameters(Mechanism mechanism, Map<String, Integer> widths) {
        var values = new HashMap<String, List<List<BigFraction>>>();
        for (var parameter : mechanism.parameters()) {
            values.put(parameter.name(), value(parameter, widths));
        }
        return values;
    }

    private static List<List<BigFraction>> value(Parameter parameter, Map<String, Integer> widths) {
        return switch (parameter.shape()) {
            case Shape.Scalar _ -> List.of(List.of(number(parameter)));
            case Shape.Vector vector -> rows(1, generic(parameter, vector.width(), widths), 0);
            case Shape.Matrix matrix -> rows(matrix.rows().at(widths), generic(parameter, matrix.columns(), widths), 0);
        };
    }

    /// The middle of the range.
    private static BigFraction number(Parameter parameter) {
        return parameter
                .range()
                .map(range -> range.low().add(range.high()).divide(2))
                .orElse(BigFraction.ONE);
    }

    private static int generic(Parameter parameter, Width width, Map<String, Integer> widths) {
        if (parameter.origin() == Parameter.Origin.ORTHOGONAL || parameter.origin() == Parameter.Origin.SIGN) {
            throw new Declined("its parameter " + parameter.name() + " has no value in the file");
        }
        return width.at(widths);
    }

    private static List<List<BigFraction>> rows(int count, int width, int firstPower) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(t -> IntStream.range(firstPower, firstPower + width)
                        .mapToObj(power -> new BigFraction(t).pow(power))
                        .toList())
                .toList();
    }
}
