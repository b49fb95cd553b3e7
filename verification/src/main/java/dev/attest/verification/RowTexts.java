package dev.attest.verification;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/// Right sides of `weight = ...`: an entry of the row, made of the score.
final class RowTexts {
    /// Divisive, subtractive, magnitude-aware, raw, offset, and images of these.
    private static final List<String> CLASSICAL = List.of(
            "score", "score / sum(score)", "softmax(score)", "score - mean(score) + 1/n",
            "(1 + 1 / sum(score)) * score - sum(score) / n", "score / (1 + sum(score))", "(score / sum(score) + 1/n) / 2",
            "score / sum(score) + 0 * log(sum_of(q))", "score + 0 * sqrt(sum_of(k))");

    /// What a clever author might write.
    private static final List<String> ODD = List.of(
            "exp(score - max(score)) / sum(exp(score - max(score)))", "score / max(score)", "score - min(score)",
            "score / sqrt(sum(score^2))", "score * sum(score)", "score^2 / sum(score)^2", "relu(score)", "score / score / n",
            "score / (1 + sum(abs(score)))", "softmax(score) - softmax(-score)", "score / sum(score * sum(score))",
            "softmax(score) * (1 + norm(q))", "score - dot(q, kbar)", "dot(q, sum(outer(k, k)) * k) / n + score",
            "score * sum(norm(k)^2) / (1 + sum(norm(k)^2))", "mean(score) * 0 + 1/n", "max(score, mean(score))",
            "2 * softmax(score) - 1/n", "exp(score) / exp(sum(score))", "score / sum(score) * (2 + sin(sum(score)))");

    private RowTexts() {}

    static Arbitrary<String> classical() {
        return Arbitraries.of(CLASSICAL);
    }

    static Arbitrary<String> odd() {
        return Arbitraries.of(ODD);
    }
}
