package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What rows and outputs do when keys, tokens or values are changed together, beside neighbours that do not.
class SymmetriesTest {
    private static void assertVerdict(Verdict expected, String property, String definitions) {
        var text = "name sample\n" + definitions.replace("; ", "\n");
        var answer = Properties.find(property).orElseThrow().decide(MechanismReader.parse(text, "sample.attn"));
        assertEquals(expected, answer.verdict(), answer.because());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(dot(q, k)) | HOLDS",
                "weight = softmax(dot(q, k) / norm(k)) | FAILS",
                "score = dot(q, k); weight = score - mean(score) + 1/n | HOLDS",
                "score = dot(q, k); weight = score - sum(score) + 1/n | FAILS",
                "s = dot(q, k); e = exp(s - max(s)); weight = e / sum(e) | HOLDS", // the maximum moves along
                "s = dot(q, k); e = exp(s - abs(max(s))); weight = e | FAILS",
                "weight = exp(-norm(q - k)^2) / sum(exp(-norm(q - k)^2)) | FAILS", // the query stays
                "weight = softmax(dot(q, k - kbar)) | HOLDS",
                "weight = softmax(dot(qbar, k) * norm(q)) | HOLDS",
                "weight = softmax(dot(q, k)) * norm(kbar) | FAILS",
                "param M : matrix(d, d) learned; weight = softmax(dot(q, M * k)) | HOLDS",
                "param M : matrix(d, d) learned; weight = sigmoid(dot(q, M * k)) | FAILS",
                "param M : matrix(d, d) drawn sign; weight = dot(q, M * k) | FAILS",
                "param c : scalar in (0, 1); weight = c * dot(q, k) | FAILS",
                "weight = softmax(dot(q, k)) + 0 * log(sum_of(k)) | HOLDS", // wherever both are defined
                "weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k) | FAILS" // without a normal form
            })
    void translations(String definitions, Verdict verdict) {
        assertVerdict(verdict, "translation-invariant-keys", definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(dot(q, k)) | HOLDS",
                "weight = softmax(dot(q, k) - j) | FAILS",
                "weight = softmax(dot(q, k) - i) | HOLDS", // the position of the query
                "weight = dot(q, k) + j - j | HOLDS", // positions that cancel
                "causal; score = relu(dot(q, k)); weight = score / sum(score) | HOLDS",
                "causal; score = relu(dot(q, k)); weight = 2^(j - i) * score | FAILS",
                "weight = dot(q, k) / sum(j * norm(k)^2 + 1) | FAILS", // a position inside a sum
                "weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k) | HOLDS", // without a normal form
                "weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k) + j | FAILS",
                "weight = j * (j - 1) | FAILS", // first seen of three keys
                "weight = j + 0 * log(-1) | UNDECIDED" // nowhere defined
            })
    void permutations(String definitions, Verdict verdict) {
        assertVerdict(verdict, "permutation-equivariant", definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(dot(q, k)) | HOLDS",
                "weight = softmax(dot(q, k) * log(n)) | FAILS",
                "weight = sigmoid(dot(q, k)) | FAILS", // twice the tokens, twice the output
                "weight = sigmoid(dot(q, k)) / n | HOLDS",
                "weight = softmax(dot(q, k)); output = sum(weight * v) * n | FAILS",
                "score = dot(q, k) / n; weight = score - mean(score) + 1/n | HOLDS",
                "score = dot(q, k); weight = score - mean(score) + 1/n | FAILS",
                "e = exp(dot(q, k)); weight = e / (1 + sum(e)) | FAILS",
                "weight = softmax(dot(q, k) + j - i) | HOLDS", // copies weigh e^n times as much, all of them
                "weight = softmax(dot(q, k) - abs(i - j)) | FAILS",
                "causal; weight = softmax(dot(q, k) + j - i) | HOLDS",
                "causal; weight = exp(dot(q, k) + j - i) | FAILS", // the query moves on with the last position
                "weight = softmax(dot(q, k)); output = rmsnorm(sum(weight * v)) + vbar | HOLDS",
                "weight = softmax(dot(q, k)); output = sum(weight * v) + sum(v) | FAILS",
                "weight = dot(q, k) / max(norm(k)^2 + 1) / n | HOLDS",
                "weight = dot(q, k) / max(norm(k)^2 + j) / n | FAILS",
                "param M : matrix(dv, dv) learned; weight = softmax(dot(q, k)); output = M * sum(weight * v) | HOLDS",
                "param M : matrix(dv, dv) learned; weight = dot(q, k); output = M * sum(weight * v) | FAILS"
            })
    void replications(String definitions, Verdict verdict) {
        assertVerdict(verdict, "replication-invariant", definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(dot(q, k)) | HOLDS",
                "weight = softmax(dot(q, k)); output = sigmoid(sum_of(q)) * sum(weight * v) | FAILS",
                "weight = softmax(dot(q, k)); output = sum(weight * v) + vbar | FAILS",
                "weight = softmax(dot(q, k)); output = (sum(weight * v) + vbar) / 2 | HOLDS",
                "weight = softmax(dot(q, k)); output = rmsnorm(sum(weight * v)) | FAILS",
                "weight = softmax(dot(q, k)); output = layernorm(sum(weight * v)) | FAILS",
                "weight = softmax(dot(q, k)); output = sum(weight * relu(v)) | FAILS",
                "weight = softmax(dot(q, k)); output = max(v) | FAILS", // in the box of the values, not in their hull
                "weight = dot(q, k); output = sum(exp(weight) * v) / sum(exp(weight)) | HOLDS", // not by the row
                "weight = softmax(dot(q, k)); output = sum(dot(q, k) * v) | FAILS",
                "score = relu(dot(q, k)); weight = score / sum(score) | HOLDS",
                "score = dot(q, k); weight = score / sum(score) | FAILS",
                "score = relu(dot(q, k)); weight = score / (1 + sum(score)) | FAILS",
                "weight = 2 * softmax(dot(q, k)) - 1/n | FAILS",
                "param M : matrix(dv, dv) learned; weight = softmax(dot(q, k)); output = M * sum(weight * v) | FAILS",
                "param M : matrix(d, d) drawn orthogonal; weight = softmax(dot(M * q, M * k)) | HOLDS",
                "param M : matrix(m, d) learned; score = dot(relu(M * q), relu(M * k)); weight = score / sum(score) "
                        + "| HOLDS",
                "param M : matrix(m, d) learned; score = dot(M * q, M * k); weight = score / sum(score) | FAILS"
            })
    void hulls(String definitions, Verdict verdict) {
        assertVerdict(verdict, "hull-bound", definitions);
    }

    /// Translation, permutation, replication, hull.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "width d = 1; weight = softmax(dot(q, k)) | HOLDS HOLDS HOLDS HOLDS",
                "width d = 1; weight = relu(dot(q, k)) / sum(relu(dot(q, k))) | FAILS HOLDS HOLDS HOLDS",
                // n = 1 shows nothing of these.
                "weight = dot(q, k) * (n - 1) | FAILS HOLDS FAILS FAILS",
                "weight = (1 + j) / sum(1 + j) | HOLDS FAILS FAILS HOLDS",
                // All keys equal: the row is 0/0, so that no such keys are spoken of.
                "s = norm(k - kbar)^2; weight = s / sum(s) | HOLDS HOLDS HOLDS HOLDS",
                "s = norm(k - kbar)^2; weight = s | HOLDS HOLDS FAILS FAILS",
                // A zero key, which a translation leaves.
                "weight = softmax(dot(q, k) / norm(k)) | FAILS HOLDS HOLDS HOLDS",
                // A query of zeros.
                "weight = softmax(dot(q, k) / norm(q)) | HOLDS HOLDS HOLDS HOLDS",
                // More features than keys, or than coordinates.
                "param W : matrix(m, d) learned; score = dot(exp(W * q), exp(W * k)); weight = score / sum(score) "
                        + "| FAILS HOLDS HOLDS HOLDS",
                // W = 0: the scores are 0, and 0/0 where they divide.
                "width d = 2; param W : matrix(1, 2) = [[0, 0]]; weight = softmax(dot(W * q, W * k)) "
                        + "| HOLDS HOLDS HOLDS HOLDS",
                "width d = 2; param W : matrix(1, 2) = [[0, 0]]; weight = dot(W * q, W * k) / sum(dot(W * q, W * k)) "
                        + "| UNDECIDED HOLDS HOLDS UNDECIDED",
                // A constant feature map.
                "phi(x) = 0 * x + 1; score = dot(phi(q), phi(k)); weight = score / sum(score) "
                        + "| HOLDS HOLDS HOLDS HOLDS",
                "phi(x) = 0 * x + 1; score = dot(phi(q), phi(k)); weight = score | HOLDS HOLDS FAILS FAILS",
                // A denominator that is a square.
                "s = dot(q, k); weight = s^2 / sum(s)^2 | FAILS HOLDS FAILS FAILS",
                "s = dot(q, k); weight = s^2 / sum(s^2) | FAILS HOLDS HOLDS HOLDS",
                // Every key doubled is what replication speaks of: a maximum does not see it, a count does.
                "weight = max(norm(k)) / n | FAILS HOLDS HOLDS FAILS"
            })
    void degenerateCases(String definitions, String verdicts) {
        var expected = verdicts.split(" ", -1);
        assertVerdict(Verdict.valueOf(expected[0]), "translation-invariant-keys", definitions);
        assertVerdict(Verdict.valueOf(expected[1]), "permutation-equivariant", definitions);
        assertVerdict(Verdict.valueOf(expected[2]), "replication-invariant", definitions);
        assertVerdict(Verdict.valueOf(expected[3]), "hull-bound", definitions);
    }
}
