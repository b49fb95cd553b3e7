package dev.attest.theory.certificate;

import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.scalar.Point;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// What a point gives to an input: whether it is what the declaration allows, for as many tokens as there are.
record InputAtPoint(Input input, Point point) {
    boolean fits() {
        var tokens = point.inputs().get(input.name());
        int count = input.ofQuery() ? 1 : point.keys().size();
        return tokens != null && tokens.size() == count && tokens.stream().allMatch(this::fits);
    }

    private boolean fits(List<List<BigFraction>> rows) {
        return hasShape(rows)
                && input.range()
                        .map(range -> rows.stream().flatMap(List::stream).allMatch(range::contains))
                        .orElse(true);
    }

    private boolean hasShape(List<List<BigFraction>> rows) {
        return switch (input.shape()) {
            case Shape.Scalar _ -> isSized(rows, 1, 1);
            case Shape.Vector vector -> isSized(rows, 1, vector.width().at(point.widths()));
            case Shape.Matrix matrix ->
                isSized(rows, matrix.rows().at(point.widths()), matrix.columns().at(point.widths()));
        };
    }

    private static boolean isSized(List<List<BigFraction>> rows, int height, int width) {
        return rows.size() == height && rows.stream().allMatch(row -> row.size() == width);
    }
}
