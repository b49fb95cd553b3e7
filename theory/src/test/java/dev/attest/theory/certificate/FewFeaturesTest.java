package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Properties;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows that know the query through few continuous features, and pairs of queries in boxes: texts that just
/// qualify beside texts that just do not, and boxes about which something is not true.
class FewFeaturesTest {
    private static final String DIVIDED = "; score = dot(phi(q), phi(k)); weight = score / sum(score)";
    private static final String PLANE = "width d = 2; phi(x) = tanh([[1.3, -0.7], [0.4, 0.9]] * tanh([[0.8, 0.5], "
            + "[-0.6, 1.1]] * x + [0.3, -0.2]) + [0.1, 0.6])" + DIVIDED;
    private static final String SPACE = "width d = 3; phi(x) = tanh([[1.3, -0.7, 0.2], [0.4, 0.9, -0.5], [0.3, 0.1, "
            + "1.2]] * tanh([[0.8, 0.5, -0.3], [-0.6, 1.1, 0.4], [0.2, -0.4, 0.9]] * x + [0.3, -0.2, 0.5]) + [0.1, "
            + "0.6, -0.4])" + DIVIDED;

    private static Mechanism mechanism(String text) {
        return MechanismReader.parse("name sample\n" + text.replace("; ", "\n"), "sample.attn");
    }

    private static boolean isConfirmed(Mechanism mechanism, Optional<EnclosedPair> example) {
        return Checker.check(mechanism, new Goal.NeverInjective(), new Certificate.FewFeatures(example))
                instanceof Confirmed;
    }

    private static boolean isConfirmed(String text) {
        return isConfirmed(mechanism(text), Optional.empty());
    }

    private static EnclosedPair found(String text) {
        var answer = Properties.find("injective").orElseThrow().decide(mechanism(text));
        assertEquals(Verdict.FAILS, answer.verdict());
        return assertInstanceOf(
                        Certificate.FewFeatures.class, answer.certificate().orElseThrow())
                .example()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "phi(x) = tanh(x) | true",
                "param W : matrix(d, d) learned; phi(x) = tanh(W * x) | true",
                "param W : matrix(m, d) learned; phi(x) = tanh(W * x) | false", // m may be larger
                "width m = 2; param W : matrix(m, d) learned; phi(x) = tanh(W * x) | true",
                "width m = 3; param W : matrix(m, d) learned; phi(x) = tanh(W * x) | false", // d may be 2
                "width m = 3; width d = 3; param W : matrix(m, d) learned; phi(x) = tanh(W * x) | true",
                "phi(x) = concat(1, tanh(x)) | false", // d + 1 of them
                "phi(x) = concat(tanh(x), exp(x)) | false",
                "phi(x) = tanh(x) + sign(x) | false", // not continuous
                "phi(x) = tanh(x) * step(x) | false",
                "phi(x) = relu(tanh(x)) + abs(x) | true",
                "phi(x) = sqrt(x) | false", // where it is defined is not open
                "phi(x) = sqrt(1 + x * x) | true",
                "phi(x) = x^(1/2) | false",
                "phi(x) = x^(-1/2) | true",
                "phi(x) = log(x) | true",
                "phi(x) = tanh(x) / (x - 1) | true",
                "phi(x) = 1 / sign(x) | false",
                "phi(x) = rope(tanh(x), i) | true",
                "phi(x) = tanh(x) + qbar | true",
                "width d = 1; phi(x) = 2 + tanh(x) | true"
            })
    void featuresAreContinuousAndNoMoreThanTheEntriesOfTheQuery(String features, boolean shown) {
        assertEquals(shown, isConfirmed(features + DIVIDED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = dot(tanh(q), k) / sum(dot(tanh(q), k)) | true",
                "weight = softmax(dot(tanh(q), k)) | false", // it knows the features, not only their directions
                "width d = 2; weight = softmax(tanh(sum_of(q)) * sum_of(k)) | true", // and here one number alone
                "width d = 1; weight = softmax(tanh(sum_of(q)) * sum_of(k)) | false",
                "weight = softmax(tanh(sum_of(q)) * sum_of(k)) | true",
                "s = dot(tanh(q), k); weight = s - mean(s) + 1/n | false",
                "s = dot(tanh(q), k); weight = s / (1 + sum(s)) | false", // of no degree
                "s = dot(tanh(q), k); weight = s / (sum(s) + 1/100) | false",
                "s = dot(tanh(q), k); weight = s^2 / sum(s^2) | true",
                "s = dot(tanh(q), k); weight = sign(s) / n | true", // the row need not be continuous
                "s = dot(tanh(q), k); weight = s / sum(sign(s)) | false", // of degree 1
                "s = dot(tanh(q), k); weight = sign(s) / sum(sign(s)) | false", // where it is defined is not open
                "s = dot(tanh(q), k); weight = sqrt(s) / sqrt(sum(s)) | false",
                "s = dot(tanh(q), k); weight = sqrt(s^2) / sum(sqrt(s^2)) | true",
                "s = dot(tanh(q), k); weight = abs(s)^0.5 / sum(abs(s)^0.5) | true",
                "s = dot(tanh(q - mean(k)), k); weight = s / sum(s) | false", // features that know the keys
                "s = dot(tanh(q + k), k); weight = s / sum(s) | false",
                "s = exp(dot(q, q)) * dot(tanh(q), k); weight = s / sum(s) | true", // a factor of its own
                "s = exp(dot(q, q)) * dot(tanh(q), k); weight = s / (1 + sum(s)) | false",
                "s = dot(tanh(q), k) + dot(q, k); weight = s / sum(s) | false", // 2 d of them
                "s = tanh(sum_of(q)) * sum_of(k) + exp(sum_of(q)) * max_of(k); weight = s / sum(s) | true",
                "weight = softmax(dot(tanh(q) / norm(tanh(q)), k)) | true",
                "weight = softmax(dot(tanh(q) / (1 + norm(tanh(q))), k)) | false",
                "weight = sparsemax(dot(tanh(q) / norm(tanh(q)), k)) | true",
                "width d = 2; weight = softmax(dot([[1], [2]] * tanh([[1, 3]] * q), k)) | true", // a bottleneck
                "width d = 2; weight = softmax(dot([[1, 0], [2, 1]] * tanh([[1, 3], [0, 1]] * q), k)) | false",
                "weight = entmax(dot(tanh(q) / norm(tanh(q)), k), 1 + exp(sum_of(q))) | false",
                "state S : matrix(dv, d) = S + outer(v, k); output = S * tanh(q) | false"
            })
    void theRowKnowsTheQueryThroughThem(String text, boolean shown) {
        assertEquals(shown, isConfirmed(text));
    }

    @Test
    void twoLayersInThePlaneHaveAPairThatIsFarApart() {
        var pair = found(PLANE);
        assertTrue(isConfirmed(mechanism(PLANE), Optional.of(pair)));
        assertTrue(pair.distance().compareTo(new BigFraction(1, 2)) >= 0);
        assertEquals(1, pair.free().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "width d = 2; phi(x) = relu([[1, -2], [1, 1]] * relu([[1, 1], [1, -3]] * x + [1, 1]) + [1, 2])",
                "width d = 2; phi(x) = 2 + sin([[1, 2], [3, 1]] * tanh([[1, 1], [1, -3]] * x))",
                "width d = 4; phi(x) = tanh([[1, 0, 0, 1], [0, 1, 2, 0], [1, 1, 0, 0], [0, 1, 0, -1]] * tanh([[1, 2, 0, 0], "
                        + "[0, 1, 0, 1], [1, 0, 1, 0], [0, 0, 1, 2]] * x + [1, 0, 0, 1]) + [1, 0, 1, 0])",
            })
    void otherLayersHaveAPairToo(String features) {
        assertTrue(isConfirmed(mechanism(features + DIVIDED), Optional.of(found(features + DIVIDED))));
    }

    @Test
    void anythingUntrueOfABoxIsFound() {
        for (var text : List.of(PLANE, SPACE)) {
            var pair = found(text);
            var lies = List.of(
                    moved(pair, new BigFraction(1, 1000)),
                    shrunk(pair, BigFraction.ZERO),
                    shrunk(pair, BigFraction.MINUS_ONE),
                    with(pair, pair.radius().multiply(2)),
                    with(pair, BigFraction.ZERO),
                    with(pair, pair.radius().negate()),
                    with(pair, pair.units(), singular(pair), pair.pieces()),
                    with(pair, pair.units(), List.of(), pair.pieces()),
                    with(pair, List.of(), pair.combinations(), pair.pieces()),
                    with(pair, List.of(7), pair.combinations(), pair.pieces()),
                    with(pair, List.of(0, 0), pair.combinations(), pair.pieces()),
                    with(pair, pair.units(), pair.combinations(), 0),
                    at(pair, new Point(Map.of("d", 2), pair.point().query(), List.of(), 0, List.of(), Map.of())));
            lies.forEach(lie -> assertFalse(isConfirmed(mechanism(text), Optional.of(lie)), lie::toString));
        }
    }

    @Test
    void facesThatAreCutTooFineAreRefused() {
        var pair = found(SPACE);
        assertTrue(isConfirmed(
                mechanism(SPACE), Optional.of(with(pair, pair.units(), pair.combinations(), pair.pieces() + 1))));
        assertFalse(
                isConfirmed(mechanism(SPACE), Optional.of(with(pair, pair.units(), pair.combinations(), 1_000_000))));
    }

    @Test
    void aPairOfAnotherMapIsRefused() {
        var other = PLANE.replace("1.3", "1.4");
        assertTrue(isConfirmed(mechanism(other), Optional.of(found(other))));
        assertFalse(isConfirmed(mechanism(other), Optional.of(found(PLANE))));
    }

    @Test
    void wherePairsAreNotFoundTheVerdictStands() {
        var dead = mechanism("phi(x) = relu(-1 - relu(tanh(x) * x))" + DIVIDED);
        assertTrue(isConfirmed(dead, Optional.empty()));
    }

    private static EnclosedPair moved(EnclosedPair pair, BigFraction by) {
        return withBox(pair, shifted(pair, pair.low(), by), shifted(pair, pair.high(), by));
    }

    private static List<BigFraction> shifted(EnclosedPair pair, List<BigFraction> corner, BigFraction by) {
        return IntStream.range(0, corner.size())
                .mapToObj(
                        entry -> pair.free().contains(entry) ? corner.get(entry).add(by) : corner.get(entry))
                .toList();
    }

    /// The upper corner at that share of the way from the lower one.
    private static EnclosedPair shrunk(EnclosedPair pair, BigFraction share) {
        var high = IntStream.range(0, pair.low().size())
                .mapToObj(entry -> pair.low()
                        .get(entry)
                        .add(pair.high()
                                .get(entry)
                                .subtract(pair.low().get(entry))
                                .multiply(share)))
                .toList();
        return withBox(pair, pair.low(), high);
    }

    private static EnclosedPair withBox(EnclosedPair pair, List<BigFraction> low, List<BigFraction> high) {
        return new EnclosedPair(
                pair.point(), pair.radius(), low, high, pair.units(), pair.combinations(), pair.pieces());
    }

    private static EnclosedPair with(EnclosedPair pair, BigFraction radius) {
        return new EnclosedPair(
                pair.point(), radius, pair.low(), pair.high(), pair.units(), pair.combinations(), pair.pieces());
    }

    private static EnclosedPair at(EnclosedPair pair, Point point) {
        return new EnclosedPair(
                point, pair.radius(), pair.low(), pair.high(), pair.units(), pair.combinations(), pair.pieces());
    }

    private static EnclosedPair with(
            EnclosedPair pair, List<Integer> units, List<List<BigFraction>> combinations, int pieces) {
        return new EnclosedPair(pair.point(), pair.radius(), pair.low(), pair.high(), units, combinations, pieces);
    }

    /// All rows are the first one, or 0 where there is one row.
    private static List<List<BigFraction>> singular(EnclosedPair pair) {
        var first = pair.combinations().getFirst();
        return first.size() == 1
                ? List.of(List.of(BigFraction.ZERO))
                : pair.combinations().stream().map(row -> first).toList();
    }
}
