package dev.attest.kernels.form;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.List;

/// Splits vectors of a row and a key into sums of products between the two, entry by entry.
final class VectorSeparation {
    private final Separation numbers;

    VectorSeparation(Separation numbers) {
        this.numbers = numbers;
    }

    /// `<left, right>`. Where one side is `M y` with a matrix of the row, `<x, M y> = <x M, y>`.
    List<Summand> dot(Term left, Term right) {
        if (movable(left, right) && right instanceof Term.Product(var matrix, var vector, var _)) {
            return dot(new Term.Product(left, matrix, vector.shape()), vector);
        }
        if (movable(right, left) && left instanceof Term.Product(var matrix, var vector, var _)) {
            return dot(vector, new Term.Product(right, matrix, vector.shape()));
        }
        return Separation.products(vectors(left), vectors(right), VectorSummand::times).stream()
                .map(product -> total(product, left))
                .toList();
    }

    private boolean movable(Term fixed, Term moved) {
        return !numbers.dependence().onKey(fixed)
                && numbers.dependence().onKey(moved)
                && numbers.dependence().onRow(moved)
                && moved instanceof Term.Product(var matrix, var _, var _)
                && matrix.shape() instanceof Shape.Matrix
                && !numbers.dependence().onKey(matrix);
    }

    /// The sum of the entries.
    List<Summand> total(Term vector) {
        return vectors(vector).stream().map(part -> total(part, vector)).toList();
    }

    private static Summand total(VectorSummand part, Term vector) {
        if (part.hasRow() && part.hasKey()) {
            var inner = new InnerProduct(part.row(), part.key());
            return part.number().times(new Summand(Terms.ONE, Terms.ONE, List.of(inner)));
        }
        if (part.hasKey()) {
            return part.number().times(Summand.ofKey(sum(part.key())));
        }
        return part.number().timesRow(part.hasRow() ? sum(part.row()) : width(vector));
    }

    private static Term sum(Term vector) {
        return new Term.OverEntries(Term.Reduction.SUM, vector);
    }

    /// The number of entries of a vector.
    static Term width(Term vector) {
        var width = ((Shape.Vector) vector.shape()).width();
        return width.isNumber() ? Terms.number(width.constant()) : new Term.WidthValue(width);
    }

    private List<VectorSummand> vectors(Term vector) {
        if (Terms.isNumber(vector)) {
            return numbers.summands(vector).stream()
                    .map(VectorSummand::constant)
                    .toList();
        }
        if (!numbers.dependence().onKey(vector)) {
            return List.of(VectorSummand.ofRow(numbers.leaves().settled(vector)));
        }
        if (!numbers.dependence().onRow(vector)) {
            return List.of(VectorSummand.ofKey(numbers.leaves().settled(vector)));
        }
        return Separation.limited(split(vector), vector);
    }

    private List<VectorSummand> split(Term vector) {
        return switch (vector) {
            case Term.Apply apply -> applied(apply);
            case Term.Roll roll ->
                vectors(roll.vector()).stream()
                        .map(part -> part.mapped(entries -> new Term.Roll(entries, roll.shift())))
                        .toList();
            case Term.Product product -> product(product);
            default -> throw Separation.inseparable(vector);
        };
    }

    private List<VectorSummand> applied(Term.Apply term) {
        var first = term.arguments().getFirst();
        var last = term.arguments().getLast();
        return switch (term.function()) {
            case ADD -> Separation.joined(vectors(first), vectors(last));
            case SUBTRACT -> Separation.joined(vectors(first), negated(vectors(last)));
            case NEGATE -> negated(vectors(first));
            case MULTIPLY -> Separation.products(vectors(first), vectors(last), VectorSummand::times);
            case DIVIDE -> Separation.products(vectors(first), List.of(inverse(last, term)), VectorSummand::times);
            case POWER -> power(term, vectors(first));
            default -> throw Separation.inseparable(term);
        };
    }

    private VectorSummand inverse(Term divisor, Term whole) {
        boolean row = numbers.dependence().onRow(divisor);
        boolean key = numbers.dependence().onKey(divisor);
        if (row && key) {
            throw Separation.inseparable(whole);
        }
        var reciprocal = Terms.reciprocal(numbers.leaves().settled(divisor));
        if (Terms.isNumber(divisor)) {
            return VectorSummand.constant(key ? Summand.ofKey(reciprocal) : Summand.ofRow(reciprocal));
        }
        return key ? VectorSummand.ofKey(reciprocal) : VectorSummand.ofRow(reciprocal);
    }

    private List<VectorSummand> power(Term.Apply term, List<VectorSummand> base) {
        int exponent = Separation.exponent(term);
        var result = base;
        for (int factor = 1; factor < exponent; factor++) {
            result = Separation.limited(Separation.products(result, base, VectorSummand::times), term);
        }
        return result;
    }

    /// A fixed matrix times a vector: linear, so it goes to whichever side each part belongs to.
    private List<VectorSummand> product(Term.Product term) {
        boolean onLeft = term.left().shape() instanceof Shape.Matrix;
        var matrix = onLeft ? term.left() : term.right();
        if (numbers.dependence().onKey(matrix) || numbers.dependence().onRow(matrix)) {
            throw Separation.inseparable(term);
        }
        var fixed = numbers.leaves().settled(matrix);
        var parts = vectors(onLeft ? term.right() : term.left());
        if (parts.stream().anyMatch(part -> part.hasRow() == part.hasKey())) {
            throw Separation.inseparable(term);
        }
        return parts.stream()
                .map(part -> part.mapped(vector -> onLeft
                        ? new Term.Product(fixed, vector, term.shape())
                        : new Term.Product(vector, fixed, term.shape())))
                .toList();
    }

    private static List<VectorSummand> negated(List<VectorSummand> parts) {
        return parts.stream().map(VectorSummand::negated).toList();
    }
}
