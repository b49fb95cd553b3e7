package dev.attest.experiments.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class ScaleExperimentTest {
    private static final QueryScaleSharpensOnlySoftmax STUDY = new QueryScaleSharpensOnlySoftmax();
    private static final QueryScaleSharpensOnlySoftmax.Settings SETTINGS =
            new QueryScaleSharpensOnlySoftmax.Settings(2, 3, 8, 4, 6, "0.1 50");

    @Test
    void entropyOfAUniformRowIsLogNAndOfOneKeyZero() {
        assertEquals(StrictMath.log(4), Entropy.of(new double[] {.25, .25, .25, .25}));
        assertEquals(0, Entropy.of(new double[] {0, 1, 0}));
    }

    @Test
    void aRowWithANegativeEntryHasNoEntropy() {
        assertTrue(Double.isNaN(Entropy.of(new double[] {1.5, -.5})));
        assertTrue(Double.isNaN(Entropy.of(new double[] {Double.NaN, 1})));
    }

    @Test
    void everyPredictionHoldsOfWhatIsMeasured() {
        var results = measured();
        for (var prediction : STUDY.predictions(SETTINGS, results.inputs())) {
            assertTrue(prediction.judge(results).verdict() != Verdict.FAILS, prediction.sentence());
        }
        assertEquals(
                Verdict.HOLDS, new NoRowBelowItsFloor(8, 4, 6).judge(results).verdict());
        assertEquals(
                Verdict.HOLDS,
                new ConstantInScale(ScaledMechanism.RELU, 8, 4).judge(results).verdict());
    }

    @Test
    void aRowBelowItsFloorRefutesTheTheorem() {
        var lowered = changed(measured(), "least", row -> row.metric("floor") * (1 - 0x1p-20));
        assertEquals(
                Verdict.FAILS, new NoRowBelowItsFloor(8, 4, 6).judge(lowered).verdict());
    }

    @Test
    void mechanismsWhoseRowsChangeAreNotConstantInScale() {
        assertEquals(
                Verdict.FAILS,
                new ConstantInScale(ScaledMechanism.EXP, 8, 4).judge(measured()).verdict());
        assertEquals(
                Verdict.FAILS,
                new ConstantInScale(ScaledMechanism.SOFTMAX, 8, 4)
                        .judge(measured())
                        .verdict());
    }

    @Test
    void withoutAFloorNothingIsDecided() {
        var none = changed(measured(), "floor", row -> Double.POSITIVE_INFINITY);
        assertEquals(
                Verdict.UNDECIDED, new NoRowBelowItsFloor(8, 4, 6).judge(none).verdict());
    }

    @Test
    void scalesThatDoNotGrowAreRefused() {
        assertThrows(BadInput.class, () -> new QueryScaleSharpensOnlySoftmax.Settings(2, 3, 8, 4, 6, "1 1"));
        assertThrows(BadInput.class, () -> new QueryScaleSharpensOnlySoftmax.Settings(2, 3, 8, 4, 6, "one"));
    }

    private static Results measured() {
        var experiment = new ScaleExperiment(SETTINGS);
        var rows = new ArrayList<Results.Row>();
        for (Trial trial : STUDY.trials(SETTINGS)) {
            rows.add(new Results.Row(trial, experiment.run(trial, new Randomness(trial.whole("keys")))));
        }
        return results(rows, experiment.inputs());
    }

    private static Results changed(Results results, String metric, ToDoubleFunction<Results.Row> change) {
        var rows = results.rows().stream()
                .map(row -> {
                    SortedMap<String, Double> metrics = new TreeMap<>(row.metrics());
                    metrics.put(metric, change.applyAsDouble(row));
                    return new Results.Row(row.trial(), metrics);
                })
                .toList();
        return results(rows, results.inputs());
    }

    private static Results results(List<Results.Row> rows, Map<String, String> inputs) {
        return new Results("e06", Scale.SMOKE, 1, new TreeMap<>(), new TreeMap<>(inputs), rows);
    }
}
