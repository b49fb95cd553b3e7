package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One argument for each kind of map, beside the nearest text to which it does not apply.
class InjectiveTest {
    private static final String DIVIDED = "; score = dot(phi(q), phi(k)); weight = score / sum(score)";
    private static final String CENTRED = "; score = dot(phi(q), phi(k)); weight = score - mean(score) + 1/n";
    private static final String W = "param W : matrix(m, d) drawn normal; ";
    private static final String SQUARE = "param W : matrix(d, d) drawn normal; ";

    private static Answer answer(String definitions) {
        var text = "name sample\n" + definitions.replace("; ", "\n");
        return Properties.find("injective").orElseThrow().decide(MechanismReader.parse(text, "sample.attn"));
    }

    private static void assertVerdict(Verdict verdict, String definitions) {
        assertEquals(
                verdict,
                answer(definitions).verdict(),
                () -> answer(definitions).because());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phi(x) = concat(x, abs(x)^3) | HOLDS", // c = |c|^3
                "phi(x) = concat(x, x^3) | FAILS", // c = -1
                "phi(x) = concat(x, abs(x)) | FAILS", // one degree
                "phi(x) = concat(x, norm(x)^2) | HOLDS",
                "phi(x) = concat(x, norm(x)) | FAILS",
                "phi(x) = concat(x^3, x^2, abs(x)^5) | HOLDS"
            })
    void degreesTellFactorsApart(String phi, Verdict verdict) {
        assertVerdict(verdict, phi + DIVIDED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "param W : matrix(m, d) drawn normal; phi(x) = concat(sin(W * x), cos(W * x)) | HOLDS",
                "param W : matrix(d, d) drawn normal; phi(x) = concat(sin(W * x), cos(W * x)) | FAILS",
                "phi(x) = concat(sin(x), cos(x)) | FAILS",
                "param W : matrix(m, d) drawn normal; phi(x) = concat(sin(W * x), 2 * cos(W * x)) | UNDECIDED"
            })
    void wavesNeedMoreRowsThanColumns(String phi, Verdict verdict) {
        assertVerdict(verdict, phi + DIVIDED);
        assertVerdict(verdict, phi + CENTRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = dot(q, k)^2 + 0 * log(sum_of(q)) | HOLDS",
                "weight = dot(q, k)^2 + 0 * log(norm(q)) | FAILS", // even
                "weight = dot(q, k)^2 + 0 * sqrt(sum_of(q)) | UNDECIDED", // both sides of the edge
                "weight = dot(q^2, k^2) + 0 * log(sum_of(q)) | UNDECIDED", // each sign for itself
                "weight = dot(relu(q), k) + 0 * log(sum_of(q) + 1/2) | FAILS",
                "weight = dot(q, k) + 0 * log(sum_of(q) + 1/2) | HOLDS"
            })
    void whereTheTextIsDefinedCounts(String weight, Verdict verdict) {
        assertVerdict(verdict, weight);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score = elu(dot(q, k)) + 1; weight = score / sum(score) | HOLDS",
                "score = elu(dot(q, k)); weight = score / sum(score) | UNDECIDED", // 0 at 0
                "score = relu(dot(q, k)) + 1; weight = score / sum(score) | UNDECIDED", // flat
                "score = leakyrelu(dot(q, k), 1/2) + 1; weight = score / sum(score) | HOLDS",
                "score = leakyrelu(dot(q, k) - 1, 1/2) + 3; weight = score / sum(score) | UNDECIDED", // a kink
                // elsewhere
                "score = leakyrelu(dot(q, k), 1/2); weight = score / sum(score) | FAILS",
                "weight = relu(dot(q, k)) / n | HOLDS",
                "weight = relu(dot(q, k))^2 | HOLDS",
                "weight = relu(dot(q, k) - 1) | UNDECIDED", // flat at small queries
                "weight = abs(dot(q, k)) | FAILS"
            })
    void kinksOfScores(String definitions, Verdict verdict) {
        assertVerdict(verdict, definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(dot(q, k)) - 0.5 * softmax(2 * dot(q, k)) | HOLDS",
                "weight = softmax(dot(q, k)) - softmax(-dot(q, k)) | UNDECIDED",
                "weight = softmax(dot(q, k)) + softmax(-dot(q, k)) | FAILS", // even
                "param b : vector(d) learned; e = exp(dot(q, k)); weight = e / (exp(dot(q, b)) + sum(e)) | HOLDS",
                "weight = softmax(dot(relu(q), k)) - 0.5 * softmax(2 * dot(relu(q), k)) | FAILS"
            })
    void leadingExponentials(String weight, Verdict verdict) {
        assertVerdict(verdict, weight);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(dot(A * q, A * k)) - 1/2 * softmax(dot(B * q, B * k)) | HOLDS",
                "weight = softmax(dot(A * q, A * k)) + 1/2 * softmax(dot(B * q, B * k)) | UNDECIDED",
                "weight = softmax(dot(A * q, B * k)) | HOLDS",
                "weight = dot(A * q, B * k) | HOLDS",
                "weight = dot(A * q, A * k) / sum(dot(A * q, A * k)) | FAILS"
            })
    void matricesBetweenQueryAndKey(String weight, Verdict verdict) {
        assertVerdict(verdict, "param A : matrix(m, d) learned; param B : matrix(m, d) learned; " + weight);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phi(x) = exp(W * x) | m | HOLDS",
                "phi(x) = exp(W * x) | d | FAILS",
                "phi(x) = concat(exp(W * x), exp(-(W * x))) | d | HOLDS",
                "phi(x) = exp(W * x) / sum_of(exp(W * x)) | d | FAILS",
                "phi(x) = concat(exp(W * x), x) | d | UNDECIDED" // the query enters beside W q
            })
    void shiftsThroughAMatrix(String phi, String rows, Verdict verdict) {
        assertVerdict(verdict, (rows.equals("m") ? W : SQUARE) + phi + DIVIDED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(log(n) * dot(q, k)) | HOLDS",
                "weight = softmax((log(n) - 1) * dot(q, k)) | UNDECIDED", // n may be e, as far as the form shows
                "param s : scalar learned; weight = softmax(s * dot(q, k)) | HOLDS",
                "param s : scalar; weight = softmax(s * dot(q, k)) | UNDECIDED", // s may be 0
                "weight = softmax(dot(q, k) / norm(k)) | HOLDS",
                "weight = softmax(dot(q, k) / norm(q)) | FAILS",
                "weight = softmax(dot(q, rope(k, j))) | HOLDS",
                "causal; input f : scalar in (0, 1); weight = softmax(dot(q, k) - cumsum(log(f))) | HOLDS"
            })
    void factorsOfTheLogits(String definitions, Verdict verdict) {
        assertVerdict(verdict, definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = sparsemax(dot(q, k)) | FAILS",
                "weight = entmax(dot(q, k) - (i - j), 3/2) | FAILS",
                "weight = entmax(dot(q, k), 1) | HOLDS", // softmax
                "weight = sparsemax(dot(q, k) / norm(q)) | FAILS", // scale
                "weight = sparsemax(tanh(dot(q, k))) | UNDECIDED" // bounded
            })
    void rowsThatSaturate(String weight, Verdict verdict) {
        assertVerdict(verdict, weight);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input b : scalar in (0, 2); u = k / norm(k); state S : matrix(dv, d) = S + b * outer(v - S * u, u) | HOLDS",
                "input b : scalar in (-1, 1); u = k / norm(k); state S : matrix(dv, d) = S + b * outer(v - S * u, u) | UNDECIDED",
                "input a : vector(d) in (0, 1); state S : matrix(dv, d) = S * diag(a) + outer(v, k) | HOLDS",
                "input a : vector(d); state S : matrix(dv, d) = S * diag(a) + outer(v, k) | UNDECIDED",
                "input u : vector(d); state S : matrix(dv, d) = S - outer(S * u, u) + outer(v, k) | HOLDS",
                "f = sigmoid(k); state S : matrix(dv, d) = S * diag(f) + outer(v, 1 - f) | HOLDS",
                "input u : vector(d); state S : matrix(dv, d) = S + outer(v, u) | UNDECIDED"
            })
    void statesThatTheQueryReads(String definitions, Verdict verdict) {
        assertVerdict(verdict, definitions + "; output = S * q");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k) | HOLDS",
                "weight = dot(q, inverse(outer(k, k) + eye(d)) * k) | UNDECIDED", // another matrix for each key
                "weight = dot(relu(q), inverse(sum(outer(k, k)) + eye(d)) * k) | UNDECIDED",
                "r(x) = concat(relu(x), relu(-x)); f(x) = r(x) * roll(r(x), 1); s = dot(f(q), f(k)); weight = s / sum(s) | FAILS",
                "r(x) = concat(relu(x), relu(-x)); f(x) = r(x) * roll(r(x), 1) + 1; s = dot(f(q), f(k)); weight = s / sum(s) | UNDECIDED"
            })
    void textsWithoutANormalForm(String definitions, Verdict verdict) {
        assertVerdict(verdict, definitions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phi(x) = concat(softplus(x), softplus(-x), x) | 2 d + 1",
                "phi(x) = concat(softplus(x), softplus(-x), x^3) | 3 d + 1",
                "phi(x) = softplus(x) | d + 1"
            })
    void dependentFeaturesAreCountedOnce(String phi, String rank) {
        var condition = answer(phi + CENTRED).condition().orElseThrow();
        assertTrue(condition instanceof Condition.Rank found && found.value().equals(rank), condition::words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phi(x) = concat(x + x^3, x^2 + x^4); score = dot(phi(q), phi(k)); weight = score / sum(score)"
                        + " | to be projectively injective",
                "weight = softmax(dot(sin(q) + q, k)) | is not shown to be injective",
                "weight = tanh(dot(q, k) - abs(dot(q, k))) | to be a strictly monotone function of",
                "weight = softmax(dot(q, k)) * max(dot(q, k)) | to be a function of the sum of the scores"
            })
    void theReasonNamesTheMissingFactOfThisMechanism(String definitions, String fact) {
        var answer = answer(definitions);
        assertEquals(Verdict.UNDECIDED, answer.verdict());
        assertTrue(answer.because().contains(fact), answer.because());
    }
}
