package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.Entries.Block;
import dev.attest.theory.formula.normal.Entries.Matrix;
import dev.attest.theory.formula.normal.Entries.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Products, reductions and rearrangements of vectors and matrices whose entries are in normal form.
final class EntryAlgebra {
    private EntryAlgebra() {}

    static Polynomial dot(Vector left, Vector right) {
        return Entries.aligned(left, right, (first, second) -> {
                    var index = Binders.fresh();
                    var product = first.at().apply(index).times(second.at().apply(index));
                    return Binders.bind(Atom.Binder.SUM, first.width(), index, product);
                })
                .stream()
                .reduce(Polynomial.ZERO, Polynomial::plus);
    }

    static Entries product(Entries left, Entries right) {
        if (left instanceof Matrix first && right instanceof Matrix second) {
            return new Matrix(
                    first.rows(),
                    second.columns(),
                    (row, column) -> contract(
                            first.columns(),
                            inner -> first.at().apply(row, inner),
                            inner -> second.at().apply(inner, column)));
        }
        if (left instanceof Matrix matrix) {
            var vector = right.block();
            return Vector.of(
                    matrix.rows(),
                    row -> contract(matrix.columns(), inner -> matrix.at().apply(row, inner), vector.at()));
        }
        var matrix = right.matrix();
        var vector = left.block();
        return Vector.of(
                matrix.columns(),
                column -> contract(
                        matrix.rows(), vector.at(), inner -> matrix.at().apply(inner, column)));
    }

    private static Polynomial contract(
            String width, Function<String, Polynomial> left, Function<String, Polynomial> right) {
        var index = Binders.fresh();
        return Binders.bind(Atom.Binder.SUM, width, index, left.apply(index).times(right.apply(index)));
    }

    static Entries outer(Block left, Block right) {
        return new Matrix(
                left.width(),
                right.width(),
                (row, column) -> left.at().apply(row).times(right.at().apply(column)));
    }

    static Entries transpose(Matrix matrix) {
        return new Matrix(
                matrix.columns(), matrix.rows(), (row, column) -> matrix.at().apply(column, row));
    }

    static Entries diagonal(Block vector) {
        return new Matrix(
                vector.width(),
                vector.width(),
                (row, column) -> Binders.delta(row, column).times(vector.at().apply(row)));
    }

    static Entries identity(Shape shape) {
        var matrix = (Shape.Matrix) shape;
        return new Matrix(Normalizer.plain(matrix.rows()), Normalizer.plain(matrix.columns()), Binders::delta);
    }

    static Polynomial pick(String index, List<Polynomial> values) {
        var sum = Polynomial.ZERO;
        for (int i = 0; i < values.size(); i++) {
            sum = sum.plus(Binders.delta(index, Integer.toString(i)).times(values.get(i)));
        }
        return sum;
    }

    /// A vector of numbered width, put together again as the blocks it had.
    static Entries roll(Vector vector, int shift) {
        var entries = new ArrayList<Polynomial>();
        for (var block : vector.blocks()) {
            if (!Binders.isNumber(block.width())) {
                throw new NormalFormException("roll of a vector whose width has no number");
            }
            for (int i = 0; i < Integer.parseInt(block.width()); i++) {
                entries.add(block.at().apply(Integer.toString(i)));
            }
        }
        var blocks = new ArrayList<Block>();
        int start = 0;
        for (var block : vector.blocks()) {
            var values = new ArrayList<Polynomial>();
            for (int i = 0; i < Integer.parseInt(block.width()); i++) {
                values.add(entries.get(Math.floorMod(start + i - shift, entries.size())));
            }
            blocks.add(new Block(block.width(), index -> pick(index, values)));
            start += values.size();
        }
        return new Vector(blocks);
    }

    static Polynomial overEntries(Term.Reduction reduction, Vector vector) {
        var total = Polynomial.ZERO;
        var count = Polynomial.ZERO;
        Polynomial extreme = null;
        boolean least = reduction == Term.Reduction.MIN;
        for (var block : vector.blocks()) {
            var index = Binders.fresh();
            var entry = block.at().apply(index);
            if (reduction == Term.Reduction.SUM || reduction == Term.Reduction.MEAN) {
                total = total.plus(Binders.bind(Atom.Binder.SUM, block.width(), index, entry));
                count = count.plus(Binders.size(block.width()));
            } else {
                var bound = Binders.bind(Atom.Binder.MAX, block.width(), index, least ? entry.negate() : entry);
                extreme = extreme == null ? bound : Folding.maximum(extreme, bound);
            }
        }
        if (extreme != null) {
            return least ? extreme.negate() : extreme;
        }
        return reduction == Term.Reduction.SUM ? total : total.dividedBy(count);
    }

    static Entries turned(Block vector, Polynomial position) {
        return Vector.of(
                vector.width(),
                row -> contract(
                        vector.width(), column -> Rotations.entry(position, vector.width(), row, column), vector.at()));
    }
}
