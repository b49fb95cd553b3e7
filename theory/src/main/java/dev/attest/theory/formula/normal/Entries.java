package dev.attest.theory.formula.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What a term is while it is brought to normal form: a number, a vector given by its entry at an index, block
/// after block, or a matrix given by its entry at a row and a column.
sealed interface Entries {
    record Number(Polynomial value) implements Entries {}

    record Vector(List<Block> blocks) implements Entries {
        public Vector {
            blocks = List.copyOf(blocks);
        }

        static Vector of(String width, Function<String, Polynomial> at) {
            return new Vector(List.of(new Block(width, at)));
        }
    }

    /// @param width the number of entries: a name or a number
    record Block(String width, Function<String, Polynomial> at) {}

    record Matrix(String rows, String columns, BiFunction<String, String, Polynomial> at) implements Entries {}

    /// Applies a function to every entry.
    default Entries map(UnaryOperator<Polynomial> function) {
        return switch (this) {
            case Number number -> new Number(function.apply(number.value));
            case Vector vector ->
                new Vector(vector.blocks.stream()
                        .map(block -> new Block(block.width, index -> function.apply(block.at.apply(index))))
                        .toList());
            case Matrix matrix ->
                new Matrix(matrix.rows, matrix.columns, (row, column) -> function.apply(matrix.at.apply(row, column)));
        };
    }

    /// Applies a function entry by entry; a number meets every entry.
    static Entries combine(Entries left, Entries right, BinaryOperator<Polynomial> function) {
        if (left instanceof Number number) {
            return right.map(entry -> function.apply(number.value, entry));
        }
        if (right instanceof Number number) {
            return left.map(entry -> function.apply(entry, number.value));
        }
        if (left instanceof Matrix first && right instanceof Matrix second) {
            return new Matrix(
                    first.rows,
                    first.columns,
                    (row, column) -> function.apply(first.at.apply(row, column), second.at.apply(row, column)));
        }
        return new Vector(aligned(
                left.vector(),
                right.vector(),
                (first, second) -> new Block(
                        first.width, index -> function.apply(first.at.apply(index), second.at.apply(index)))));
    }

    /// Pairs of blocks of two vectors that are built alike.
    static <T> List<T> aligned(Vector left, Vector right, BiFunction<Block, Block, T> pair) {
        var result = new ArrayList<T>();
        if (left.blocks.size() != right.blocks.size()) {
            throw new NormalFormException("two vectors of one width whose parts do not line up");
        }
        for (int i = 0; i < left.blocks.size(); i++) {
            var first = left.blocks.get(i);
            var second = right.blocks.get(i);
            if (!first.width.equals(second.width)) {
                throw new NormalFormException("parts of widths " + first.width + " and " + second.width);
            }
            result.add(pair.apply(first, second));
        }
        return result;
    }

    default Polynomial number() {
        if (this instanceof Number number) {
            return number.value;
        }
        throw new NormalFormException("a number where a vector or matrix stands");
    }

    default Vector vector() {
        return switch (this) {
            case Vector vector -> vector;
            case Number number -> Vector.of("1", index -> number.value);
            case Matrix ignored -> throw new NormalFormException("a vector where a matrix stands");
        };
    }

    default Matrix matrix() {
        if (this instanceof Matrix matrix) {
            return matrix;
        }
        throw new NormalFormException("a matrix where a number or vector stands");
    }

    /// The one block of a vector that was not put together from several.
    default Block block() {
        var blocks = vector().blocks;
        if (blocks.size() != 1) {
            throw new NormalFormException("a concatenation in a product with a matrix");
        }
        return blocks.getFirst();
    }
}
