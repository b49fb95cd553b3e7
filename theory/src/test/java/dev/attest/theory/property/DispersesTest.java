package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.AnalyticEvidence.OneAmongCopies;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Dispersion: rows of more and more keys, random ones and those that refute it.
class DispersesTest {
    private static final Enclosures SCALARS = new Enclosures();
    private static final int FEW = 8;
    private static final int MANY = 256;
    private static final int ROWS = 8;

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name sample\n" + definitions.replace("; ", "\n"), "sample.attn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = softmax(dot(q, k))",
                "weight = softmax(dot(q, k) * norm(q))",
                "weight = softmax(dot(rope(q, i), rope(k, j)))",
                "weight = softmax(10 * dot(q, k) / (norm(q) * norm(k)))",
                "weight = softmax(dot(q, k) / norm(k))",
                "score = exp(dot(q, k)); weight = score / (1 + sum(score))",
                "phi(x) = elu(x) + 1; score = dot(phi(q), phi(k)); weight = score / sum(score)",
                "score = 1 / (1 + norm(q - k)^2); weight = score / sum(score)",
                "score = 1 + dot(q, k) + dot(q, k)^2 / 2; weight = score / sum(score)",
                "score = dot(q, k) / n; weight = score - mean(score) + 1/n",
                "weight = softmax(dot(q, k)) - 0.5 * softmax(2 * dot(q, k))",
                "weight = 2 * softmax(dot(q, k)) - 1/n",
                "weight = sigmoid(dot(q, k) - log(n))",
                "weight = 1/n"
            })
    void sampledWeightsShrinkWithTheNumberOfKeys(String definitions) {
        var mechanism = mechanism(definitions);
        var answer = new Disperses().decide(mechanism);
        assertEquals(Verdict.HOLDS, answer.verdict(), answer.because());
        double few = largest(mechanism, FEW);
        double many = largest(mechanism, MANY);
        assertTrue(4 * many < few, few + " then " + many);
    }

    private static double largest(Mechanism mechanism, int keys) {
        double largest = 0;
        for (int row = 0; row < ROWS; row++) {
            var point = new RandomTokens(mechanism, row).point(keys, BigFraction.ONE, BigFraction.ONE);
            for (var entry : row(mechanism, point)) {
                largest = Math.max(largest, SCALARS.abs(entry).hi());
            }
        }
        return largest;
    }

    private static List<Enclosure> row(Mechanism mechanism, Point point) {
        try {
            return new Evaluator<>(SCALARS, mechanism, point).row();
        } catch (Declined | Undefined e) {
            return List.of();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "score = dot(relu(q), relu(k)); weight = score / sum(score)",
                "score = dot(q, k); weight = score / sum(score)",
                "weight = softmax(log(n) * dot(q, k))",
                "param s : scalar in (0, 2); weight = softmax(s * log(n) * dot(q, k))",
                "weight = sigmoid(dot(q, k))",
                "weight = sparsemax(dot(q, k))",
                "weight = entmax(dot(q, k) / sqrt(d), 1.5)",
                "score = dot(q, k); weight = score - mean(score) + 1/n",
                "score = dot(elu(q) + 1, elu(k) + 1); weight = (1 + 1 / sum(score)) * score - sum(score) / n",
                "causal; param g : scalar in (0, 1); weight = g^(i - j) * dot(q, k)",
                "causal; param a : scalar in (0, 1); weight = softmax(dot(q, k) - a * (i - j))",
                "score = dot(relu(q), relu(k)); weight = score / (sum(score) + 0.001)",
                "s = dot(q, k); score = 1 + s + s^2 / 2 + s^3 / 6; weight = score / sum(score)",
                "score = dot(relu(q), relu(k)) * cos(pi / 2 * (i - j) / n); weight = score / sum(score)",
                "param W : matrix(m, d) learned; score = dot(W * q, W * k); weight = score - mean(score) + 1/n"
            })
    void theFamilyThatRefutesKeepsItsWeight(String definitions) {
        var mechanism = mechanism(definitions);
        var answer = new Disperses().decide(mechanism);
        assertEquals(Verdict.FAILS, answer.verdict(), answer.because());
        var family = (OneAmongCopies) answer.certificate().orElseThrow();
        double few = weight(mechanism, family, FEW);
        double many = weight(mechanism, family, MANY);
        assertTrue(2 * many > few, few + " then " + many);
    }

    private static double weight(Mechanism mechanism, OneAmongCopies family, int copies) {
        var others = family.point().keys().subList(1, family.point().keys().size());
        var keys = new ArrayList<List<BigFraction>>();
        for (int copy = 0; copy < copies; copy++) {
            keys.addAll(others.isEmpty() ? family.point().keys() : others);
        }
        if (!others.isEmpty()) {
            keys.add(family.last() ? keys.size() : 0, family.point().keys().getFirst());
        }
        int position = mechanism.causal() ? keys.size() - 1 : family.point().position();
        var point = new Point(
                family.point().widths(),
                family.point().query(),
                keys,
                position,
                family.point().meanQuery(),
                family.point().parameters());
        var weight = new Evaluator<>(SCALARS, mechanism, point).weight(family.last() ? keys.size() - 1 : 0);
        return SCALARS.abs(weight).lo();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = softmax(dot(q, k) * n)",
                "input b : scalar in (0, 1); score = b * exp(dot(q, k)); weight = score / sum(score)",
                "weight = softmax(dot(q, k) + j)",
                "grid; weight = softmax(dot(q, k) + row(j))",
                "param W : matrix(m, d) drawn normal; phi(x) = concat(sin(W * x), cos(W * x)); "
                        + "score = dot(phi(q), phi(k)); weight = score / sum(score)"
            })
    void whatIsUnknownOrFailsIsNotCalledDispersing(String definitions) {
        assertTrue(new Disperses().decide(mechanism(definitions)).verdict() != Verdict.HOLDS);
    }
}
