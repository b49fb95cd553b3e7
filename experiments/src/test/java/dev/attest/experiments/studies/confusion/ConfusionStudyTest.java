package dev.attest.experiments.studies.confusion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Seeds;
import dev.attest.experiments.study.Settings;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/// On generated digits of 8 x 8, cut into 16 patches.
final class ConfusionStudyTest {
    private static final ConfusionDependsOnTheThreshold STUDY = new ConfusionDependsOnTheThreshold();
    private static final ConfusionDependsOnTheThreshold.Settings SMALL =
            new ConfusionDependsOnTheThreshold.Settings(5, 8, 2, 3, 2);
    private static final Experiment EXPERIMENT = STUDY.prepare(SMALL, Optional.empty());
    private static final Results MEASURED = results(1);

    @Test
    void whatTheorySaysHoldsOfEveryPair() {
        for (var prediction : STUDY.predictions(SMALL, new TreeMap<>())) {
            if (!(prediction instanceof MoreConfused)) {
                var judgement = prediction.judge(MEASURED);
                assertEquals(Verdict.HOLDS, judgement.verdict(), prediction.sentence() + " " + judgement.figures());
            }
        }
    }

    @Test
    void onePairAgainstATheoremRefutesIt() {
        refutes("pairs outside", changed(CheckedPairs.OUTSIDE, _ -> 1), 2);
        refutes("rows of equal features", changed(CheckedPairs.SAME_APART, _ -> 1), 1);
        refutes("rows of collinear features", changed(CheckedPairs.COLLINEAR_APART, _ -> 1), 1);
        refutes("constructed pairs outside", changed(MovedQueries.outside(ConfusedKernel.Move.DOUBLED), _ -> 1), 1);
        refutes("a count at another length", changed(CountedRows.confused(2), count -> count + 2), 1);
        refutes(
                "pairs that are confused at every threshold",
                changed(CountedRows.confused(Scaling.PLAIN, "1e-6"), count -> count + 2),
                1);
    }

    @Test
    void whatIsOpenIsNotTakenForAgreement() {
        var open = changed(CheckedPairs.OPEN, _ -> 1);
        assertEquals(2, judged(open, Verdict.UNDECIDED));
        var nearer = changed(MovedQueries.beyond(ConfusedKernel.Move.SHIFTED), count -> count - 1);
        assertEquals(1, judged(nearer, Verdict.UNDECIDED));
    }

    @Test
    void withoutTrialsNothingIsSaidToHold() {
        for (var prediction : STUDY.predictions(SMALL, new TreeMap<>())) {
            assertEquals(Verdict.UNDECIDED, prediction.judge(with(List.of())).verdict(), prediction.sentence());
        }
    }

    @Test
    void oneMechanismIsMoreConfusedThanAnotherOnlyByItsInterval() {
        var more = new MoreConfused(
                "",
                CountedRows.confused(CountedRows.LENGTHS.getFirst()),
                ConfusedMechanism.softmax(),
                ConfusionPredictions.homogeneous().getFirst(),
                Projection.RANDOM);
        assertEquals(Verdict.HOLDS, more.judge(MEASURED).verdict());
        var equal = new MoreConfused("", more.metric(), more.more(), more.more(), Projection.RANDOM);
        assertEquals(Verdict.FAILS, equal.judge(MEASURED).verdict());
        var one = MEASURED.rows().stream()
                .filter(row -> row.trial().whole("image") == 0)
                .toList();
        assertEquals(Verdict.UNDECIDED, more.judge(with(one)).verdict());
    }

    @Test
    void theSameSeedGivesTheSameNumbersAndAnotherOthers() {
        assertEquals(MEASURED.rows(), results(1).rows());
        assertNotEquals(MEASURED.rows(), results(2).rows());
    }

    @Test
    void mechanismsOfOneImageSeeTheSameQueries() {
        for (var projection : Projection.values()) {
            var distinct = MEASURED.matching(Map.of("image", 0, "projection", projection.id())).stream()
                    .filter(row -> row.metric(CountedRows.UNDEFINED) == 0)
                    .map(row -> row.metric(CountedRows.DISTINCT))
                    .distinct();
            assertEquals(1, distinct.count());
        }
    }

    @Test
    void figuresTablesAndFindingsAreMadeOfResultsAlone() {
        var counted = changed(CountedRows.confused(Scaling.PLAIN, CountedRows.PUBLISHED), _ -> 7);
        for (var row : STUDY.tables(counted).getFirst().rows()) {
            assertEquals("7.0", row.get(2), row.getFirst());
        }
        assertEquals(9, STUDY.plots(MEASURED).size());
        assertTrue(STUDY.headlines(MEASURED).getFirst().contains("ReLU"));
    }

    @Test
    void settingsThatDoNotFitAreRefused() {
        refused(new ConfusionDependsOnTheThreshold.Settings(1, 8, 3, 3, 1), "patch: expected a divisor of 8");
        refused(new ConfusionDependsOnTheThreshold.Settings(1, 9, 3, 3, 1), "side: expected 8");
        refused(new ConfusionDependsOnTheThreshold.Settings(1, 8, 2, 5, 1), "d: expected at most 4");
    }

    private static void refused(ConfusionDependsOnTheThreshold.Settings settings, String message) {
        var refused = assertThrows(BadInput.class, () -> STUDY.prepare(settings, Optional.empty()));
        assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
    }

    private static void refutes(String what, Results results, int predictions) {
        assertEquals(predictions, judged(results, Verdict.FAILS), what);
    }

    private static long judged(Results results, Verdict verdict) {
        return STUDY.predictions(SMALL, new TreeMap<>()).stream()
                .filter(prediction -> !(prediction instanceof MoreConfused))
                .filter(prediction -> prediction.judge(results).verdict() == verdict)
                .count();
    }

    private static Results changed(String metric, DoubleUnaryOperator change) {
        return with(MEASURED.rows().stream()
                .map(row -> {
                    var metrics = new TreeMap<>(row.metrics());
                    metrics.computeIfPresent(metric, (_, number) -> change.applyAsDouble(number));
                    return new Results.Row(row.trial(), metrics);
                })
                .toList());
    }

    private static Results results(long seed) {
        return with(STUDY.trials(SMALL).stream()
                .map(trial -> new Results.Row(
                        trial, EXPERIMENT.run(trial, new Randomness(Seeds.derive(seed, "confusion", trial.block())))))
                .toList());
    }

    private static Results with(List<Results.Row> rows) {
        return new Results("confusion", Scale.SMOKE, 1, Settings.texts(SMALL), EXPERIMENT.inputs(), rows);
    }
}
