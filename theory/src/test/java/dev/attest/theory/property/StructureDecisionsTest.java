package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.formula.MechanismReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Features, ranks and budgets: verdicts with their numbers, each beside a neighbour that it does not extend
/// to.
class StructureDecisionsTest {
    private static void assertAnswer(String expected, String property, String definitions) {
        var text = "name sample\n" + definitions.replace("; ", "\n");
        var answer = Properties.find(property).orElseThrow().decide(MechanismReader.parse(text, "sample.attn"));
        var value = answer.value().map(number -> " " + number).orElse("");
        assertEquals(
                expected, answer.verdict() + value, () -> property + " of " + definitions + ": " + answer.because());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOLDS d | weight = dot(q, k)",
                "FAILS | weight = softmax(dot(q, k))",
                "HOLDS C(d + 2, 2) | score = (1 + dot(q, k))^2; weight = score / sum(score)",
                "HOLDS C(d + 3, 4) | weight = dot(q, k)^4",
                // A constant that shares the factor of the score belongs to the score, one that does not does not.
                "HOLDS d + 1 | score = dot(exp(q), exp(k)) + 1; weight = score / sum(score)",
                "HOLDS d | score = dot(q, k); weight = score - mean(score) + 1/n",
                "HOLDS 2 d | phi(x) = concat(relu(x), relu(-x)); weight = dot(phi(q), phi(k))",
                "HOLDS 1 | phi(x) = 1 + 0 * x; score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "HOLDS 2 d | weight = dot(relu(q), relu(k)) * cos(pi / 2 * (i - j) / n)",
                // A vector whose width is no single name, and one that is divided by a sum over the keys.
                "HOLDS 2 d | r(x) = concat(relu(x), relu(-x)); phi(x) = r(x) * roll(r(x), 1); weight = dot(phi(q), phi(k))",
                "HOLDS d | weight = dot(exp(q) / sum_of(exp(q)), exp(k) / sum(exp(k)))",
                // A matrix that is the same for all keys stands with the query; what is bent after it does not.
                "HOLDS d | weight = dot(inverse(sum(outer(k, k)) + eye(d)) * k, q)",
                "UNDECIDED | weight = dot(relu(inverse(sum(outer(k, k)) + eye(d)) * k), q)"
            })
    void separable(String expected, String definitions) {
        assertAnswer(expected, "separable", definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOLDS d | weight = dot(inverse(sum(outer(k, k)) + eye(d)) * k, q)",
                "HOLDS d + 1 | score = dot(q, k); weight = score - mean(score) + 1/n",
                "HOLDS d | score = dot(q, k); weight = score - mean(score)",
                "HOLDS d + 1 | score = dot(q, k); weight = (1 + 1 / sum(score)) * score - sum(score) / n",
                "HOLDS C(d + 1, 2) | s = dot(q, k); weight = s^2 / sum(s)^2",
                "HOLDS 2 d | weight = (i - j) * dot(q, k)",
                // Kernels that are no polynomial, each beside one that is.
                "FAILS | weight = sigmoid(dot(q, k))",
                "FAILS | weight = tanh(dot(q, k))",
                "FAILS | score = softplus(dot(q, k)); weight = score / sum(score)",
                "FAILS | score = 1 / (1 + norm(q - k)^2); weight = score / sum(score)",
                "HOLDS d + 2 | weight = 1 + norm(q - k)^2",
                "FAILS | weight = softmax(10 * dot(q, k) / (norm(q) * norm(k)))",
                "HOLDS d | weight = dot(q, k) / (norm(q) * norm(k))",
                "FAILS | weight = abs(dot(q, k))^3",
                "HOLDS C(d + 1, 2) | weight = abs(dot(q, k))^2",
                "FAILS | weight = abs(dot(q, k))^(1/2)",
                "FAILS | weight = relu(dot(q, k))^2",
                "FAILS | weight = exp(-norm(q - k)^2)",
                "FAILS | weight = softmax(dot(q - mean_of(q), k))",
                // On a line a kink at 0 splits.
                "HOLDS 2 | width d = 1; weight = relu(dot(q, k))",
                "FAILS | width d = 1; weight = softmax(dot(q, k))",
                // Almost every matrix; but every number in its range.
                "FAILS | param M : matrix(d, d) learned; weight = softmax(dot(q, M * k))",
                "UNDECIDED | param M : matrix(d, d) drawn sign; weight = softmax(dot(q, M * k))",
                "FAILS | param c : scalar in (0, 1]; weight = softmax(c * dot(q, k))",
                "UNDECIDED | param c : scalar in [0, 1]; weight = softmax(c * dot(q, k))",
                "UNDECIDED | param p : scalar in (0, 4); weight = abs(dot(q, k))^p",
                // Rows of sum 0 have a kernel in common; of sum 1/2 they have none.
                "UNDECIDED | weight = softmax(dot(q, k)) - 1/n",
                "FAILS | weight = softmax(dot(q, k)) - 1/(2 * n)",
                // For n = 1 all weights are 0.
                "UNDECIDED | weight = (n - 1) * sigmoid(dot(q, k))",
                "FAILS | weight = n * sigmoid(dot(q, k))",
                "FAILS | weight = softmax(log(n) * dot(q, k))"
            })
    void rankBound(String expected, String definitions) {
        assertAnswer(expected, "rank-bound", definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FAILS | weight = dot(q, k)",
                "HOLDS | causal; weight = dot(q, k)",
                "HOLDS | weight = softmax(dot(q, k))",
                "HOLDS | causal; weight = softmax(dot(q, k))",
                "HOLDS | causal; score = dot(q, k); weight = score / sum(score)",
                "HOLDS | causal; score = dot(q, k); weight = score - mean(score) + 1/n",
                "HOLDS | causal; score = dot(elu(q) + 1, elu(k) + 1); weight = score / sum(score)",
                "HOLDS | causal; weight = 0.9^(i - j) * dot(q, k)",
                "HOLDS | causal; param W : matrix(m, d) learned; weight = dot(W * q, W * k)",
                "HOLDS | causal; param r : scalar in (0, 9); weight = softmax(dot(q, k) - log(1 + r * (i - j)))",
                "HOLDS | weight = softmax(dot(q, k) / (norm(q) * norm(k)))",
                // The last weight vanishes: always, for one row, on a set of positive measure.
                "UNDECIDED | causal; weight = (i - j) * dot(q, k)",
                "UNDECIDED | causal; score = dot(q, k); weight = score - mean(score)",
                "UNDECIDED | causal; score = dot(relu(q), relu(k)); weight = score / sum(score)",
                "UNDECIDED | weight = relu(dot(q, k))",
                // Of full rank somewhere; but with a kink.
                "UNDECIDED | weight = softmax(abs(dot(q, k)))",
                "FAILS | weight = 1 / n",
                "HOLDS | causal; weight = 1 / n"
            })
    void fullRank(String expected, String definitions) {
        assertAnswer(expected, "full-rank", definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOLDS d | score = dot(relu(q), relu(k)); weight = score / sum(score)",
                "HOLDS C(d + 2, 2) | s = dot(q, k); score = 1 + s + s^2 / 2; weight = score / sum(score)",
                "HOLDS C(d + 3, 4) | score = dot(q, k)^4; weight = score / (1 + sum(score))",
                "HOLDS 2 d | score = dot(relu(q), relu(k)) * cos(pi / 2 * (i - j) / n); weight = score / sum(score)",
                "UNDECIDED | score = dot(relu(q), relu(k)) * cos(pi * (i - j) / n); weight = score / sum(score)",
                "HOLDS 3 | score = 2 + dot(q, k) / (norm(q) * norm(k)); weight = score / sum(score)",
                "HOLDS exp(20) | weight = softmax(10 * dot(q, k) / (norm(q) * norm(k)))",
                "FAILS | weight = softmax(10 * dot(q, k) / norm(k))",
                "FAILS | weight = softmax(dot(q, k))",
                "FAILS | weight = softmax(-dot(q, k))",
                "FAILS | weight = softmax(-norm(q - k)^2)",
                "FAILS | score = 1 / (1 + norm(q - k)^2); weight = score / sum(score)",
                "FAILS | e = exp(dot(q, k)); weight = e / (1 + sum(e))",
                "FAILS | width d = 1; weight = softmax(dot(q, k))",
                "FAILS | score = softplus(dot(q, k)); weight = score / sum(score)",
                "FAILS | param s : scalar learned; weight = softmax(s * log(n) * dot(q, k))",
                "UNDECIDED | param s : scalar in [0, 1]; weight = softmax(s * dot(q, k))",
                "FAILS | weight = exp(-norm(q - k)^2)",
                "HOLDS 1 | weight = 1 / n",
                "HOLDS 1 | weight = 0 * dot(q, k)",
                // Rows without bound: far away, and near a query whose scores add up to 0.
                "FAILS | score = dot(q, k); weight = score - mean(score) + 1/n",
                "FAILS | score = dot(q, k); weight = score / sum(score)",
                "FAILS | weight = sigmoid(dot(q, k))",
                "FAILS | weight = sigmoid(dot(q, k) - log(n))",
                "UNDECIDED | weight = sigmoid(dot(q, k)) / n",
                "N/A | causal; weight = softmax(dot(q, k))"
            })
    void retrievalBudget(String expected, String definitions) {
        assertAnswer(expected, "retrieval-budget", definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOLDS d | score = dot(exp(q), exp(k)); weight = score / sum(score)",
                "FAILS | weight = softmax(dot(q, k))",
                "FAILS | param M : matrix(d, d) learned; weight = softmax(dot(q, M * k))",
                "HOLDS exp(20) | weight = softmax(10 * dot(q, k) / (norm(q) * norm(k)))",
                "N/A | causal; weight = softmax(dot(q, k))",
                "N/A | score = dot(q, k); weight = score - mean(score) + 1/n",
                "N/A | e = exp(dot(q, k)); weight = e / (1 + sum(e))"
            })
    void localMassBudget(String expected, String definitions) {
        assertAnswer(expected, "local-mass-budget", definitions);
    }
}
