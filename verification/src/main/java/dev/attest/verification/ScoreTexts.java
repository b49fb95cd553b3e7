package dev.attest.verification;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Right sides of `score = ...`: numbers made of the query and one key, with feature maps phi and psi.
final class ScoreTexts {
    private static final List<String> PRODUCTS =
            List.of("dot(phi(q), phi(k))", "dot(phi(q), psi(k))", "dot(phi(q), phi(k))", "dot(phi(q), phi(k)) / sqrt(d)");

    private static final List<String> FUNCTIONS = List.of(
            "%s", "%s", "(%s) / (n * sqrt(d))", "exp(%s)", "exp((%s) / sqrt(d))", "(%s)^2", "(%s)^2 + 1", "(%s) + 1",
            "1 + (%s) + (%<s)^2 / 2", "relu(%s)", "softplus(%s)", "sigmoid(%s)", "tanh(%s)", "-(%s)", "g * (%s)",
            "exp(%s) + exp(-(%<s))", "(%s) - norm(k)^2 / 2", "exp((%s) - norm(q)^2 / 2)", "(%s) + sum_of(q)",
            "(%s) * (1 + norm(k)^2)", "g^(i - j) * (%s)", "(%s) + (j - i) / 2", "sqrt(1 + (%s)^2)", "abs(%s)", "(%s) / (1 + norm(q))",
            "(%s)^3", "min(%s, 1)", "log(2 + (%s)^2)");

    /// Without feature maps.
    private static final List<String> OTHERS = List.of(
            "exp(-norm(q - k)^2)", "1 / (1 + norm(q - k)^2)", "dot(q, k) / (1 + norm(q) * norm(k))", "dot(q, k - qbar)",
            "dot(q, k) / (norm(q) * norm(k))", "sum_of(q * k^2) - 1", "max_of(q * k)", "dot(W * q, W * k)", "dot(q, W1 * k)",
            "norm(q) + norm(k)", "j + 1", "0 * dot(q, k) + 1");

    private ScoreTexts() {}

    static Arbitrary<String> ofFeatures() {
        return Combinators.combine(Arbitraries.of(FUNCTIONS), Arbitraries.of(PRODUCTS)).as(String::format);
    }

    static Arbitrary<String> other() {
        return Arbitraries.of(OTHERS);
    }
}
