package dev.attest.kernels.strip;

import dev.attest.kernels.strip.Operation.Source;
import dev.attest.theory.formula.Pointwise;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// New steps of a program out of its steps, by number. Two that meet have one size, or one of them is a number.
final class Arithmetic {
    private final Compilation steps;

    Arithmetic(Compilation steps) {
        this.steps = steps;
    }

    private int size(int step) {
        return steps.steps().get(step).size();
    }

    int number(double value) {
        return steps.step(new Operation.Fixed(List.of(value)), 1);
    }

    int map(Pointwise function, int x) {
        return steps.step(new Operation.Map(function), size(x), x);
    }

    int raised(int x, double exponent) {
        return steps.step(new Operation.Raise(exponent), size(x), x);
    }

    private int meet(Pointwise function, int x, int y) {
        return steps.step(new Operation.Meet(function), Math.max(size(x), size(y)), x, y);
    }

    int plus(int x, int y) {
        return meet(Pointwise.ADD, x, y);
    }

    int minus(int x, int y) {
        return meet(Pointwise.SUBTRACT, x, y);
    }

    int times(int x, int y) {
        return meet(Pointwise.MULTIPLY, x, y);
    }

    int over(int x, int y) {
        return meet(Pointwise.DIVIDE, x, y);
    }

    int min(int x, int y) {
        return meet(Pointwise.MIN, x, y);
    }

    int negated(int x) {
        return map(Pointwise.NEGATE, x);
    }

    int product(int rows, int inner, int columns, int x, int y) {
        return steps.step(new Operation.Product(rows, inner, columns), rows * columns, x, y);
    }

    int transposed(int matrix, int rows, int columns) {
        return rows == 1 || columns == 1
                ? matrix
                : steps.step(Arrangements.transpose(rows, columns), rows * columns, matrix);
    }

    /// A number as every entry of a vector; a vector as it is.
    int spread(int x, int entries) {
        return size(x) == entries
                ? x
                : steps.step(
                        new Operation.Arrange(new ArrayList<>(Collections.nCopies(entries, new Source(0, 0)))),
                        entries,
                        x);
    }
}
