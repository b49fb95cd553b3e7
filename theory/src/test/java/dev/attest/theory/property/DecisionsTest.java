package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Verdicts that need one argument each, beside a neighbour to which it does not apply.
class DecisionsTest {
    private static Answer answer(String property, String definitions) {
        var text = "name sample\n" + definitions.replace("; ", "\n");
        return Properties.find(property).orElseThrow().decide(MechanismReader.parse(text, "sample.attn"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score = (1 + dot(q, k))^2; weight = score / sum(score) | HOLDS", // a square
                "score = 1 + 3 * dot(q, k) + dot(q, k)^2; weight = score / sum(score) | FAILS",
                "u = dot(q, k) / sqrt(d); score = 1 + u + u^2 / 2; weight = score / sum(score) | HOLDS", // 1 + u + u^2 / 2 > 0
                "u = dot(q, k); score = 1 + u + u^2 / 2 + u^3 / 6; weight = score / sum(score) | FAILS",
                "score = 1 / (1 + norm(q - k)^2); weight = score / sum(score) | HOLDS", // a sum of squares below the bar
                "score = 1 / (1 + norm(q)^2 + 3 * dot(q, k)); weight = score / sum(score) | FAILS"
            })
    void nonNegative(String definitions, Verdict verdict) {
        assertEquals(verdict, answer("non-negative", definitions).verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = 1 / (1 + norm(q)^2) | HOLDS | 1", // all columns are equal
                "weight = 1 / n + 0 * dot(q, k) | HOLDS | 1",
                "causal; weight = i + 1 | HOLDS | 1",
                "weight = 1 / n + dot(q, k) | HOLDS | d + 1",
                "weight = softmax(dot(q, k)) | FAILS |"
            })
    void rankBound(String definitions, Verdict verdict, String value) {
        assertEquals(verdict, answer("rank-bound", definitions).verdict());
        assertEquals(value, answer("rank-bound", definitions).value().orElse(null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score = 1 / (1 + norm(q - k)^2); weight = score / sum(score) | HOLDS",
                "score = 1 / norm(q - k)^2; weight = score / sum(score) | FAILS",
                "weight = sqrt(1 + 2 * dot(q, k) + dot(q, k)^2) | HOLDS",
                "weight = sqrt(1 + 3 * dot(q, k) + dot(q, k)^2) | FAILS"
            })
    void total(String definitions, Verdict verdict) {
        assertEquals(verdict, answer("total", definitions).verdict());
    }
}
