package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is decided of recurrences, each verdict beside a neighbour to which its argument does not apply.
class RecurrencesTest {
    private static final String UNIT = "u = k / norm(k); ";
    private static final String DELTA = "state S : matrix(dv, d) = S + beta * outer(v - S * u, u); output = S * q";

    private static Answer answer(String property, String definitions) {
        var text = "name sample\n" + definitions.replace("; ", "\n");
        return Properties.find(property).orElseThrow().decide(MechanismReader.parse(text, "sample.attn"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = dot(q, k) | HOLDS | d dv",
                "score = dot(q, k); weight = score / sum(score) | HOLDS | d dv + d",
                "phi(x) = elu(x) + 1; score = dot(phi(q), phi(k)); weight = score / sum(score) | HOLDS | d dv + d",
                "score = dot(q, k); weight = score - mean(score) + 1/n | HOLDS | (d + 1) dv + d", // values are summed
                "weight = 1/n | HOLDS | dv", // no key enters
                "score = 1 + 0 * dot(q, k); weight = score / sum(score) | HOLDS | dv",
                "score = dot(q, k)^2; weight = score / sum(score)^2 | HOLDS | C(d + 1, 2) dv + C(d + 1, 2)",
                "weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k) | HOLDS | d dv + d d",
                "param g : scalar in (0, 1); weight = g^(i - j) * dot(q, k) | HOLDS | d dv",
                "weight = softmax(dot(q, k)) | FAILS |",
                "weight = softmax(dot(q, k)) - 1/n | FAILS |", // a shift costs one of the rank
                "weight = softmax(dot(q, k) * n) | FAILS |", // n changes from row to row
                "param b : scalar in (0, 9); weight = softmax(dot(q, k) - b * log(1 + i - j)) | FAILS |",
                "weight = softmax(dot(q, q) + sum_of(k)) | HOLDS | dv + 1", // an exponential of the key alone
                "weight = relu(dot(q, k))^2 | FAILS |",
                "weight = sparsemax(dot(q, k)) | FAILS |",
                "weight = entmax(sum_of(k), 3/2) | UNDECIDED |", // no query enters
                "score = dot(q, k) * cos((i - j) / 100); weight = score / sum(score) | HOLDS | 2 d dv + 2 d",
                "weight = dot(q, k)^2 | HOLDS | C(d + 1, 2) dv"
            })
    void constantState(String definitions, Verdict verdict, String size) {
        var answer = answer("constant-state", definitions);
        assertEquals(verdict, answer.verdict(), answer.because());
        assertEquals(Optional.ofNullable(size), answer.value());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state S : matrix(dv, d) = S + outer(v, k); output = S * q | HOLDS",
                "state S : matrix(dv, d) = S + outer(v, k); state z : vector(d) = z + k; output = S * q / dot(z, q) | HOLDS",
                "state S : matrix(dv, d) = S + outer(v, k); state c : scalar = c * c + 1; output = S * q / c | UNDECIDED",
                "state S : matrix(dv, d) = S + outer(v, k); state c : scalar = exp(c); output = S * q / c | UNDECIDED"
            })
    void aStateHasToBeUpdatedLinearly(String definitions, Verdict verdict) {
        assertEquals(verdict, answer("constant-state", definitions).verdict());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score = dot(q, k); weight = score / sum(score) | HOLDS", // the recurrence is derived
                "weight = softmax(dot(q, k)) | N/A", // there is none
                "weight = dot(q, k); state S : matrix(dv, d) = S + outer(v, k); output = S * q | HOLDS",
                "weight = dot(q, k); state S : matrix(dv, d) = S + 2 * outer(v, k); output = S * q | FAILS",
                "param g : scalar in (0, 1); weight = g^(i - j) * dot(q, k); state S : matrix(dv, d) = g * S + outer(v, k); output = S * q | HOLDS",
                "param g : scalar in (0, 1); weight = g^(i - j + 1) * dot(q, k); state S : matrix(dv, d) = g * S + outer(v, k); output = S * q | FAILS",
                "state S : matrix(dv, d) = S + outer(v, k); output = S * q | HOLDS"
            })
    void recurrentEqualsParallel(String definitions, String verdict) {
        var answer = answer("recurrent-equals-parallel", definitions);
        assertEquals(verdict, answer.verdict().toString(), answer.because());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(dot(q, k)) | FAILS",
                "weight = softmax(dot(q, k) - (i - j) / 2) | HOLDS",
                "weight = softmax(dot(q, k) + (i - j) / 2) | FAILS", // it grows
                "param g : scalar in (0, 1); weight = g^(i - j) * dot(q, k) | HOLDS",
                "param g : scalar in (0, 2); weight = g^(i - j) * dot(q, k) | FAILS", // it grows for g above 1
                "score = dot(relu(q), relu(k)) * cos(pi / 2 * (i - j) / n); weight = score / sum(score) | HOLDS",
                "score = dot(relu(q), relu(k)) * cos(pi * (i - j) / n); weight = score / sum(score) | FAILS",
                "weight = dot(q, k) / (1 + (i - j)^2) | HOLDS",
                "weight = softmax(dot(rope(q, i), rope(k, j))) | FAILS",
                "state S : matrix(dv, d) = 0.5 * S + outer(v, k); output = S * q | HOLDS",
                "state S : matrix(dv, d) = S + outer(v, k); output = S * q | FAILS",
                "input beta : scalar in (0, 1); u = k; state S : matrix(dv, d) = S + beta * outer(v - S * u, u); output = S * q | FAILS",
                "u = k / norm(k); state S : matrix(dv, d) = (S + outer(v - S * u, u)) / 2; output = S * q | N/A"
            })
    void local(String definitions, String verdict) {
        var answer = answer("local", definitions);
        assertEquals(verdict, answer.verdict().toString(), answer.because());
    }

    @Test
    void gatesOfTheirOwnAreLocalForContentOfOneSign() {
        var answer = answer(
                "local",
                "input a : vector(d) in (0, 1); state S : matrix(dv, d) = S * diag(a) + outer(v, k); output = S * q");
        assertEquals(Verdict.HOLDS, answer.verdict());
        assertEquals(Optional.of(new Condition.OneSignOfContent()), answer.condition());
        assertEquals(Optional.of(new Condition.MixedContent()), answer.failsWhen());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input beta : scalar in (0, 1); u = k; | HOLDS", // |k|^2 = 2 / beta
                "input beta : scalar in (0, 1); u = k / norm(k); | FAILS",
                "input beta : scalar in (0, 2); u = k / norm(k); | FAILS", // |1 - beta| < 1
                "input beta : scalar in (0, 2]; u = k / norm(k); | HOLDS", // a reflection
            })
    void theDeltaRuleTracksParityWhereAReflectionIsAttained(String declarations, Verdict verdict) {
        var answer = answer("tracks-parity", declarations + " " + DELTA);
        assertEquals(verdict, answer.verdict(), answer.because());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(0, 1) | FAILS", // the sign turns, and what is left shrinks
                "(0, 1] | HOLDS"
            })
    void aGateThatClosesKeepsNoParity(String gate, Verdict verdict) {
        var answer = answer(
                "tracks-parity",
                "input alpha : scalar in " + gate + "; input beta : scalar in (0, 2]; " + UNIT
                        + "state S : matrix(dv, d) = alpha * (S - beta * outer(S * u, u)) + beta * outer(v, u); "
                        + "output = S * q");
        assertEquals(verdict, answer.verdict(), answer.because());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(dot(q, k)) | FAILS",
                "weight = softmax(dot(rope(q, i), rope(k, j))) | FAILS", // equal values leave as they came
                "weight = dot(q, k) | FAILS", // grows on one side
                "param g : scalar in (0, 1); weight = g^(i - j) * dot(q, k) | FAILS",
                "weight = cos(pi * i) * dot(q, k) | UNDECIDED", // the position of the query turns the sign
                "state S : matrix(dv, d) = -S + outer(v, k); output = S * q | UNDECIDED", // every token turns the sign
                "input a : scalar in [-1, 1]; state S : matrix(dv, d) = a * S + outer(v, k); output = S * q | HOLDS",
                "state S : matrix(dv, d) = 0.5 * S + outer(v, k); output = S * q | FAILS",
                "input a : vector(d) in (0, 1); state S : matrix(dv, d) = S * diag(a) + outer(v, k); output = S * q | FAILS",
                "input a : vector(d) in [-1, 1]; state S : matrix(dv, d) = S * diag(a) + outer(v, k); output = S * q | HOLDS"
            })
    void tracksParity(String definitions, Verdict verdict) {
        var answer = answer("tracks-parity", definitions);
        assertEquals(verdict, answer.verdict(), answer.because());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input beta : scalar in (0, 1); u = k; | HOLDS | rank K = d",
                "input beta : scalar in (0, 1); u = relu(k); | UNDECIDED |",
                "input beta : scalar in [0, 1]; u = k; | UNDECIDED |" // no write where beta is 0
            })
    void rowsOfTheDeltaRuleDetermineTheQueryWhereTheKeysSpan(String declarations, Verdict verdict, String condition) {
        var answer = answer("injective", declarations + " " + DELTA);
        assertEquals(verdict, answer.verdict(), answer.because());
        assertEquals(Optional.ofNullable(condition), answer.condition().map(Condition::words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "full-rank | HOLDS",
                "rank-bound | HOLDS",
                "total | HOLDS",
                "rows-sum-to-one | FAILS",
                "non-negative | FAILS",
                "scale-sensitive | HOLDS"
            })
    void whatElseIsTrueOfTheDeltaRule(String property, Verdict verdict) {
        assertEquals(
                verdict,
                answer(property, "input beta : scalar in (0, 1); u = k; " + DELTA)
                        .verdict());
    }
}
