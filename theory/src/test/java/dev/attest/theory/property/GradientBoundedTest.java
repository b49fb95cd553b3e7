package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.AnalyticEvidence.SteepLine;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Gradient;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bounds of gradients: by verdict and value, and along the lines that refute them.
class GradientBoundedTest {
    private static final Enclosures SCALARS = new Enclosures();

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name sample\n" + definitions.replace("; ", "\n"), "sample.attn");
    }

    private static Answer answer(String definitions) {
        return new GradientBounded().decide(mechanism(definitions));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "weight = softmax(dot(q, k) / sqrt(d)) # 1/4*d^(-1/2) diam(K)",
                "weight = softmax(0 * dot(q, k)) # 0",
                "weight = softmax(dot(q, k) - norm(q)^2) # 1/4 diam(K)",
                "score = exp(dot(q, k)); weight = score / (1 + sum(score)) # 1/4 diam(K and 0)",
                "weight = sigmoid(dot(q, k)) # 1/4 max_j |k_j|",
                "phi(x) = elu(x) + 1; score = dot(phi(q), phi(k)); weight = score / sum(score) # 1/2",
                "phi(x) = softplus(x); score = dot(phi(q), phi(k)); weight = score / sum(score) # 1/2",
                "phi(x) = exp(3 * x); score = dot(phi(q), phi(k)); weight = score / sum(score) # 3/2",
                "phi(x) = concat(exp(x), 1); score = dot(phi(q), phi(k)); weight = score / sum(score) # 1/2",
                "score = 1 + dot(q, k) + dot(q, k)^2 / 2; weight = score / sum(score) # 1/2 max_j |k_j|",
                "score = dot(q, k) / n; weight = score - mean(score) + 1/n # n^-1 diam(K)",
                "weight = dot(q, k) # max_j |k_j|",
                "weight = 0.5 * softmax(dot(q, k)) + 0.5 / n # 1/8 diam(K)",
                "weight = softmax(dot(q, k)) - 0.5 * softmax(2 * dot(q, k)) # 1/2 diam(K)",
                "width d = 1; weight = softmax(dot(q, k)) # 1/4 diam({(k[j,0])})",
                "weight = sparsemax(dot(q, k)) # diam(K)",
                "weight = entmax(dot(q, k) / sqrt(d), 1.5) # d^(-1/2) diam(K)",
                "weight = 1 / n # 0"
            })
    void boundsAreFound(String definitions, String value) {
        var answer = answer(definitions);
        assertEquals(Verdict.HOLDS, answer.verdict(), answer.because());
        assertEquals(value, answer.value().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "param l : scalar in (0, 10); weight = dot(q, inverse(sum(outer(k, k)) + l * eye(d)) * k)",
                "input b : scalar in (0, 1); state S : matrix(dv, d) = S + b * outer(v - S*k, k); output = S * q"
            })
    void aLinearRowHasOneGradient(String definitions) {
        var answer = answer(definitions);
        assertEquals(Verdict.HOLDS, answer.verdict(), answer.because());
        assertTrue(answer.goal().orElseThrow() instanceof AnalyticGoal.ConstantGradient);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = entmax(dot(q, k), 3)",
                "weight = entmax(dot(q, k) * norm(q), 1.5)",
                "input g : scalar in (0, 1); causal; weight = softmax(dot(q, k) - cumsum(log(g)))"
            })
    void whatNothingIsKnownOfIsUndecided(String definitions) {
        assertEquals(Verdict.UNDECIDED, answer(definitions).verdict());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "phi(x) = relu(x); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "score = dot(q, k); weight = score / sum(score)",
                "score = dot(q, k)^2; weight = score / sum(score)",
                "weight = dot(q, k)^2",
                "weight = exp(dot(q, k))",
                "weight = softmax(dot(q, k) * norm(q))",
                "weight = softmax(10 * dot(q, k) / (norm(q) * norm(k)))",
                "score = dot(q, k); weight = (1 + 1 / sum(score)) * score - sum(score) / n",
                "s = dot(q, k); score = 1 + s + s^2 / 2 + s^3 / 6; weight = score / sum(score)"
            })
    void theLineThatRefutesIsSteep(String definitions) {
        var answer = answer(definitions);
        assertEquals(Verdict.FAILS, answer.verdict(), answer.because());
        var line = (SteepLine) answer.certificate().orElseThrow();
        var mechanism = mechanism(definitions);
        var near = derivative(mechanism, line, line.outward() ? new BigFraction(20) : new BigFraction(1, 20));
        var far = derivative(mechanism, line, line.outward() ? new BigFraction(400) : new BigFraction(1, 400));
        assertTrue(far.lo() > 2 * near.hi(), near + " then " + far);
    }

    private static Enclosure derivative(Mechanism mechanism, SteepLine line, BigFraction step) {
        var query = new ArrayList<BigFraction>();
        for (int i = 0; i < line.direction().size(); i++) {
            query.add(line.point().query().get(i).add(line.direction().get(i).multiply(step)));
        }
        var gradient = new Gradient<>(SCALARS, mechanism, line.point().withQuery(query)).ofRow();
        return SCALARS.abs(gradient.get(line.key()).get(line.entry()));
    }
}
