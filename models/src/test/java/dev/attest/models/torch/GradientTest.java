package dev.attest.models.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The gradient of a random linear function of the outputs, in directions of every kind of argument, against
/// the dual reading.
class GradientTest {
    static Stream<Mechanism> all() {
        return Mechanisms.all().flatMap(mechanism -> Stream.of(mechanism, mechanism.causally()));
    }

    static Stream<Mechanism> withoutPositions() {
        return Mechanisms.withoutPositions().flatMap(mechanism -> Stream.of(mechanism, mechanism.causally()));
    }

    private static void assertMoves(Mechanism mechanism, Batch batch) {
        var slopes = Slopes.of(mechanism, batch);
        int told = 0;
        for (int direction = 0; direction < slopes.length; direction++) {
            var slope = slopes[direction];
            int kind = direction;
            assertTrue(
                    slope.agrees(), () -> mechanism.text() + mechanism.causal() + " direction " + kind + ": " + slope);
            told += slope.isTold() ? 1 : 0;
        }
        assertTrue(told > 0, mechanism::text);
    }

    /// The first batch whose rows all have a value.
    private static Batch defined(Mechanism mechanism, boolean[][] keep) {
        return IntStream.range(0, 100)
                .mapToObj(
                        seed -> Batch.random(mechanism, 2, 2, 1, 4, 6, 2, seed).keeping(keep))
                .filter(batch -> {
                    var rows = new Rows(mechanism, batch);
                    return rows.places().stream()
                            .allMatch(place ->
                                    Arrays.stream(rows.reference(place)).allMatch(Double::isFinite));
                })
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyGradientIsThatOfTheDualReading(Mechanism mechanism) {
        assertMoves(mechanism, defined(mechanism, new boolean[0][]));
    }

    @ParameterizedTest
    @MethodSource("withoutPositions")
    void aKeyThatNoRowSeesMovesNothing(Mechanism mechanism) {
        var keep = new boolean[][] {{false, true, true, false}, {true, false, true, true}};
        assertMoves(mechanism, defined(mechanism, keep));
    }

    @ParameterizedTest
    @MethodSource("withoutPositions")
    void noGradientIsLostWherePaddingIsZeroOrAnItemIsAllPadding(Mechanism mechanism) {
        var keep = new boolean[][] {{true, true, false, false}, {false, false, false, false}};
        var batch = defined(mechanism, keep).withoutKeysInPadding();
        for (var gradient : Slopes.gradients(mechanism, batch)) {
            for (double entry : gradient) {
                assertTrue(Double.isFinite(entry), () -> mechanism.text() + mechanism.causal());
            }
        }
    }

    /// 130 keys are more pairs than go by products of matrices.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void softmaxOfManyPairsMovesAsTheDualReadingSays(boolean causal) {
        var softmax = Catalogue.mechanism("softmax");
        var mechanism = causal ? softmax.causally() : softmax;
        var batch = Batch.random(mechanism, 1, 1, 1, 130, 2, 1, 15);
        assertMoves(mechanism, batch);
        var keep = new boolean[1][130];
        Arrays.fill(keep[0], 0, 100, true);
        assertMoves(mechanism, batch.keeping(keep));
    }

    @Test
    void scoresThatOverflowBeyondTheMaskLoseNoGradient() {
        var mechanism = Mechanisms.of("causal\nscore = exp(200 * dot(q, k))\nweight = score / (1 + sum(score))");
        var batch = Batch.random(mechanism, 1, 1, 1, 3, 1, 1, 14);
        Arrays.setAll(batch.q(), row -> row == 0 ? 1 : 0);
        Arrays.setAll(batch.k(), key -> key == 0 ? 0 : 1);
        double[] single = Slopes.gradients(mechanism, batch, DataType.FLOAT32).getFirst();
        assertTrue(Double.isFinite(single[0]), () -> "" + single[0]);
    }
}
