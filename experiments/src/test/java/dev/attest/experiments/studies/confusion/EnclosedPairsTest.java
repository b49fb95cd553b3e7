package dev.attest.experiments.studies.confusion;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.studies.confusion.ConfusedMechanism.Family;
import dev.attest.experiments.studies.confusion.EnclosedPairs.Pair;
import dev.attest.experiments.study.Randomness;
import dev.attest.theory.scalar.Enclosure;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EnclosedPairsTest {
    private static final double[] P = {.5, -1.25};
    private static final double[] Q = {1, .75};
    private static final double[] POSITIVE = {.5, 2};

    private final double[][] keys = ModuliTest.matrix(new Randomness(7), 5, 2);

    @Test
    void rowsOfRandomKeysStayBetweenTheirModuli() {
        for (var confused : ConfusedMechanism.all()) {
            if (confused.hasModuli()) {
                var pair = pair(confused, P, Q).orElseThrow();
                assertTrue(pair.isInside() && !pair.isOutside(), confused.id());
            }
        }
    }

    @Test
    void aDistanceBelowTheLowerOrAboveTheUpperBoundIsNoticed() {
        var pair = pair(ConfusedMechanism.softmax(), P, Q).orElseThrow();
        var bounds = pair.bounds().orElseThrow();
        assertTrue(at(pair, bounds.lower().lo() / 2).isOutside());
        assertTrue(at(pair, bounds.upper().hi() * 2).isOutside());
        assertFalse(at(pair, bounds.upper().hi() * 2).isInside());
    }

    @Test
    void doubledQueriesCollideUnderHomogeneousKernelsDividedByTheirSum() {
        var move = ConfusedKernel.Move.DOUBLED;
        for (var kernel : ConfusionPredictions.homogeneous()) {
            assertTrue(moved(kernel, move).mayBeTogether(), kernel.id());
        }
        assertFalse(moved(ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.ELU), move)
                .mayBeTogether());
        assertFalse(moved(ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.EXP), move)
                .mayBeTogether());
        assertFalse(moved(ConfusedMechanism.of(Family.INLINE, ConfusedKernel.IDENTITY), move)
                .mayBeTogether());
        assertFalse(moved(ConfusedMechanism.softmax(), move).mayBeTogether());
    }

    @Test
    void shiftedQueriesCollideUnderExponentialFeaturesDividedByTheirSum() {
        var move = ConfusedKernel.Move.SHIFTED;
        assertTrue(moved(ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.EXP), move)
                .mayBeTogether());
        assertFalse(moved(ConfusedMechanism.of(Family.INLINE, ConfusedKernel.EXP), move)
                .mayBeTogether());
        assertFalse(moved(ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.IDENTITY), move)
                .mayBeTogether());
    }

    @Test
    void queriesOfEqualFeaturesHaveEqualRowsUnderInline() {
        var relu = ConfusedMechanism.of(Family.INLINE, ConfusedKernel.RELU);
        var pair = pair(relu, new double[] {-1, 2}, new double[] {-3, 2}).orElseThrow();
        assertTrue(pair.same() && pair.mayBeTogether());
        assertFalse(pair(relu, P, Q).orElseThrow().same());
    }

    @Test
    void equalQueriesAndUndefinedRowsMakeNoPair() {
        assertTrue(pair(ConfusedMechanism.softmax(), P, P).isEmpty());
        var linear = ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.RELU);
        assertTrue(pair(linear, new double[] {-1, -1}, POSITIVE).isEmpty());
        assertTrue(pair(linear, Q, POSITIVE).isPresent());
    }

    @Test
    void linearAttentionHasNoMatrixFromFeaturesToRows() {
        var rows = new EnclosedRows(ConfusedMechanism.of(Family.LINEAR, ConfusedKernel.RELU), keys);
        assertThrows(IllegalArgumentException.class, rows::columns);
    }

    @Test
    void minorsTellCollinearVectorsFromOthers() {
        assertTrue(CheckedPairs.areCollinear(new long[] {1, -2, 3}, new long[] {-2, 4, -6}));
        assertFalse(CheckedPairs.areCollinear(new long[] {1, -2, 3}, new long[] {-2, 4, 6}));
        assertFalse(CheckedPairs.areCollinear(new long[] {0, 0}, new long[] {1, 2}));
    }

    private Pair moved(ConfusedMechanism confused, ConfusedKernel.Move move) {
        return pair(confused, POSITIVE, move.of(POSITIVE)).orElseThrow();
    }

    private Optional<Pair> pair(ConfusedMechanism confused, double[] p, double[] q) {
        var pairs = new EnclosedPairs(confused, keys);
        return pairs.pair(pairs.see(p), pairs.see(q));
    }

    private static Pair at(Pair pair, double distance) {
        return new Pair(Enclosure.point(distance), pair.queries(), pair.same(), pair.bounds());
    }
}
