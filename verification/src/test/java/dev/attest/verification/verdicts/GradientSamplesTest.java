package dev.attest.verification.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.GradientBounded;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Gradient;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.AnalyticGoal.BoundedGradient;
import dev.attest.theory.statement.KeyMeasure;
import dev.attest.theory.statement.Verdict;
import dev.attest.verification.ExactPoints;
import dev.attest.verification.MeasuredKeys;
import dev.attest.verification.MechanismTexts;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Bounds of gradients against the gradients themselves, at small and large queries and keys.
class GradientSamplesTest {
    private static final Enclosures SCALARS = new Enclosures();
    private static final int POINTS = 12;
    private static final List<String> BOUNDED = List.of(
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
            "weight = dot(q, k)^2 / (dot(q, k)^2 + 1)");

    /// A mechanism, a text that is known to have a bound or a random one, and points to look at.
    record Trial(Mechanism mechanism, boolean known, List<Point> points) {
        @Override
        public String toString() {
            return mechanism.text();
        }
    }

    @Provide
    Arbitrary<Trial> bounded() {
        return Arbitraries.of(BOUNDED)
                .map(text -> "name bounded\n" + text.replace("; ", "\n"))
                .flatMap(text -> trial(text, true));
    }

    @Provide
    Arbitrary<Trial> random() {
        return MechanismTexts.classical().flatMap(text -> trial(text, false));
    }

    private static Arbitrary<Trial> trial(String text, boolean known) {
        var mechanism = MechanismReader.parse(text, "random.attn");
        var scales = Arbitraries.of("1/16", "1", "5").map(Scale::of);
        var points = Combinators.combine(ExactPoints.of(mechanism), scales, scales)
                .as((point, queries, keys) -> scaled(point, queries, keys));
        return points.list().ofSize(POINTS).map(list -> new Trial(mechanism, known, list));
    }

    private record Scale(BigFraction factor) {
        static Scale of(String text) {
            return new Scale(Exact.parse(text));
        }

        List<BigFraction> times(List<BigFraction> vector) {
            return vector.stream().map(factor::multiply).toList();
        }
    }

    private static Point scaled(Point point, Scale queries, Scale keys) {
        return new Point(
                point.widths(),
                queries.times(point.query()),
                point.keys().stream().map(keys::times).toList(),
                point.position(),
                point.meanQuery(),
                point.parameters());
    }

    @Property(seed = "51", tries = 120)
    void knownBoundsAreFoundAndHoldAtEveryPoint(@ForAll("bounded") Trial trial) {
        var answer = decide(trial.mechanism());
        assertEquals(Verdict.HOLDS, answer.verdict(), answer.because());
        assertKept(trial, answer);
    }

    @Property(seed = "52")
    void boundsOfRandomMechanismsHoldAtEveryPoint(@ForAll("random") Trial trial) {
        var answer = decide(trial.mechanism());
        if (answer.goal().filter(BoundedGradient.class::isInstance).isPresent()) {
            assertKept(trial, answer);
        }
    }

    private static Answer decide(Mechanism mechanism) {
        return new GradientBounded().decide(mechanism);
    }

    private static void assertKept(Trial trial, Answer answer) {
        var bound = ((BoundedGradient) answer.goal().orElseThrow()).bound();
        trial.points().forEach(point -> assertTrue(isKept(trial.mechanism(), bound, point), () -> trial + "" + point));
    }

    private static boolean isKept(Mechanism mechanism, List<KeyMeasure> bound, Point point) {
        try {
            var allowed = new MeasuredKeys(mechanism, point).sum(bound);
            return new Gradient<>(SCALARS, mechanism, point)
                    .ofRow().stream().map(MeasuredKeys::norm).allMatch(norm -> norm.lo() <= allowed.hi());
        } catch (Declined | Undefined e) {
            return true;
        }
    }

    @Test
    void aBoundThatIsTooSmallIsSeen() {
        var softmax = MechanismReader.parse("name s\nweight = softmax(dot(q, k))", "s.attn");
        var zero = List.of(BigFraction.ZERO, BigFraction.ZERO);
        var far = List.of(new BigFraction(8), BigFraction.ZERO);
        var point = new Point(Map.of("d", 2, "dv", 1), zero, List.of(zero, far), 1, List.of(), Map.of());
        var diameter = new KeyMeasure.Feature("k[j,a1]", List.of("d"));
        var sharp = new KeyMeasure(KeyMeasure.Measure.DIAMETER, List.of(diameter), "1/4");
        var small = new KeyMeasure(KeyMeasure.Measure.DIAMETER, List.of(diameter), "1/5");
        assertEquals(Enclosure.point(2), new MeasuredKeys(softmax, point).sum(List.of(sharp)));
        assertTrue(isKept(softmax, List.of(sharp), point));
        assertTrue(!isKept(softmax, List.of(small), point));
    }
}
