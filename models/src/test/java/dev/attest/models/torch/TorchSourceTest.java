package dev.attest.models.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.reference.AnyOrderBounds;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The compiled source against the reference, within bounds that are computed for every entry.
class TorchSourceTest {
    private static void assertAgrees(Mechanism mechanism, Batch batch, AnyOrderBounds bounds) {
        var comparison = Comparison.of(mechanism, batch, bounds);
        assertEquals("", comparison.complaints(), () -> mechanism.text() + (mechanism.causal() ? "causal\n" : ""));
        assertTrue(
                comparison.unbounded() <= comparison.compared() + comparison.undefined(),
                () -> mechanism.text() + comparison);
    }

    static Stream<Mechanism> all() {
        return Mechanisms.all().flatMap(mechanism -> Stream.of(mechanism, mechanism.causally()));
    }

    static Stream<Mechanism> withoutPositions() {
        return Mechanisms.withoutPositions().flatMap(mechanism -> Stream.of(mechanism, mechanism.causally()));
    }

    static Stream<Mechanism> catalogue() {
        return Mechanisms.catalogue().flatMap(mechanism -> Stream.of(mechanism, mechanism.causally()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aDefinitionGivesWhatTheReferenceGives(Mechanism mechanism) {
        assertAgrees(mechanism, Batch.random(mechanism, 7, 3, 2, 1), Comparison.DOUBLE);
        assertAgrees(mechanism, Batch.random(mechanism, 1, 3, 1, 2), Comparison.DOUBLE);
        assertAgrees(mechanism, Batch.random(mechanism, 4, 1, 3, 3), Comparison.DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("all")
    void paddingAtTheEndIsNotSeen(Mechanism mechanism) {
        assertAgrees(mechanism, Batch.random(mechanism, 5, 3, 2, 4).paddedAtTheEnd(), Comparison.DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("withoutPositions")
    void keysMayBeMissingAnywhereAndARowThatSeesNoneIsZero(Mechanism mechanism) {
        var keep = new boolean[][] {{false, true, true, false, true}, {false, false, false, false, false}};
        assertAgrees(mechanism, Batch.random(mechanism, 5, 3, 2, 5).keeping(keep), Comparison.DOUBLE);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void theCatalogueAgreesInSinglePrecisionAcrossChunks(Mechanism mechanism) {
        assertAgrees(mechanism, Batch.random(mechanism, 1, 2, 1, 131, 4, 3, 6), Comparison.SINGLE);
        assertAgrees(mechanism, Batch.random(mechanism, 1, 2, 1, 64, 4, 3, 7).paddedAtTheEnd(), Comparison.SINGLE);
    }

    @Test
    void whatHasNoSourceIsRefusedWithASentence() {
        for (var text : List.of(
                "input g : scalar\nweight = g",
                "state S : matrix(dv, d) = S + outer(v, k)\noutput = S * q",
                "grid\nweight = row(j)",
                "weight = entmax(dot(q, k), 1.5)",
                "weight = 1\noutput = concat(vbar, vbar)")) {
            var mechanism = Mechanisms.of(text);
            var refusal = assertThrows(IllegalArgumentException.class, () -> TorchSource.of(mechanism, false));
            assertTrue(String.valueOf(refusal.getMessage()).contains("it has no source: "), refusal::getMessage);
        }
    }

    @Test
    void anotherDefinitionIsCaught() {
        var mechanism = Catalogue.mechanism("elu1-linear");
        var batch = Batch.random(mechanism, 7, 3, 2, 1);
        var outputs = Comparison.outputs(TorchSource.of(mechanism.causally(), false), batch, Comparison.DOUBLE);
        assertTrue(!Comparison.of(mechanism, batch, Comparison.DOUBLE, outputs)
                .complaints()
                .isEmpty());
        var right = Comparison.outputs(TorchSource.of(mechanism, false), batch, Comparison.DOUBLE);
        right[5] += 1e-12 * Arrays.stream(right).map(Math::abs).max().orElseThrow();
        assertEquals(
                1,
                Comparison.of(mechanism, batch, Comparison.DOUBLE, right)
                        .complaints()
                        .lines()
                        .count());
    }
}
