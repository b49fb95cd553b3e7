package dev.attest.verification.verdicts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Properties;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Verdict;
import dev.attest.verification.CollisionHunt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is called injective: nobody finds a collision on fourteen generic keys. What is not: the hunt finds
/// one.
class CollisionHuntTest {
    private static final int KEYS = 14;
    private static final int QUERIES = 3;
    private static final int STARTS = 12;

    static Stream<Mechanism> candidates() {
        var written = Stream.of(
                "score = dot(q^3 + q, k)\nweight = score - mean(score) + 1/n",
                "weight = softmax(-dot(q, k))",
                "phi(x) = concat(x, 1)\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)",
                "phi(x) = concat(exp(x), exp(-x))\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)",
                "weight = sigmoid(dot(q, k))",
                "weight = exp(-norm(q - k)^2)",
                "s = dot(q, k)\nscore = 1 + s + s^2/2\nweight = score / sum(score)",
                "score = softplus(dot(q, k))\nweight = score / sum(score)",
                "score = dot(q * norm(q), k * norm(k))\nweight = score - mean(score) + 1/n",
                "phi(x) = concat(softplus(x), softplus(-x), x)\nscore = dot(phi(q), phi(k))\nweight = score - mean(score)",
                "weight = dot(q, k)^2 + 0 * log(sum_of(q))",
                "score = dot(q, k)^2 + dot(q, k)\nweight = score / sum(score)",
                "phi(x) = concat(x, abs(x)^3)\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)",
                "score = elu(dot(q, k)) + 1\nweight = score / sum(score)",
                "weight = softmax(dot(q, k)) - 0.5 * softmax(2 * dot(q, k))",
                "weight = softmax(dot(q, k) / norm(k))",
                "weight = softmax(log(n) * dot(q, k))",
                "weight = relu(dot(q, k))^2",
                "weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k)",
                "state S : matrix(dv, d) = S + outer(v - S * k, k) / 2\noutput = S * q",
                "f = sigmoid(k)\nstate S : matrix(dv, d) = S * diag(f) + outer(v, 1 - f)\noutput = S * q");
        return Stream.concat(
                Catalogue.names().stream()
                        .map(Catalogue::mechanism)
                        .filter(mechanism -> mechanism.parameters().isEmpty()
                                && mechanism.inputs().isEmpty()),
                written.map(text -> MechanismReader.parse(text, "written.attn")));
    }

    @ParameterizedTest
    @MethodSource("candidates")
    void whatIsCalledInjectiveHasNoCollisionInReach(Mechanism mechanism) {
        var answer = Properties.find("injective").orElseThrow().decide(mechanism);
        if (answer.verdict() == Verdict.HOLDS) {
            assertEquals(Optional.empty(), hunt(mechanism), mechanism.text());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = dot(q, k)^2",
                "score = dot(q, k)\nweight = score / sum(score)",
                "weight = softmax(dot(q^2, k))",
                "score = dot(exp(q), exp(k))\nweight = score / sum(score)"
            })
    void theHuntFindsACollisionWhereThereIsOne(String text) {
        assertTrue(hunt(MechanismReader.parse(text, "collides.attn")).isPresent(), text);
    }

    private static Optional<List<Double>> hunt(Mechanism mechanism) {
        for (int query = 0; query < QUERIES; query++) {
            var point = point(query);
            if (!isDefined(mechanism, point)) {
                continue;
            }
            var found = new CollisionHunt(mechanism, point).find(STARTS, query);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static boolean isDefined(Mechanism mechanism, Point point) {
        try {
            return !new Evaluator<>(new Enclosures(), mechanism, point).row().isEmpty();
        } catch (Undefined | Declined e) {
            return false;
        }
    }

    private static Point point(int number) {
        var random = new SplittableRandom(number);
        var keys = new ArrayList<List<BigFraction>>();
        for (int key = 0; key < KEYS; key++) {
            keys.add(vector(random));
        }
        return new Point(Map.of("d", 2, "dv", 1), vector(random), keys, KEYS - 1, List.of(), Map.of());
    }

    private static List<BigFraction> vector(SplittableRandom random) {
        return List.of(new BigFraction(random.nextInt(-64, 65), 64), new BigFraction(random.nextInt(-64, 65), 64));
    }
}
