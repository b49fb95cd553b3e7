package dev.attest.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PredictionTest {
    private static final Prediction SECOND_WINS =
            new PairedOrdering("b beats a", "score", Map.of("who", "b"), Map.of("who", "a"));

    private static final double[] LOW = {1, 5, 9, 2, 7, 3};
    private static final double[] HIGH = {2, 6.1, 10, 3, 8.2, 3.9};

    @Test
    void threeBlocksThatAgreeRoughlyDoNotDecideByLuck() {
        var judgement = SECOND_WINS.judge(results(new double[] {1, 5, 9}, new double[] {2, 6, 10.5}));
        assertEquals(Verdict.UNDECIDED, judgement.verdict());
    }

    @Test
    void anIntervalOfManyBlocksIsThreeStandardErrorsWide() {
        var values = new double[100_000];
        for (int place = 0; place < values.length; place++) {
            values[place] = place % 2;
        }
        var sample = new Sample(values);
        double reach = (Interval.around(sample).high() - sample.mean()) / sample.standardError();
        assertTrue(reach > 3 && reach < 3 + 100.0 / values.length, "standard errors: " + reach);
    }

    @Test
    void oneMoreMeasurementMayLieFurtherThanTheMean() {
        var sample = new Sample(LOW);
        double mean = Interval.around(sample).high() - sample.mean();
        double one = Interval.ofOneMore(sample).high() - sample.mean();
        double most = 4 * (LOW.length + 8) * Math.ulp(Math.abs(sample.mean()) + one);
        assertEquals(StrictMath.sqrt(LOW.length + 1) * mean, one, most);
        assertTrue(Double.isNaN(Interval.ofOneMore(new Sample(1)).low()));
    }

    @Test
    void anOrderingHoldsWhereEveryPairAgrees() {
        assertEquals(Verdict.HOLDS, SECOND_WINS.judge(results(LOW, HIGH)).verdict());
    }

    @Test
    void anOrderingFailsWhereEveryPairContradictsIt() {
        assertEquals(Verdict.FAILS, SECOND_WINS.judge(results(HIGH, LOW)).verdict());
    }

    @Test
    void equalResultsRefuteAStrictOrdering() {
        assertEquals(
                Verdict.FAILS,
                SECOND_WINS
                        .judge(results(new double[] {2, 6}, new double[] {2, 6}))
                        .verdict());
    }

    @Test
    void mixedPairsAreUndecided() {
        assertEquals(
                Verdict.UNDECIDED,
                SECOND_WINS
                        .judge(results(new double[] {1, 5, 9}, new double[] {2, 4, 10}))
                        .verdict());
    }

    @Test
    void oneBlockDecidesNothing() {
        assertEquals(
                Verdict.UNDECIDED,
                SECOND_WINS.judge(results(new double[] {1}, new double[] {2})).verdict());
    }

    @Test
    void pairsAreOfOneBlockWhateverTheOrderOfTheRows() {
        var results = results(new double[] {1, 100}, new double[] {2, 102});
        assertEquals(
                1.5,
                results.difference("score", Map.of("who", "b"), Map.of("who", "a"))
                        .mean());
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
