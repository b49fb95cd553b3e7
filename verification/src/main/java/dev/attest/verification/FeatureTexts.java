package dev.attest.verification;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Right sides of `phi(x) = ...`: vectors made of the token x.
final class FeatureTexts {
    /// Entry by entry, from a vector of any width to one of the same width.
    private static final List<String> ENTRYWISE = List.of(
            "%s", "relu(%s)", "elu(%s) + 1", "exp(%s)", "softplus(%s)", "(%s)^2", "(%s)^3", "abs(%s)", "sin(%s)", "cos(%s)",
            "tanh(%s)", "sigmoid(%s)", "leakyrelu(%s, 1/4)", "min(%s, 1)", "max(%s, -1/2)", "sign(%s)", "step(%s)",
            "sqrt(abs(%s))", "log(1 + (%s)^2)", "1 / (1 + abs(%s))", "2 * (%s) - 1", "-(%s)", "(%s)^2 + 1/2");

    /// From a vector of width d to one of width d.
    private static final List<String> OF_WIDTH_D = List.of(
            "(%s) * norm(x)", "(%s) / (1 + norm(x))", "(%s) - mean_of(x)", "roll(%s, 1)", "b * (%s)", "(%s) + b",
            "(%s) + sum_of(x)", "(%s) * max_of(x)", "W1 * (%s)", "g * (%s)");

    /// From a vector of width d to one of any width.
    private static final List<String> WIDENING = List.of(
            "concat(%s, 1)", "concat(%s, x)", "concat(relu(%s), relu(-(%<s)))", "concat(exp(%s), exp(-(%<s)))", "W * (%s)",
            "exp(W * (%s))", "tanh(W * (%s))", "concat(x, norm(%s)^2)", "concat(sin(%s), cos(%<s))");

    private FeatureTexts() {}

    static Arbitrary<String> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, entrywise()),
                Tuple.of(2, wide(WIDENING, narrow())),
                Tuple.of(2, narrow()));
    }

    /// One plain function of each coordinate.
    static Arbitrary<String> plain() {
        return wide(ENTRYWISE, Arbitraries.just("x"));
    }

    /// One function of each coordinate, or a function of a function.
    private static Arbitrary<String> entrywise() {
        return wide(ENTRYWISE, plain());
    }

    private static Arbitrary<String> narrow() {
        var single = Arbitraries.oneOf(entrywise(), wide(OF_WIDTH_D, entrywise()));
        var pair = Combinators.combine(Arbitraries.of("(%s) + %s", "(%s) * (%s)"), entrywise(), entrywise())
                .as((form, left, right) -> String.format(form, left, right));
        return Arbitraries.oneOf(single, pair);
    }

    private static Arbitrary<String> wide(List<String> forms, Arbitrary<String> inner) {
        return Combinators.combine(Arbitraries.of(forms), inner).as(String::format);
    }
}
