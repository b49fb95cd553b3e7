package dev.attest.theory.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/// Terms from terms, where the shapes fit; one sentence where they do not.
///
/// @param name  the operation, as a message calls it
/// @param place where it stands
record Composition(String name, Place place, SourceText source) {
    /// A function entry by entry: a number meets every entry, two vectors or matrices have one shape.
    Term entryByEntry(Pointwise function, List<Operand> operands) {
        boolean refusesMatrices = function == Pointwise.POWER
                || function == Pointwise.DIVIDE && operands.getLast().isMatrix();
        if (refusesMatrices && operands.stream().anyMatch(Operand::isMatrix)) {
            throw unexpected("numbers or vectors", operands);
        }
        var shapes = operands.stream()
                .filter(operand -> !operand.isNumber())
                .map(Operand::shape)
                .distinct()
                .toList();
        if (shapes.size() > 1) {
            throw unexpected("operands of one shape, or a number", operands);
        }
        var shape = shapes.isEmpty() ? Shape.NUMBER : shapes.getFirst();
        return new Term.Apply(function, operands.stream().map(Operand::term).toList(), shape);
    }

    /// `left * right`: entry by entry, unless a matrix meets a vector or a matrix.
    Term product(Operand left, Operand right) {
        if (left.isNumber() || right.isNumber() || !left.isMatrix() && !right.isMatrix()) {
            return entryByEntry(Pointwise.MULTIPLY, List.of(left, right));
        }
        var inner = inner(left.shape(), true);
        if (!inner.equals(inner(right.shape(), false))) {
            throw unexpected("one inner width", List.of(left, right));
        }
        return new Term.Product(left.term(), right.term(), outer(left.shape(), right.shape()));
    }

    private static Width inner(Shape shape, boolean left) {
        return switch (shape) {
            case Shape.Vector(var width) -> width;
            case Shape.Matrix(var rows, var columns) -> left ? columns : rows;
            case Shape.Scalar ignored -> Width.of(1);
        };
    }

    private static Shape outer(Shape left, Shape right) {
        if (left instanceof Shape.Matrix(var rows, var ignored)) {
            return right instanceof Shape.Matrix(var inner, var columns)
                    ? new Shape.Matrix(rows, columns)
                    : new Shape.Vector(rows);
        }
        return new Shape.Vector(inner(right, true));
    }

    Term dot(Operand left, Operand right) {
        if (!width(left).equals(width(right))) {
            throw unexpected("two vectors of one width", List.of(left, right));
        }
        return new Term.Dot(left.term(), right.term());
    }

    Term outer(Operand left, Operand right) {
        return new Term.Outer(left.term(), right.term(), new Shape.Matrix(width(left), width(right)));
    }

    Term overEntries(Term.Reduction reduction, Operand vector) {
        width(vector);
        return new Term.OverEntries(reduction, vector.term());
    }

    Term roll(Operand vector, int shift) {
        width(vector);
        return new Term.Roll(vector.term(), shift);
    }

    Term rotary(Operand vector, Operand position) {
        width(vector);
        if (!position.isNumber()) {
            throw unexpected("a number as the position", List.of(position));
        }
        return new Term.Rotary(vector.term(), position.term());
    }

    /// @param there the score of another key, `index`
    Term entmax(Operand score, String index, Term there, Operand alpha) {
        if (!score.isNumber()) {
            throw unexpected("a number for each key", List.of(score));
        }
        if (!alpha.isNumber()) {
            throw unexpected("a number as alpha", List.of(alpha));
        }
        var exact = ExactNumber.of(alpha.term());
        if (exact.isPresent() && exact.get().compareTo(BigFraction.ONE) < 0) {
            throw unexpected("alpha of at least 1", List.of(alpha));
        }
        return new Term.Entmax(score.term(), index, there, alpha.term());
    }

    Term window(int size, Operand weights, Width channels) {
        var side = Width.of(size);
        var square = Width.of(size * size);
        boolean fits = weights.shape().equals(new Shape.Vector(square))
                || weights.shape().equals(new Shape.Matrix(side, side))
                || weights.shape().equals(new Shape.Matrix(channels, square));
        if (!fits) {
            throw unexpected(
                    "vector(" + square + "), matrix(" + side + ", " + side + ") or matrix(" + channels + ", " + square
                            + ") as its weights",
                    List.of(weights));
        }
        return new Term.Window(size, weights.term(), new Shape.Vector(channels));
    }

    Term diagonal(Operand vector) {
        var width = width(vector);
        return new Term.Diagonal(vector.term(), new Shape.Matrix(width, width));
    }

    Term transpose(Operand operand) {
        var matrix = matrix(operand);
        return new Term.Transpose(operand.term(), new Shape.Matrix(matrix.columns(), matrix.rows()));
    }

    Term inverse(Operand operand) {
        var matrix = matrix(operand);
        if (!matrix.rows().equals(matrix.columns())) {
            throw unexpected("a square matrix", List.of(operand));
        }
        return new Term.Inverse(operand.term());
    }

    Term concatenation(List<Operand> parts) {
        var width = Width.of(0);
        for (var part : parts) {
            width = width.plus(part.isNumber() ? Width.of(1) : width(part));
        }
        return new Term.Concatenation(parts.stream().map(Operand::term).toList(), new Shape.Vector(width));
    }

    /// `[a, b, ...]`: numbers make a vector, vectors of one width make the rows of a matrix.
    Term literal(List<Operand> entries) {
        var shapes = new ArrayList<Shape>(
                entries.stream().map(Operand::shape).distinct().toList());
        if (shapes.size() > 1 || entries.getFirst().isMatrix()) {
            throw unexpected("numbers, or vectors of one width", entries);
        }
        var count = Width.of(entries.size());
        var shape = shapes.getFirst() instanceof Shape.Vector(var width)
                ? new Shape.Matrix(count, width)
                : new Shape.Vector(count);
        return new Term.Literal(entries.stream().map(Operand::term).toList(), shape);
    }

    Width width(Operand operand) {
        if (operand.shape() instanceof Shape.Vector(var width)) {
            return width;
        }
        throw unexpected("a vector", List.of(operand));
    }

    private Shape.Matrix matrix(Operand operand) {
        if (operand.shape() instanceof Shape.Matrix matrix) {
            return matrix;
        }
        throw unexpected("a matrix", List.of(operand));
    }

    /// `'W * q' (2:9) is a vector(m)`.
    private String described(Operand operand) {
        return source.quote(operand.place()) + " (" + operand.place() + ") is a " + operand.shape();
    }

    private MechanismException unexpected(String expected, List<Operand> operands) {
        var came = operands.stream().map(this::described).collect(Collectors.joining(", "));
        return source.error(place, name + " expects " + expected + ": " + came);
    }
}
