package dev.attest.theory.certificate;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The value that a point gives to a parameter: whether it is one that the declaration allows.
record ParameterAtPoint(Parameter parameter, Point point) {
    boolean fits() {
        var rows = point.parameters().get(parameter.name());
        return rows != null && !rows.isEmpty() && hasShape(rows) && hasOrigin(rows);
    }

    private boolean hasShape(List<List<BigFraction>> rows) {
        return switch (parameter.shape()) {
            case Shape.Scalar ignored ->
                isSized(rows, 1, 1) && isInRange(rows.getFirst().getFirst());
            case Shape.Vector vector -> isSized(rows, 1, vector.width().at(point.widths()));
            case Shape.Matrix matrix ->
                isSized(rows, matrix.rows().at(point.widths()), matrix.columns().at(point.widths()));
        };
    }

    private static boolean isSized(List<List<BigFraction>> rows, int height, int width) {
        return rows.size() == height && rows.stream().allMatch(row -> row.size() == width);
    }

    private boolean isInRange(BigFraction value) {
        return parameter.range().map(range -> range.contains(value)).orElse(true);
    }

    private boolean hasOrigin(List<List<BigFraction>> rows) {
        return switch (parameter.origin()) {
            case GIVEN, NORMAL, LEARNED -> true;
            case SIGN ->
                rows.stream()
                        .flatMap(List::stream)
                        .allMatch(entry -> entry.abs().equals(BigFraction.ONE));
            case ORTHOGONAL -> isOrthonormal(rows) || isOrthonormal(transposed(rows));
        };
    }

    private static boolean isOrthonormal(List<List<BigFraction>> rows) {
        return IntStream.range(0, rows.size())
                .allMatch(first -> IntStream.rangeClosed(0, first)
                        .allMatch(second -> dot(rows.get(first), rows.get(second))
                                .equals(first == second ? BigFraction.ONE : BigFraction.ZERO)));
    }

    private static BigFraction dot(List<BigFraction> left, List<BigFraction> right) {
        return IntStream.range(0, left.size())
                .mapToObj(place -> left.get(place).multiply(right.get(place)))
                .reduce(BigFraction.ZERO, BigFraction::add);
    }

    private static List<List<BigFraction>> transposed(List<List<BigFraction>> rows) {
        return IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> rows.stream().map(row -> row.get(column)).toList())
                .toList();
    }
}
