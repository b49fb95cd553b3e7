package dev.attest.experiments.apply;

import dev.attest.experiments.arrays.ArrayHeader;
import dev.attest.experiments.arrays.NumpyArchive;
import dev.attest.experiments.study.BadInput;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.NearestName;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The arrays that bear the names of parameters, and the names of all arrays that a mechanism asks for: those
/// of inputs too, which [InputArrays] has.
final class ParameterArrays {
    private final Path file;
    private final Mechanism mechanism;

    ParameterArrays(Path file, Mechanism mechanism) {
        this.file = file;
        this.mechanism = mechanism;
    }

    /// @throws BadInput if one is missing, or there is one that nothing is called after
    void requireNames(List<String> found) {
        var asked = new ArrayList<>(List.of("q", "k", "v"));
        mechanism.parameters().forEach(parameter -> asked.add(parameter.name()));
        mechanism.inputs().forEach(input -> asked.add(input.name()));
        for (var name : asked) {
            if (!found.contains(name)) {
                throw new BadInput(file + ": expected an array '" + name + "'" + reason(name) + ", got "
                        + (found.isEmpty() ? "no arrays" : "only " + String.join(", ", found)));
            }
        }
        for (var name : found) {
            if (!asked.contains(name)) {
                throw new BadInput(file + ": expected no arrays but " + String.join(", ", asked) + ", got '" + name
                        + "'" + NearestName.hint(name, asked));
            }
        }
    }

    private String reason(String name) {
        var shape = mechanism.inputs().stream()
                .filter(input -> input.name().equals(name))
                .map(input -> input.shape() + " for each " + (input.ofQuery() ? "query" : "key"))
                .findFirst()
                .or(() -> find(name).map(parameter -> parameter.shape().toString()));
        return shape.map(words -> ", " + words + ", which " + mechanism.name() + " declares")
                .orElse("");
    }

    private Optional<Parameter> find(String name) {
        return mechanism.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    /// @throws BadInput if one has the wrong number of indices, or none of some index
    void requireRanks(NumpyArchive archive) {
        for (var parameter : mechanism.parameters()) {
            var shape = archive.header(parameter.name()).shape();
            if (shape.size() != rank(parameter.shape()) || shape.contains(0)) {
                throw new BadInput(file + ": " + parameter.name() + ".npy: expected " + parameter.shape() + ", "
                        + extents(parameter.shape()) + ", got " + ArrayHeader.words(shape));
            }
        }
    }

    private static int rank(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> 0;
            case Shape.Vector _ -> 1;
            case Shape.Matrix _ -> 2;
        };
    }

    private static String extents(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> "[]";
            case Shape.Vector vector -> "[" + vector.width() + "]";
            case Shape.Matrix matrix -> "[" + matrix.rows() + "," + matrix.columns() + "]";
        };
    }

    /// The values, each as rows: a number is {{x}}, a vector one row.
    ///
    /// @throws BadInput if a number is outside the range that the definition declares
    Map<String, double[][]> read(NumpyArchive archive) {
        var values = new HashMap<String, double[][]>();
        for (var parameter : mechanism.parameters()) {
            var header = archive.header(parameter.name());
            var numbers = archive.doubles(parameter.name(), _ -> {});
            requireRange(parameter, numbers[0]);
            values.put(
                    parameter.name(),
                    rows(numbers, rank(parameter.shape()) == 2 ? header.shape().getFirst() : 1));
        }
        return values;
    }

    private static double[][] rows(double[] numbers, int count) {
        int width = numbers.length / count;
        var rows = new double[count][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(numbers, row * width, (row + 1) * width));
        return rows;
    }

    private void requireRange(Parameter parameter, double number) {
        var range = parameter.range();
        if (range.isPresent() && !contains(range.get(), number)) {
            throw new BadInput(file + ": " + parameter.name() + ".npy: expected a number in " + words(range.get())
                    + ", got " + number);
        }
    }

    private static boolean contains(Parameter.Range range, double number) {
        if (!Double.isFinite(number)) {
            return false;
        }
        var exact = new BigFraction(number);
        int low = exact.compareTo(range.low());
        int high = exact.compareTo(range.high());
        return (low > 0 || (low == 0 && range.lowClosed())) && (high < 0 || (high == 0 && range.highClosed()));
    }

    private static String words(Parameter.Range range) {
        return (range.lowClosed() ? "[" : "(") + range.low() + ", " + range.high() + (range.highClosed() ? "]" : ")");
    }
}
