package dev.attest.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PredictionTest {
    private static final Prediction SECOND_WINS =
            new PairedOrdering("b beats a", "score", Map.of("who", "b"), Map.of("who", "a"));

    @Test
    void anOrderingHoldsWhereEveryPairAgrees() {
        assertEquals(Verdict.HOLDS, SECOND_WINS.judge(results(new double[] {1, 5, 9}, new double[] {2, 6, 10.5})).verdict());
    }

    @Test
    void anOrderingFailsWhereEveryPairContradictsIt() {
        assertEquals(Verdict.FAILS, SECOND_WINS.judge(results(new double[] {2, 6, 10.5}, new double[] {1, 5, 9})).verdict());
    }

    @Test
    void equalResultsRefuteAStrictOrdering() {
        assertEquals(Verdict.FAILS, SECOND_WINS.judge(results(new double[] {2, 6}, new double[] {2, 6})).verdict());
    }

    @Test
    void mixedPairsAreUndecided() {
        assertEquals(
                Verdict.UNDECIDED, SECOND_WINS.judge(results(new double[] {1, 5, 9}, new double[] {2, 4, 10})).verdict());
    }

    @Test
    void oneBlockDecidesNothing() {
        assertEquals(Verdict.UNDECIDED, SECOND_WINS.judge(results(new double[] {1}, new double[] {2})).verdict());
    }

    @Test
    void pairsAreOfOneBlockWhateverTheOrderOfTheRows() {
        var results = results(new double[] {1, 100}, new double[] {2, 102});
        assertEquals(1.5, results.difference("score", Map.of("who", "b"), Map.of("who", "a")).mean());
    }

    @Test
    void theStandardErrorOfOneTwoThreeIsOneOverTheRootOfThree() {
        assertEquals(1 / StrictMath.sqrt(3), new Sample(1, 2, 3).standardError());
    }

    private static Results results(double[] a, double[] b) {
        var rows = new ArrayList<Results.Row>();
        for (int block = 0; block < a.length; block++) {
            rows.add(row(block, "b", b[block]));
            rows.addFirst(row(block, "a", a[block]));
        }
        return new Results("s", Scale.SMOKE, 1, new TreeMap<>(), new TreeMap<>(), List.copyOf(rows));
    }

    private static Results.Row row(int block, String who, double score) {
        return new Results.Row(
                Trial.of(Map.of("block", block), Map.of("who", who)), new TreeMap<>(Map.of("score", score)));
    }
}
