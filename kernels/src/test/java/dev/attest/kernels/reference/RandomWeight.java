package dev.attest.kernels.reference;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Weights of random form, with reductions inside reductions, matrices for each key, and functions that are not
/// defined everywhere. Each operation is one whose reference and enclosure take the same steps, so that the
/// enclosure contains the reference.
final class RandomWeight {
    private static final Shape VECTOR = new Shape.Vector(Width.of("d"));
    private static final Shape MATRIX = new Shape.Matrix(Width.of("d"), Width.of("d"));
    private static final List<Pointwise> UNARY = List.of(
            Pointwise.NEGATE,
            Pointwise.RELU,
            Pointwise.ELU,
            Pointwise.EXP,
            Pointwise.LOG,
            Pointwise.SOFTPLUS,
            Pointwise.SIGMOID,
            Pointwise.SIN,
            Pointwise.COS,
            Pointwise.ABS,
            Pointwise.SQRT,
            Pointwise.SIGN,
            Pointwise.STEP);
    private static final List<Pointwise> BINARY = List.of(
            Pointwise.ADD,
            Pointwise.SUBTRACT,
            Pointwise.MULTIPLY,
            Pointwise.DIVIDE,
            Pointwise.MIN,
            Pointwise.MAX,
            Pointwise.LEAKY_RELU);

    private final SplittableRandom random;
    private int indices;

    private RandomWeight(SplittableRandom random) {
        this.random = random;
    }

    static Mechanism mechanism(long seed, boolean causal) {
        var weight = new RandomWeight(new SplittableRandom(seed)).number(4, List.of(Term.HERE));
        return new Mechanism(
                "random",
                Optional.empty(),
                Optional.empty(),
                causal,
                Map.of(),
                List.of(),
                Optional.empty(),
                weight,
                weight,
                List.of(),
                "",
                List.of());
    }

    private Term number(int depth, List<String> scope) {
        if (depth == 0) {
            return leaf(scope);
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Term.Apply(pick(UNARY), List.of(number(depth - 1, scope)), Shape.NUMBER);
            case 1, 2 ->
                new Term.Apply(pick(BINARY), List.of(number(depth - 1, scope), number(depth - 1, scope)), Shape.NUMBER);
            case 3 -> new Term.Dot(vector(depth - 1, scope), vector(depth - 1, scope));
            case 4 -> new Term.OverEntries(pick(List.of(Term.Reduction.values())), vector(depth - 1, scope));
            case 5 -> square(number(depth - 1, scope));
            default -> overKeys(depth, scope, false);
        };
    }

    private Term vector(int depth, List<String> scope) {
        if (depth <= 0) {
            return random.nextInt(3) == 0 ? new Term.Query(VECTOR) : new Term.Key(pick(scope), VECTOR);
        }
        return switch (random.nextInt(7)) {
            case 0 -> new Term.Apply(pick(UNARY), List.of(vector(depth - 1, scope)), VECTOR);
            case 1 -> new Term.Apply(pick(BINARY), List.of(vector(depth - 1, scope), vector(depth - 1, scope)), VECTOR);
            case 2 -> new Term.Apply(pick(BINARY), List.of(vector(depth - 1, scope), number(0, scope)), VECTOR);
            case 3 -> new Term.Roll(vector(depth - 1, scope), random.nextInt(5) - 2);
            case 4 -> new Term.Product(matrix(depth - 1, scope), vector(depth - 2, scope), VECTOR);
            case 5 -> overKeys(depth, scope, true);
            default -> new Term.Product(vector(depth - 2, scope), matrix(depth - 1, scope), VECTOR);
        };
    }

    private Term matrix(int depth, List<String> scope) {
        return switch (random.nextInt(4)) {
            case 0 -> new Term.Diagonal(vector(depth - 1, scope), MATRIX);
            case 1 -> new Term.Transpose(outer(depth, scope), MATRIX);
            case 2 -> {
                var index = "t" + indices++;
                yield new Term.OverKeys(Term.Reduction.SUM, index, outer(depth, with(scope, index)));
            }
            default -> new Term.Apply(Pointwise.ADD, List.of(outer(depth, scope), new Term.Identity(MATRIX)), MATRIX);
        };
    }

    private Term outer(int depth, List<String> scope) {
        return new Term.Outer(vector(depth - 1, scope), vector(depth - 1, scope), MATRIX);
    }

    private Term overKeys(int depth, List<String> scope, boolean vector) {
        var index = "t" + indices++;
        var inside = with(scope, index);
        var body = vector ? vector(depth - 1, inside) : number(depth - 1, inside);
        return new Term.OverKeys(pick(List.of(Term.Reduction.values())), index, body);
    }

    private Term leaf(List<String> scope) {
        return switch (random.nextInt(6)) {
            case 0 -> new Term.Constant(new BigFraction(random.nextInt(9) - 4).divide(4));
            case 1 -> new Term.KeyCount();
            case 2 -> new Term.QueryPosition();
            case 3 -> new Term.KeyPosition(pick(scope));
            default -> new Term.Dot(new Term.Query(VECTOR), new Term.Key(pick(scope), VECTOR));
        };
    }

    private static Term square(Term base) {
        return new Term.Apply(Pointwise.POWER, List.of(base, new Term.Constant(BigFraction.TWO)), Shape.NUMBER);
    }

    private static List<String> with(List<String> scope, String index) {
        return Stream.concat(scope.stream(), Stream.of(index)).toList();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
