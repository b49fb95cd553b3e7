package dev.attest.models.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.attest.models.torch.TorchEngine;
import dev.attest.theory.formula.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// What a layer may be, and the sentence for each that it may not.
class AttentionBuilderTest {
    private static final String GIVEN = "param c : scalar in (0, 1)\nweight = c * dot(q, k)\n";

    private static AttentionBuilder of(String definitions) {
        return AttentionBlock.of(Mechanisms.mechanism(definitions), 4);
    }

    private static void assertRefused(String message, AttentionBuilder builder) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }

    @Test
    void aParameterWithoutAValueIsRefusedAndOneWithAValueIsFixed() {
        assertRefused(
                "parameter c: expected a value, since the file neither gives, draws nor learns one, got none",
                of(GIVEN));
        assertRefused(
                "parameter c: expected a finite value in its range, got 1.0",
                of(GIVEN).value("c", new double[][] {{1}}));
        assertRefused(
                "parameter c: expected [1][1], got 2 numbers in 1 rows",
                of(GIVEN).value("c", new double[][] {{1, 2}}));
        assertRefused(
                "parameter e: expected one that mechanism test leaves open, got none of this name",
                of(GIVEN).value("e", new double[][] {{1}}));
        assertRefused(
                "parameter c: expected a value for each of the 2 heads, got 3",
                of(GIVEN).heads(2).values("c", List.of(new double[][] {{.1}}, new double[][] {{.2}}, new double[][] {
                    {.3}
                })));
        var block = of(GIVEN)
                .heads(2)
                .values("c", List.of(new double[][] {{.25}}, new double[][] {{.5}}))
                .build();
        assertTrue(!block.getDirectParameters().get("c").requiresGradient());
        block.clear();
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        var plain = "weight = dot(q, k)\n";
        assertRefused(
                "width d: expected a head width, or a width that 3 heads divide, got width 4",
                of(plain).heads(3));
        assertRefused(
                "heads: expected a multiple of the 3 key heads, got 4",
                of(plain).heads(4).keyHeads(3));
        assertRefused("dropout: expected a rate in [0, 1), got 1.0", of(plain).dropout(1));
        assertRefused(
                "width d: expected 2, as in the file, got 3",
                of("width d = 2\n" + plain).headWidth(3));
        assertRefused(
                "width m: expected a value, since parameter W is as wide, got none",
                of("param W : matrix(m, d) drawn sign\nweight = dot(W * q, W * k)\n"));
    }

    @Test
    void aLearnedNumberStaysInItsRangeWhateverIsTrained() {
        var range = new Parameter.Range(new BigFraction(2), false, new BigFraction(3), false);
        var interval = Interval.of("c", range);
        try (var manager = TorchEngine.manager()) {
            for (float free :
                    new float[] {Float.NEGATIVE_INFINITY, -1e30f, -20, 0, 20, 1e30f, Float.POSITIVE_INFINITY}) {
                float kept = interval.kept(manager.create(new float[] {free})).getFloat();
                assertTrue(kept > 2 && kept < 3, () -> free + " gives " + kept);
            }
            var back = interval.kept(manager.create(new double[] {interval.free("c", 2.75)}));
            assertEquals(2.75, back.getDouble(), 8 * Math.ulp(2.75));
        }
        var narrow = new Parameter.Range(new BigFraction(1_000_000), false, new BigFraction(1_000_001), false);
        assertThrows(IllegalArgumentException.class, () -> Interval.of("c", narrow));
        assertEquals(
                Optional.of(range),
                Mechanisms.mechanism("param c : scalar in (2, 3) learned\nweight = c * dot(q, k)\n")
                        .parameters()
                        .getFirst()
                        .range());
    }

    @Test
    void drawnMatricesAreWhatTheyAreSaidToBe() {
        var orthogonal = new Draws(1).orthogonal(3, 5);
        for (int row = 0; row < 3; row++) {
            for (int other = 0; other < 3; other++) {
                double sum = 0;
                for (int entry = 0; entry < 5; entry++) {
                    sum += orthogonal[row * 5 + entry] * orthogonal[other * 5 + entry];
                }
                assertEquals(row == other ? 1 : 0, sum, 8 * 5 * Math.ulp(1.0));
            }
        }
        assertTrue(Arrays.stream(new Draws(2).signs(99)).allMatch(sign -> Math.abs(sign) == 1));
        var normal = new Draws(3).normal(10_000);
        double mean = Arrays.stream(normal).average().orElseThrow();
        double variance = Arrays.stream(normal).map(x -> x * x).average().orElseThrow();
        // Five standard deviations of either estimate.
        assertEquals(0, mean, 5 * Math.sqrt(1.0 / normal.length));
        assertEquals(1, variance, 5 * Math.sqrt(2.0 / normal.length));
    }

    @Test
    void dropoutActsInTrainingAlone() {
        var block = of("weight = 1/n\n").dropout(0.5f).seed(1).build();
        try (var manager = TorchEngine.manager()) {
            var tokens = manager.create(new Draws(1).normal(4 * 8), new Shape(1, 8, 4))
                    .toType(DataType.FLOAT32, false);
            block.initialize(manager, DataType.FLOAT32, tokens.getShape());
            var store = new ParameterStore(manager, false);
            var inputs = new NDList(tokens);
            var zeros = block.forward(store, inputs, true).head().eq(0).sum().getLong();
            assertTrue(zeros > 0 && zeros < 32);
            assertEquals(
                    0, block.forward(store, inputs, false).head().eq(0).sum().getLong());
        }
        block.clear();
    }
}
