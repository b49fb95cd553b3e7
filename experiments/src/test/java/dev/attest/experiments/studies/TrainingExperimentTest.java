package dev.attest.experiments.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.data.DigitSet;
import dev.attest.experiments.data.GeneratedDigits;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Trial;
import dev.attest.models.torch.TorchEngine;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Networks of 40 steps on few images: enough to learn something.
final class TrainingExperimentTest {
    private static final SignedScoresCannotBeDivided STUDY = new SignedScoresCannotBeDivided();
    private static final SignedScoresCannotBeDivided.Settings SETTINGS =
            new SignedScoresCannotBeDivided.Settings(2, 200, 100, 4, 16, 4, 1, 40, 20, .01);
    private static final DigitSet DIGITS = GeneratedDigits.create();

    @Test
    void aDefinedMechanismLearnsAndDividesByNothing() {
        var metrics = run(TrainedMechanism.of(Kernel.ELU, Normalisation.SUBTRACTIVE), 1);
        assertTrue(metrics.get("accuracy") > .3, metrics::toString);
        assertEquals(0, metrics.get("undefined"));
        assertEquals(40, metrics.get("steps"));
        assertEquals(Double.POSITIVE_INFINITY, metrics.get("least-divisor"));
    }

    @Test
    void rowsOfProbabilitiesHaveNormOneAndOthersMore() {
        double terms = SETTINGS.tokens() * (SETTINGS.width() / SETTINGS.heads() + 4.0);
        assertEquals(1, run(TrainedMechanism.softmax(), 1).get("largest-norm"), terms * 0x1p-24 * 2);
        assertTrue(run(TrainedMechanism.of(Kernel.IDENTITY, Normalisation.DIVISIVE), 1)
                        .get("largest-norm")
                > 2);
    }

    @Test
    void dividedReluMeetsARowWithoutValueAndEnds() {
        var metrics = run(TrainedMechanism.of(Kernel.RELU, Normalisation.DIVISIVE), 1);
        assertEquals(1, metrics.get("undefined"));
        assertEquals(0, metrics.get("least-divisor"));
        assertTrue(metrics.get("steps") < 40);
        assertTrue(Double.isNaN(metrics.get("loss")));
    }

    @Test
    void positiveScoresAreDividedByLargerNumbersThanSignedOnes() {
        var positive = run(TrainedMechanism.of(Kernel.ELU, Normalisation.DIVISIVE), 1);
        var signed = run(TrainedMechanism.of(Kernel.IDENTITY, Normalisation.DIVISIVE), 1);
        assertTrue(positive.get("least-divisor") > 10 * signed.get("least-divisor"), positive + " " + signed);
        assertTrue(signed.get("least-divisor") > 0);
        assertEquals(
                signed.get("least-divisor"),
                signed.tailMap("least-divisor-").headMap("least-divisor.").values().stream()
                        .mapToDouble(Double::doubleValue)
                        .min()
                        .orElseThrow());
    }

    @Test
    void theSameStreamGivesTheSameBitsAndAnotherDoesNot() {
        var mechanism = TrainedMechanism.of(Kernel.EXP, Normalisation.NONE);
        assertEquals(run(mechanism, 1), run(mechanism, 1));
        assertNotEquals(run(mechanism, 1), run(mechanism, 2));
    }

    @Test
    void trialsAtTheSameTimeHaveTheBitsOfTrialsOneByOne() throws Exception {
        var mechanism = TrainedMechanism.softmax();
        var alone = List.of(run(mechanism, 1), run(mechanism, 2));
        try (var pool = Executors.newFixedThreadPool(2)) {
            var first = pool.submit(() -> run(mechanism, 1));
            var second = pool.submit(() -> run(mechanism, 2));
            assertEquals(alone, List.of(first.get(), second.get()));
        }
    }

    @Test
    void pixelsOfAPatchAreTheFeaturesOfAToken() {
        var draw = new TrainingDraw(List.of(), List.of(), 4, 0);
        var digit = DIGITS.train().getFirst();
        try (var manager = TorchEngine.manager()) {
            var tokens = draw.tokens(manager, List.of(digit));
            assertEquals(draw.shape(1), tokens.getShape());
            for (int pixel = 0; pixel < DigitSet.PIXELS; pixel++) {
                int row = pixel / 8;
                int column = pixel % 8;
                float feature = tokens.getFloat(0, row / 4 * 2 + column / 4, row % 4 * 4 + column % 4);
                assertEquals(digit.pixels()[pixel] / 8f - 1, feature);
            }
        }
    }

    @Test
    void theLargestScoreNamesTheClassUnlessOneIsNotFinite() {
        assertEquals(1, TrainedNetwork.named(new float[] {0, 2, 2}));
        assertEquals(-1, TrainedNetwork.named(new float[] {0, 2, Float.NaN}));
    }

    @Test
    void whatTheoryKnowsDecidesWhatIsPredicted() {
        var total = TrainedMechanism.all().stream()
                .filter(each -> each.verdict("total") == Verdict.HOLDS)
                .toList();
        assertEquals(13, total.size());
        assertFalse(total.contains(TrainedMechanism.of(Kernel.RELU, Normalisation.DIVISIVE)));
        assertEquals(
                Verdict.FAILS,
                TrainedMechanism.of(Kernel.EXP, Normalisation.DIVISIVE).verdict("injective"));
    }

    @Test
    void predictionsOfTrainingsHoldAndFailWithTheMetrics() {
        var relu = TrainedMechanism.of(Kernel.RELU, Normalisation.DIVISIVE);
        var elu = TrainedMechanism.of(Kernel.ELU, Normalisation.DIVISIVE);
        var ended = new EndsUndefined(relu, 4);
        assertEquals(
                Verdict.HOLDS, ended.judge(results(relu, 1, 0, .1, 1, 0, .1)).verdict());
        assertEquals(
                Verdict.UNDECIDED,
                ended.judge(results(relu, 1, 0, .1, 0, 1, .9)).verdict());
        assertEquals(
                Verdict.FAILS, ended.judge(results(relu, 0, 1, .9, 1, 1, .9)).verdict());
        var defined = new EndsDefined(List.of(elu));
        assertEquals(
                Verdict.HOLDS, defined.judge(results(elu, 0, 1, .9, 0, 1, .9)).verdict());
        assertEquals(
                Verdict.FAILS, defined.judge(results(elu, 0, 1, .9, 1, 1, .1)).verdict());
        var learns = new NamesMoreThanHalf(List.of(elu));
        assertEquals(
                Verdict.HOLDS, learns.judge(results(elu, 0, 1, .9, 0, 1, .9)).verdict());
        assertEquals(
                Verdict.UNDECIDED,
                learns.judge(results(elu, 0, 1, .9, 0, 1, .4)).verdict());
        assertEquals(
                Verdict.FAILS, learns.judge(results(elu, 0, 1, .1, 0, 1, .1)).verdict());
    }

    @Test
    void leastDivisorsAreComparedSeedBySeed() {
        var identity = TrainedMechanism.of(Kernel.IDENTITY, Normalisation.DIVISIVE);
        var elu = TrainedMechanism.of(Kernel.ELU, Normalisation.DIVISIVE);
        var rows = new ArrayList<>(rows(identity, 0, 1e-5, .5, 0, 1.1e-4, .5));
        rows.addAll(rows(elu, 0, 1, .9, 0, 10, .9));
        assertEquals(
                Verdict.HOLDS,
                new SmallerDivisor(identity, elu).judge(results(rows)).verdict());
        assertEquals(
                Verdict.FAILS,
                new SmallerDivisor(elu, identity).judge(results(rows)).verdict());
    }

    @Test
    void theReportShowsEveryMechanismEvenWhereTrainingsEnded() {
        var rows = new ArrayList<Results.Row>();
        for (var each : TrainedMechanism.all()) {
            rows.addAll(
                    each.normalisation() == Normalisation.DIVISIVE
                            ? rows(each, 1, 0, .1, 1, 0, .1)
                            : rows(each, 0, 1, .9, 0, 1, .8));
        }
        var report = new TrainingReport(results(rows));
        assertEquals(
                TrainedMechanism.all().size(), report.tables().getFirst().rows().size());
        assertEquals(2, report.plots().size());
        assertTrue(report.headlines().getFirst().contains("2 of 2 trainings"), report.headlines()::toString);
    }

    @Test
    void sizesThatDoNotFitAreRefused() {
        var smoke = STUDY.defaults(Scale.SMOKE);
        for (var change : List.of("patch=3", "heads=5", "steps=5", "rate=0", "rate=NaN")) {
            var parts = change.split("=");
            assertThrows(BadInput.class, () -> Settings.with(smoke, Map.of(parts[0], parts[1])), change);
        }
        var many = Settings.with(smoke, Map.of("trainImages", "4000"));
        assertThrows(BadInput.class, () -> STUDY.prepare(many, Optional.empty()));
    }

    private static SortedMap<String, Double> run(TrainedMechanism mechanism, long seed) {
        var trial = Trial.of(Map.of("seed", 0), Map.of("mechanism", mechanism.id()));
        return new TrainingExperiment(DIGITS, SETTINGS).run(trial, new Randomness(seed));
    }

    /// @param each undefined, least divisor and accuracy of each seed
    private static Results results(TrainedMechanism mechanism, double... each) {
        return results(rows(mechanism, each));
    }

    private static Results results(List<Results.Row> rows) {
        return new Results("e18", Scale.SMOKE, 1, Settings.texts(SETTINGS), new TreeMap<>(), rows);
    }

    private static List<Results.Row> rows(TrainedMechanism mechanism, double... each) {
        var rows = new ArrayList<Results.Row>();
        for (int seed = 0; seed < each.length / 3; seed++) {
            var metrics = new TreeMap<String, Double>();
            metrics.put("undefined", each[3 * seed]);
            metrics.put("accuracy", each[3 * seed + 2]);
            metrics.put("loss", each[3 * seed] > 0 ? Double.NaN : .1);
            var least = new double[SignedScoresCannotBeDivided.PHASES];
            Arrays.fill(least, each[3 * seed + 1]);
            for (int phase = 0; phase < least.length; phase++) {
                metrics.put("least-divisor-" + (phase + 1), least[phase]);
            }
            metrics.put("largest-norm", 1.0);
            metrics.put("least-divisor", each[3 * seed + 1]);
            metrics.put("log-least-divisor", StrictMath.log10(each[3 * seed + 1]));
            rows.add(new Results.Row(Trial.of(Map.of("seed", seed), Map.of("mechanism", mechanism.id())), metrics));
        }
        return rows;
    }
}
