package dev.attest.verification.grammar;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Random expressions up to a given depth: numbers, vectors of width d and d x d matrices, of the query alone
/// or of the query and one key.
///
/// @param depth how many operations may stand inside each other
/// @param key   a key may stand free
record Expressions(int depth, boolean key) {
    private static final List<String> NUMBERS_OF_QUERY = List.of(
            "2",
            "1/2",
            "0.1",
            "0",
            "g",
            "h",
            "c",
            "n",
            "d",
            "i",
            "pi",
            "sum_of(q)",
            "norm(q)",
            "sum_of(qbar)",
            "dot(q, kbar)",
            "gamma");
    private static final List<String> NUMBERS_OF_PAIR = List.of(
            "dot(q, k)",
            "dot(q, k)",
            "norm(k)",
            "sum_of(k)",
            "j",
            "(i - j)",
            "dot(q, W1 * k)",
            "norm(q - k)",
            "max_of(q * k)",
            "beta",
            "dot(rope(q, i), rope(k, j))");
    private static final List<String> VECTORS_OF_QUERY = List.of("q", "q", "qbar", "kbar", "b", "W1 * q", "O * q");
    private static final List<String> VECTORS_OF_PAIR =
            List.of("k", "k", "k - kbar", "O * k", "E * k", "q * k", "vec", "vec * k", "rope(k, j)");
    private static final List<String> MATRICES = List.of("W1", "O", "E", "eye(d)", "diag(q)", "transpose(W1)");

    private static final List<String> FUNCTIONS = List.of(
            "relu(%s)",
            "leakyrelu(%s, 1/4)",
            "elu(%s)",
            "exp(%s)",
            "log(%s)",
            "log(1 + (%s)^2)",
            "softplus(%s)",
            "sigmoid(%s)",
            "tanh(%s)",
            "sin(%s)",
            "cos(%s)",
            "abs(%s)",
            "sqrt(%s)",
            "sqrt(1 + (%s)^2)",
            "sign(%s)",
            "step(%s)",
            "-(%s)",
            "(%s)^2",
            "(%s)^3",
            "(%s)^(1/2)",
            "(%s)^(-1)",
            "1 / (1 + (%s)^2)");
    private static final List<String> OPERATIONS =
            List.of("(%s) + (%s)", "(%s) - (%s)", "(%s) * (%s)", "(%s) / (%s)", "min(%s, %s)", "max(%s, %s)");
    private static final List<String> REDUCTIONS = List.of("sum(%s)", "mean(%s)", "max(%s)", "min(%s)");
    /// Of a number of one key, one for each key.
    private static final List<String> ROWS =
            List.of("softmax(%s)", "softmax(%s)", "sparsemax(%s)", "entmax(%s, 3/2)", "cumsum(%s)");
    private static final List<String> POWERS = List.of("g^(%s)", "2^(%s)", "exp(%s)^2");
    private static final List<String> OF_VECTOR =
            List.of("sum_of(%s)", "mean_of(%s)", "max_of(%s)", "norm(%s)", "sum_of(tanh(W * (%s)))");
    private static final List<String> OF_VECTORS = List.of(
            "dot(%s, %s)",
            "dot(W * (%s), W * (%s))",
            "dot(concat(%s, 1), concat(%s, 2))",
            "norm((%s) - (%s))",
            "dot([1, -2], [sum_of(%s), norm(%s)])",
            "sum_of([[1, 2], [0, 1]] * [sum_of(%s), max_of(%s)])");
    private static final List<String> VECTOR_OF_VECTOR = List.of(
            "rmsnorm(%s)", "layernorm(%s)", "(%s) / (1 + norm(q))", "transpose(W) * (W * (%s))", "(%s) - mean_of(%<s)");
    private static final List<String> MATRIX_OF_VECTORS = List.of("outer(%s, %s)", "diag((%s) * (%s))");
    private static final List<String> MATRIX_OF_MATRIX =
            List.of("transpose(%s)", "inverse(%s)", "inverse((%s) + eye(d))", "2 * (%s)");

    Arbitrary<String> number() {
        if (depth == 0) {
            return leaves(NUMBERS_OF_QUERY, NUMBERS_OF_PAIR);
        }
        var inner = inside();
        var choices = new ArrayList<Tuple.Tuple2<Integer, Arbitrary<String>>>();
        choices.add(Tuple.of(2, inner.number()));
        choices.add(Tuple.of(4, filled(FUNCTIONS, inner.number())));
        choices.add(Tuple.of(5, filled(OPERATIONS, inner.number(), inner.number())));
        choices.add(Tuple.of(1, filled(POWERS, inner.number())));
        choices.add(Tuple.of(2, filled(OF_VECTOR, inner.vector())));
        choices.add(Tuple.of(4, filled(OF_VECTORS, inner.vector(), inner.vector())));
        choices.add(Tuple.of(2, filled(REDUCTIONS, inner.withKey().number())));
        if (key) {
            choices.add(Tuple.of(3, filled(ROWS, inner.number())));
        }
        return Arbitraries.frequencyOf(choices);
    }

    Arbitrary<String> vector() {
        if (depth == 0) {
            return leaves(VECTORS_OF_QUERY, VECTORS_OF_PAIR);
        }
        var inner = inside();
        return Arbitraries.frequencyOf(
                Tuple.of(3, inner.vector()),
                Tuple.of(3, filled(FUNCTIONS, inner.vector())),
                Tuple.of(3, filled(OPERATIONS, inner.vector(), inner.vector())),
                Tuple.of(1, filled(List.of("(%s) * (%s)"), inner.number(), inner.vector())),
                Tuple.of(2, filled(VECTOR_OF_VECTOR, inner.vector())),
                Tuple.of(1, filled(List.of("(%s) * (%s)"), inner.matrix(), inner.vector())),
                Tuple.of(1, filled(List.of("(%s) * (%s)"), inner.vector(), inner.matrix())),
                Tuple.of(1, filled(REDUCTIONS, inner.withKey().vector())));
    }

    Arbitrary<String> matrix() {
        if (depth == 0) {
            return Arbitraries.of(MATRICES);
        }
        var inner = inside();
        return Arbitraries.frequencyOf(
                Tuple.of(3, inner.matrix()),
                Tuple.of(3, filled(MATRIX_OF_VECTORS, inner.vector(), inner.vector())),
                Tuple.of(2, filled(MATRIX_OF_MATRIX, inner.matrix())),
                Tuple.of(1, filled(List.of("(%s) + (%s)", "(%s) * (%s)"), inner.matrix(), inner.matrix())),
                Tuple.of(
                        2,
                        filled(List.of("sum(%s)", "mean(%s)"), inner.withKey().matrix())));
    }

    private Expressions inside() {
        return new Expressions(depth - 1, key);
    }

    private Expressions withKey() {
        return new Expressions(depth, true);
    }

    private Arbitrary<String> leaves(List<String> ofQuery, List<String> ofPair) {
        return key
                ? Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.of(ofQuery)), Tuple.of(2, Arbitraries.of(ofPair)))
                : Arbitraries.of(ofQuery);
    }

    static Arbitrary<String> filled(List<String> forms, Arbitrary<String> part) {
        return Combinators.combine(Arbitraries.of(forms), part).as(String::format);
    }

    private static Arbitrary<String> filled(List<String> forms, Arbitrary<String> first, Arbitrary<String> second) {
        return Combinators.combine(Arbitraries.of(forms), first, second).as(String::format);
    }
}
