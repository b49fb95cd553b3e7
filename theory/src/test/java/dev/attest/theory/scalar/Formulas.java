package dev.attest.theory.scalar;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Terms written by hand.
final class Formulas {
    static final Shape VECTOR = new Shape.Vector(Width.of("d"));
    static final Shape MATRIX = new Shape.Matrix(Width.of("d"), Width.of("d"));
    static final Term QUERY = new Term.Query(VECTOR);
    static final Term KEY = key(Term.HERE);
    static final Term COUNT = new Term.KeyCount();
    static final Term SCORE = new Term.Dot(QUERY, KEY);

    private Formulas() {}

    static Term key(String index) {
        return new Term.Key(index, VECTOR);
    }

    static Term number(long numerator, long denominator) {
        return new Term.Constant(fraction(numerator, denominator));
    }

    static Term number(long value) {
        return number(value, 1);
    }

    static Term apply(Pointwise function, Term... arguments) {
        var shape = Arrays.stream(arguments)
                .map(Term::shape)
                .filter(candidate -> !candidate.equals(Shape.NUMBER))
                .findFirst()
                .orElse(Shape.NUMBER);
        return new Term.Apply(function, List.of(arguments), shape);
    }

    static Term add(Term left, Term right) {
        return apply(Pointwise.ADD, left, right);
    }

    static Term subtract(Term left, Term right) {
        return apply(Pointwise.SUBTRACT, left, right);
    }

    static Term multiply(Term left, Term right) {
        return apply(Pointwise.MULTIPLY, left, right);
    }

    static Term divide(Term left, Term right) {
        return apply(Pointwise.DIVIDE, left, right);
    }

    static Term power(Term left, Term right) {
        return apply(Pointwise.POWER, left, right);
    }

    static Term sum(String index, Term body) {
        return new Term.OverKeys(Term.Reduction.SUM, index, body);
    }

    static Term mean(String index, Term body) {
        return new Term.OverKeys(Term.Reduction.MEAN, index, body);
    }

    /// softmax of q.k.
    static Term softmax() {
        return new Term.Softmax(SCORE, "t", new Term.Dot(QUERY, key("t")));
    }

    /// relu(q).relu(k) over its sum.
    static Term reluLinear() {
        return divide(reluScore(Term.HERE), sum("t", reluScore("t")));
    }

    private static Term reluScore(String index) {
        return new Term.Dot(apply(Pointwise.RELU, QUERY), apply(Pointwise.RELU, key(index)));
    }

    /// q.k/n - mean(q.k/n) + 1/n.
    static Term inline() {
        var there = divide(new Term.Dot(QUERY, key("t")), COUNT);
        return add(subtract(divide(SCORE, COUNT), mean("t", there)), divide(number(1), COUNT));
    }

    /// q . inverse(sum(outer(k, k)) + ridge eye(d)) k.
    static Term mesa(Term ridge) {
        var moments = sum("t", new Term.Outer(key("t"), key("t"), MATRIX));
        var matrix = add(moments, multiply(ridge, new Term.Identity(MATRIX)));
        return new Term.Dot(QUERY, new Term.Product(new Term.Inverse(matrix), KEY, VECTOR));
    }

    static Mechanism mechanism(Term weight) {
        return mechanism(weight, false);
    }

    static Mechanism mechanism(Term weight, boolean causal) {
        return new Mechanism(
                "test",
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

    static BigFraction fraction(long numerator, long denominator) {
        return new BigFraction(numerator).divide(new BigFraction(denominator));
    }

    static List<BigFraction> wholes(long... values) {
        return Arrays.stream(values).mapToObj(BigFraction::new).toList();
    }

    @SafeVarargs
    static Point point(List<BigFraction> query, List<BigFraction>... keys) {
        return new Point(Map.of("d", query.size()), query, List.of(keys), keys.length - 1, List.of(), Map.of());
    }
}
