package dev.attest.experiments.studies.locality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.data.GeneratedDigits;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Rounding;
import dev.attest.kernels.reference.ReferenceAttention;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LocalMassTest {
    private static final Windows FOUR = new Windows(4);

    @Test
    void theBaselineCountsTheKeysOfAllWindows() {
        for (int side = 3; side < 20; side++) {
            var windows = new Windows(side);
            int n = windows.places();
            long held = IntStream.range(0, n * n)
                    .filter(pair -> windows.holds(pair / n, pair % n))
                    .count();
            assertEquals((double) held / ((long) n * n), windows.uniform());
            assertEquals(held, IntStream.range(0, 9).map(windows::queriesWith).sum());
            assertTrue(windows.uniform() < 9.0 / n);
        }
    }

    @Test
    void windowsEndAtTheBorderAndDoNotGoRound() {
        assertTrue(FOUR.holds(0, 5));
        assertFalse(FOUR.holds(0, 3));
        assertFalse(FOUR.holds(3, 4));
        assertFalse(FOUR.holds(0, 12));
    }

    @Test
    void theCeilingIsNeverAboveOneAndTheBoundMayBe() {
        assertEquals(9.0 / 16, FOUR.ceiling(1));
        assertEquals(1, FOUR.ceiling(2));
        assertEquals(9.0 / 8, FOUR.bound(2));
    }

    @Test
    void aMapToThePlaceItselfIsLocalAndAUniformOneIsNot() {
        var itself = new double[256];
        IntStream.range(0, 16).forEach(place -> itself[place * 17] = 1);
        assertEquals(new LocalMass(1, 1, 1, 0, 0), LocalMass.of(itself, FOUR));
        var uniform = new double[256];
        Arrays.fill(uniform, 1.0 / 16);
        assertEquals(FOUR.uniform(), LocalMass.of(uniform, FOUR).signed());
    }

    @Test
    void weightsOfBothSignsCancelInTheSumAndNotInTheShare() {
        var map = new double[256];
        for (int query = 0; query < 16; query++) {
            map[query * 17] = 3;
            map[query * 16 + (query + 8) % 16] = -2;
        }
        var mass = LocalMass.of(map, FOUR);
        assertEquals(3, mass.signed());
        assertEquals(3.0 / 5, mass.share(), Math.ulp(1.0));
        assertEquals(-2, mass.least());
    }

    @Test
    void aRowThatIsUndefinedIsCountedAndLeftOut() {
        var map = new double[256];
        IntStream.range(1, 16).forEach(place -> map[place * 17] = 1);
        map[3] = Double.NaN;
        assertEquals(1, LocalMass.of(map, FOUR).undefined());
        assertEquals(1, LocalMass.of(map, FOUR).share());
    }

    @Test
    void theMapByUnitValuesHasTheRowsOfTheDefinition() {
        var tokens = GridTokens.code(4).scaled(5);
        var draws = draws();
        var map = ValueMap.of(LocalMechanism.SOFTMAX, tokens, draws, 0);
        var row = new double[16];
        ReferenceAttention.of(LocalMechanism.SOFTMAX.definition(), 4, Map.of())
                .keys(tokens.keys(), 16)
                .row(Arrays.copyOfRange(tokens.queries(), 20, 24), 5, row);
        assertArrayEquals(row, Arrays.copyOfRange(map, 5 * 16, 6 * 16));
    }

    @Test
    void theMapWithAResidualHasItsWeightsAtTheNeighbours() {
        var draws = draws();
        var map = ValueMap.withWeights(LocalMechanism.INLINE_RESIDUAL, GridTokens.code(4), draws);
        var inline = ValueMap.of(LocalMechanism.INLINE, GridTokens.code(4), draws, 0);
        for (int query = 0; query < 16; query++) {
            for (int key = 0; key < 16; key++) {
                double added = 0;
                if (FOUR.holds(query, key)) {
                    int offset = 3 * (key / 4 - query / 4 + 1) + key % 4 - query % 4 + 1;
                    added = draws.residual()[offset];
                }
                double weight = map.weights()[query * 16 + key];
                assertEquals(weight + added, map.outputs()[query * 16 + key]);
                assertEquals(inline[query * 16 + key], weight, Rounding.gamma(64));
            }
        }
    }

    @Test
    void residualsHaveAbsoluteSumOneAndFeaturesAreOrthogonalInGroups() {
        var draws = draws();
        assertEquals(1, Arrays.stream(draws.residual()).map(Math::abs).sum(), Rounding.gamma(20));
        assertEquals(0, dot(draws.features()[0], draws.features()[3]), rounding(draws, 0, 3));
        assertEquals(0, dot(draws.features()[4], draws.features()[5]), rounding(draws, 4, 5));
        assertTrue(Math.abs(dot(draws.features()[0], draws.features()[4])) > rounding(draws, 0, 4));
    }

    @Test
    void principalComponentsAreOrthonormalAndTheFirstVariesMost() {
        var images = GeneratedDigits.images(28, 20);
        var components = PrincipalComponents.of(images, 4, 3);
        for (int row = 0; row < 3; row++) {
            for (int other = 0; other < 3; other++) {
                double product = dot(components.matrix()[row], components.matrix()[other]);
                assertEquals(row == other ? 1 : 0, product, Rounding.gamma(1000));
            }
        }
        var sums = new double[3];
        for (var image : images.images()) {
            var tokens = GridTokens.product(components.matrix(), components.centred(image.patches(4)), 16);
            for (int place = 0; place < tokens.length; place++) {
                sums[place % 3] += tokens[place] * tokens[place];
            }
        }
        assertTrue(sums[0] > sums[1] && sums[1] > sums[2], Arrays.toString(sums));
    }

    @Test
    void tokensAreMadeAsLargeAsTheCodeAndZerosStay() {
        var tokens = new GridTokens(2, 1, new double[] {1, 2, 3, 4}, new double[4]).asLargeAsTheCode();
        assertEquals(2 * 4, dot(tokens.queries(), tokens.queries()), 8 * Rounding.gamma(20));
        assertArrayEquals(new double[4], tokens.keys());
        assertEquals(5, tokens.withCode().d());
        assertEquals(1, tokens.withCode().queries()[1]);
    }

    private static Draws draws() {
        return Draws.of(new Randomness(1), 2, 4, 8, 4);
    }

    /// Two passes leave an error of some roundings of the product of the lengths.
    private static double rounding(Draws draws, int row, int other) {
        var left = draws.features()[row];
        var right = draws.features()[other];
        return Rounding.gamma(100) * StrictMath.sqrt(dot(left, left) * dot(right, right));
    }

    private static double dot(double[] left, double[] right) {
        return IntStream.range(0, left.length)
                .mapToDouble(entry -> left[entry] * right[entry])
                .sum();
    }
}
