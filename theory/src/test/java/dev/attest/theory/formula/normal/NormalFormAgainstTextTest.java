package dev.attest.theory.formula.normal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Blocks;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The normal form of a text has the values of the text: two enclosures of one number have a number in common,
/// and two exact values are equal.
class NormalFormAgainstTextTest {
    private static final int POINTS = 12;
    private static final List<String> ODD_TEXTS = List.of(
            "name steps\nweight = step(dot(q, k)) + sign(sum_of(q)) + leakyrelu(dot(q, k), 1/3)",
            "name roots\nweight = sqrt(8 * dot(q, k)^2) + abs(dot(q, k))^(3/2) + (12 * norm(k))^(1/3)",
            "name angles\nweight = sin(2 * dot(q, k) - pi / 3)^3 * cos(sum_of(q) + pi / 2)",
            "name logs\nweight = log(3 * exp(dot(q, k)) * (1 + norm(q))) + exp(2 * log(1 + norm(k)^2))",
            "name powers\nweight = 2^dot(q, k) + (1 + norm(q))^(sum_of(k) / 2) + (1 / (1 + norm(k)))^3",
            "name quotients\nscore = dot(q, k)^2 + 1\nweight = (score - 1 / score) / (sum(score) / score - mean(score)^2)",
            "name extremes\nweight = max(dot(q, k)) - min(sum_of(k)) + max_of(concat(q, k)) + max(norm(q), norm(k))",
            "name nested\nweight = sum(sum(dot(k, q)) * norm(k)) / (1 + norm(sum(outer(k, k)) * q)^2) + j - i / n",
            "name corners\nwidth d = 2\nweight = dot([[1, -2], [0, 3]] * q, roll(k, 1)) + dot(diag(q) * k, [1, 1/2])",
            "name gated\ninput g : scalar in (0, 1)\ninput b : vector(d)\ninput a : scalar of query\n"
                    + "weight = a * exp(cumsum(log(g)) - sum(log(g))) * dot(q * b, k) + dot(b, b) / g",
            "name counts\ninput b : vector(d)\nweight = cumsum(3) + dot(cumsum(b * k), q) + sum(cumsum(j) * dot(q, k))",
            "name turned\nweight = dot(rope(q, i), rope(k, j)) + dot(rope(q, 2 * j), k) + norm(rope(k, i))",
            "name corner\nwidth d = 3\nweight = dot(rope(q, i), rope(k, j)) * sum(dot(rope(k, j), q))",
            "name sparse\nparam a : scalar in (1, 3)\ninput b : scalar\n"
                    + "weight = sparsemax(dot(q, k)) + entmax(b * j + norm(q), a) * sum(sparsemax(dot(k, q)) * j)",
            "name grid\ngrid\nweight = exp(-(row(i) - row(j))^2) * (1 + col(j)) + sum(col(j) * dot(q, k)) - col(i)",
            "name linear\nstate S : matrix(dv, d) = S + outer(v, exp(k))\nstate z : vector(d) from q0 = z + exp(k)\n"
                    + "param q0 : vector(d) learned\noutput = S * exp(q) / dot(z * z, exp(q) * exp(q))",
            "name retained\nparam c : scalar in (0, 1)\nstate S : matrix(d, dv) = c * S + outer(k, v) / (1 + norm(k))\n"
                    + "output = q * S - 2 * (q * S)",
            "name diagonal\ninput g : vector(d) in (1/2, 1)\ninput b : scalar in (0, 2)\n"
                    + "state S : matrix(dv, d) = S * diag(g) + b * outer(v, k)\noutput = S * q",
            "name decayed\ninput g : scalar in (0, 1)\nstate H : matrix(d, d) from eye(d) = g * H + outer(k, k)\n"
                    + "state c : scalar = g * c + 1\nscore = dot(H * q, k) / (1 + c)",
            "name chains\nA = outer(q, k)\nB = sum(outer(k, k))\nweight = dot(A * k, B * (A * q)) - dot(q, B * (B * k))^2",
            "name softened\nu = dot(q, k)\nweight = log(2 + exp(-u)) * softplus(-sum_of(q)) + log(exp(2 * u) + 3 * exp(norm(k)))",
            "name centred\nphi(x) = softplus(x) + tanh(x) + sigmoid(x) - elu(x)\nweight = dot(phi(q - qbar), phi(k - kbar))");

    static Stream<Mechanism> mechanisms() {
        var texts = Stream.concat(Blocks.mechanisms().stream(), ODD_TEXTS.stream())
                .map(text -> MechanismReader.parse(text, "sample.attn"));
        return Stream.concat(texts, Catalogue.names().stream().map(Catalogue::mechanism))
                .filter(mechanism -> normalForm(mechanism).isPresent());
    }

    private static Optional<NormalForm> normalForm(Mechanism mechanism) {
        try {
            return Optional.of(NormalForm.of(mechanism));
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    private static <N> Optional<N> ofText(Scalars<N> scalars, Mechanism mechanism, Point point, int key) {
        try {
            return Optional.of(new Evaluator<>(scalars, mechanism, point).weight(key));
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }

    private static <N> Optional<N> ofForm(Scalars<N> scalars, Polynomial form, Point point, int key) {
        try {
            return Optional.of(new NormalFormEvaluator<>(scalars, point).evaluate(form, Map.of(Atom.HERE, key)));
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }

    private static boolean meet(Enclosure left, Enclosure right) {
        return left.lo() <= right.hi() && right.lo() <= left.hi();
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void enclosuresOfTheTextAndOfItsFormMeet(Mechanism mechanism) {
        var form = normalForm(mechanism).orElseThrow().weight();
        int defined = 0;
        int compared = 0;
        for (int number = 0; number < POINTS; number++) {
            var point = ExactPoints.of(mechanism, number);
            for (int key = 0; key < point.keys().size(); key++) {
                var text = ofText(new Enclosures(), mechanism, point, key);
                var value = ofForm(new Enclosures(), form, point, key);
                defined += text.isPresent() ? 1 : 0;
                if (text.isPresent() && value.isPresent()) {
                    assertTrue(meet(text.get(), value.get()), () -> point + ": " + text.get() + ", " + value.get());
                    compared++;
                }
            }
        }
        assertEquals(defined, compared, "the form has a value wherever the text has one");
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void exactValuesAreEqual(Mechanism mechanism) {
        var form = normalForm(mechanism).orElseThrow().weight();
        for (int number = 0; number < POINTS; number++) {
            var point = ExactPoints.of(mechanism, number);
            for (int key = 0; key < point.keys().size(); key++) {
                var text = ofText(new Rationals(), mechanism, point, key);
                var value = ofForm(new Rationals(), form, point, key);
                if (text.isPresent() && value.isPresent()) {
                    assertEquals(text, value, point::toString);
                }
            }
        }
    }

    @Test
    void anotherFormIsToldApart() {
        var softmax = Catalogue.mechanism("softmax");
        var other = NormalForm.of(softmax).weight().scale(new BigFraction(1001, 1000));
        boolean apart = IntStream.range(0, POINTS).anyMatch(number -> {
            var point = ExactPoints.of(softmax, number);
            var text = ofText(new Enclosures(), softmax, point, 0).orElseThrow();
            return !meet(text, ofForm(new Enclosures(), other, point, 0).orElseThrow());
        });
        assertTrue(apart);
    }

    @Test
    void mostTextsHaveANormalForm() {
        long all = Blocks.mechanisms().size()
                + ODD_TEXTS.size()
                + Catalogue.names().size();
        long withForm = mechanisms().count();
        assertTrue(2 * withForm > all, () -> withForm + " of " + all);
        assertFalse(withForm > all);
    }
}
