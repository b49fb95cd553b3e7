package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.fraction.BigFraction;

/// Terms of one query and, if asked for, one key, of random form: vectors for each pair, matrices for each
/// token, sums over keys that are handed in, constants.
final class RandomTerm {
    static final Width D = Width.of("d");
    static final Shape VECTOR = new Shape.Vector(D);
    static final Shape MATRIX = new Shape.Matrix(D, D);
    static final Term QUERY = new Term.Query(VECTOR);
    static final Term KEY = new Term.Key(Term.HERE, VECTOR);
    static final Term TOTAL = total("l");
    private static final List<Pointwise> UNARY = List.of(
            Pointwise.NEGATE,
            Pointwise.RELU,
            Pointwise.ELU,
            Pointwise.EXP,
            Pointwise.LOG,
            Pointwise.SOFTPLUS,
            Pointwise.SIGMOID,
            Pointwise.TANH,
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
            Pointwise.LEAKY_RELU,
            Pointwise.POWER);
    private static final int[] EXPONENTS = {-1, 0, 1, 2, 3, 4};

    private final SplittableRandom random;
    private final boolean withKey;
    private int indices;

    private RandomTerm(long seed, boolean withKey) {
        this.random = new SplittableRandom(seed);
        this.withKey = withKey;
    }

    static Term ofPair(long seed) {
        return new RandomTerm(seed, true).number(4);
    }

    static Term ofQuery(long seed) {
        var terms = new RandomTerm(seed, false);
        return switch (terms.random.nextInt(3)) {
            case 0 -> terms.number(4);
            case 1 -> terms.vector(4);
            default -> terms.matrix(3);
        };
    }

    /// The sum of the keys, with a bound index of some name.
    private static Term total(String index) {
        return new Term.OverKeys(Term.Reduction.SUM, index, new Term.Key(index, VECTOR));
    }

    private Term number(int depth) {
        if (depth <= 0) {
            return leaf();
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> new Term.Apply(pick(UNARY), List.of(number(depth - 1)), Shape.NUMBER);
            case 2, 3 -> new Term.Apply(pick(BINARY), List.of(number(depth - 1), number(depth - 1)), Shape.NUMBER);
            case 4, 5 -> new Term.Dot(vector(depth - 1), vector(depth - 1));
            case 6 -> new Term.OverEntries(pick(List.of(Term.Reduction.values())), vector(depth - 1));
            default -> power(number(depth - 1));
        };
    }

    private Term power(Term base) {
        var exponent = new BigFraction(EXPONENTS[random.nextInt(EXPONENTS.length)]);
        return new Term.Apply(Pointwise.POWER, List.of(base, new Term.Constant(exponent)), base.shape());
    }

    private Term leaf() {
        return switch (random.nextInt(6)) {
            case 0 -> new Term.Constant(new BigFraction(random.nextInt(9) - 4).divide(4));
            case 1 -> new Term.KeyCount();
            case 2 -> new Term.QueryPosition();
            case 3 -> withKey ? new Term.KeyPosition(Term.HERE) : new Term.WidthValue(D);
            case 4 -> new Term.Pi();
            default -> new Term.Dot(QUERY, withKey ? KEY : TOTAL);
        };
    }

    private Term vector(int depth) {
        if (depth <= 0) {
            return switch (random.nextInt(5)) {
                case 0 -> total("t" + indices++);
                case 1, 2 -> withKey ? KEY : QUERY;
                default -> QUERY;
            };
        }
        return switch (random.nextInt(9)) {
            case 8 -> eluAndOne(vector(depth - 1));
            case 0 -> new Term.Apply(pick(UNARY), List.of(vector(depth - 1)), VECTOR);
            case 1 -> new Term.Apply(pick(BINARY), List.of(vector(depth - 1), vector(depth - 1)), VECTOR);
            case 2 -> new Term.Apply(pick(BINARY), List.of(vector(depth - 1), number(depth - 2)), VECTOR);
            case 3 -> new Term.Apply(pick(BINARY), List.of(number(depth - 2), vector(depth - 1)), VECTOR);
            case 4 -> new Term.Roll(vector(depth - 1), random.nextInt(5) - 2);
            case 5 -> new Term.Product(matrix(depth - 1), vector(depth - 2), VECTOR);
            case 6 -> new Term.Product(vector(depth - 2), matrix(depth - 1), VECTOR);
            default -> power(vector(depth - 1));
        };
    }

    private static Term eluAndOne(Term vector) {
        var elu = new Term.Apply(Pointwise.ELU, List.of(vector), VECTOR);
        return new Term.Apply(Pointwise.ADD, List.of(elu, new Term.Constant(BigFraction.ONE)), VECTOR);
    }

    private Term matrix(int depth) {
        return switch (random.nextInt(6)) {
            case 0 -> new Term.Diagonal(vector(depth - 1), MATRIX);
            case 1 -> new Term.Transpose(outer(depth), MATRIX);
            case 2 -> new Term.Product(outer(depth), outer(depth - 1), MATRIX);
            case 3 -> new Term.Inverse(new Term.Identity(MATRIX));
            case 4 -> new Term.Apply(Pointwise.MULTIPLY, List.of(outer(depth), number(depth - 2)), MATRIX);
            default -> new Term.Apply(Pointwise.ADD, List.of(outer(depth), new Term.Identity(MATRIX)), MATRIX);
        };
    }

    private Term outer(int depth) {
        return new Term.Outer(vector(depth - 1), vector(depth - 2), MATRIX);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
