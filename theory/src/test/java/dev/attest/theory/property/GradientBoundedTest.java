package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.AnalyticEvidence.SteepLine;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Gradient;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.AnalyticGoal.BoundedGradient;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bounds of gradients: by verdict and value, against sampled gradients, and along the lines that refute them.
class GradientBoundedTest {
    private static final Enclosures SCALARS = new Enclosures();
    private static final int SAMPLES = 40;

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = softmax(dot(q, k) / sqrt(d))",
                "weight = softmax(-norm(q - k)^2)",
                "weight = sigmoid(dot(q, k))",
                "weight = sigmoid(dot(q, k) - log(n))",
                "score = exp(dot(q, k)); weight = score / (1 + sum(score))",
                "param b : scalar in (0, 5); score = exp(dot(q, k)); weight = score / (b + sum(score))",
                "phi(x) = elu(x) + 1; score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "phi(x) = softplus(x); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "phi(x) = 1 + tanh(x); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "phi(x) = concat(exp(x), exp(-x)); score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "param W : matrix(m, d) drawn normal; phi(x) = exp(W * x - dot(x, x) / 2); score = dot(phi(q), phi(k)); "
                        + "weight = score / sum(score)",
                "param M : matrix(d, d) learned; weight = softmax(dot(q, M * k))",
                "param W : matrix(m, d) learned; score = dot(W * q, W * k); weight = score - mean(score) + 1/n",
                "score = dot(elu(q) + 1, elu(k) + 1) / n; weight = score - mean(score) + 1/n",
                "score = dot(elu(q) + 1, elu(k) + 1); weight = (1 + 1 / sum(score)) * score - sum(score) / n",
                "score = dot(relu(q), relu(k)); weight = score / (sum(score) + 0.5)",
                "score = 1 + dot(q, k) + dot(q, k)^2 / 2; weight = score / sum(score)",
                "score = d + sqrt(d) * dot(q, k) + dot(q, k)^2 / 2; weight = score / sum(score)",
                "score = softplus(dot(q, k)); weight = score / sum(score)",
                "score = elu(dot(q, k)) + 1; weight = score / sum(score)",
                "score = exp(dot(q, k)) + exp(-dot(q, k)); weight = score / sum(score)",
                "weight = softmax(sum_of(q) * sum_of(k))",
                "weight = softmax(dot(q - mean_of(q), k))",
                "weight = softmax(dot(q, k)) - 0.5 * softmax(2 * dot(q, k))",
                "causal; param g : scalar in (0, 1); weight = g^(i - j) * dot(q, k)",
                "weight = dot(q, k)^2 / (dot(q, k)^2 + 1)"
            })
    void noSampledGradientPassesTheBound(String definitions) {
        var mechanism = mechanism(definitions);
        var answer = answer(definitions);
        assertEquals(Verdict.HOLDS, answer.verdict(), answer.because());
        var bound = ((BoundedGradient) answer.goal().orElseThrow()).bound();
        int compared = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            var point = point(mechanism, sample);
            var allowed = new MeasuredKeys(mechanism, point).sum(bound).hi();
            for (var norm : norms(mechanism, point)) {
                assertTrue(norm.lo() <= allowed, () -> norm + " > " + allowed + " at " + point);
                compared++;
            }
        }
        assertTrue(compared > SAMPLES / 2, "gradients that had an enclosure: " + compared);
    }

    /// Scales of keys and queries from small to large, duplicates and zero keys among them.
    private static Point point(Mechanism mechanism, int sample) {
        var scales = List.of(new BigFraction(1, 16), BigFraction.ONE, new BigFraction(4), new BigFraction(12));
        var tokens = new RandomTokens(mechanism, sample);
        var point = tokens.point(1 + sample % 5, scales.get(sample % 4), scales.get(sample / 4 % 4));
        if (sample % 10 != 9) {
            return point;
        }
        var keys = new ArrayList<>(point.keys());
        keys.set(0, keys.getLast());
        return new Point(
                point.widths(), point.query(), keys, point.position(), point.meanQuery(), point.parameters());
    }

    private static List<Enclosure> norms(Mechanism mechanism, Point point) {
        try {
            return new Gradient<>(SCALARS, mechanism, point)
                    .ofRow().stream().map(MeasuredKeys::norm).toList();
        } catch (Declined | Undefined e) {
            return List.of();
        }
    }
}
