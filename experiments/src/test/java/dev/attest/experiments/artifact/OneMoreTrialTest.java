package dev.attest.experiments.artifact;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Trial;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class OneMoreTrialTest {
    private static final double[] OTHERS = {.70, .72, .74, .73};

    @Test
    void theSameBitsAreAllowedWhereverTheyLie() {
        assertTrue(allows(row(0, .1, 1), row(0, .1, 1)));
    }

    @Test
    void whatAnotherProcessorMayMeasureIsAllowed() {
        assertTrue(allows(row(0, .71, 0), row(0, .73, 0)));
    }

    @Test
    void aStoredNumberFarFromTheOthersIsNot() {
        assertFalse(allows(row(0, .99, 0), row(0, .73, 0)));
    }

    @Test
    void aRepeatedNumberFarFromTheOthersIsNot() {
        assertFalse(allows(row(0, .71, 0), row(0, .10, 0)));
    }

    @Test
    void aNumberThatIsTheSameInEveryBlockHasToBeTheSame() {
        assertFalse(allows(row(0, .71, 0), row(0, .71, 1)));
    }

    @Test
    void anotherTreatmentHasNoSay() {
        var rows = new ArrayList<Results.Row>();
        rows.add(row(0, .71, 0));
        rows.add(row(1, .72, 0));
        assertFalse(new OneMoreTrial(results(rows), rows.getFirst()).allows(row(0, .72, 0)));
    }

    private static boolean allows(Results.Row stored, Results.Row again) {
        var rows = new ArrayList<Results.Row>();
        rows.add(stored);
        for (int block = 1; block <= OTHERS.length; block++) {
            rows.add(row(block, OTHERS[block - 1], 0));
            rows.add(new Results.Row(
                    Trial.of(Map.of("seed", block), Map.of("mechanism", "b")),
                    new TreeMap<>(Map.of("accuracy", block * .2, "undefined", block * .2))));
        }
        return new OneMoreTrial(results(rows), stored).allows(again);
    }

    private static Results results(ArrayList<Results.Row> rows) {
        return new Results("s", Scale.SMOKE, 1, new TreeMap<>(), new TreeMap<>(), rows);
    }

    private static Results.Row row(int seed, double accuracy, double undefined) {
        return new Results.Row(
                Trial.of(Map.of("seed", seed), Map.of("mechanism", "a")),
                new TreeMap<>(Map.of("accuracy", accuracy, "undefined", undefined)));
    }
}
