package dev.attest.experiments.studies.separation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Settings;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// At an instance of 16 tokens, where the sweep over columns is all there is.
final class SeparationStudyTest {
    private static final RandomNetworksFollowTheirLaw STUDY = new RandomNetworksFollowTheirLaw();
    private static final RandomNetworksFollowTheirLaw.Settings SMALL = Settings.with(
            STUDY.defaults(Scale.SMOKE),
            Map.of("draws", "100000", "n", "2^4", "groups", "4", "a0", "1/2", "a1", "1.5", "b", "1/2", "gamma", "1/2"));

    @Test
    void whatIsDrawnFollowsItsLaw() {
        var results = results(1, 1);
        for (var prediction : STUDY.predictions(SMALL, new TreeMap<>())) {
            assertEquals(
                    Verdict.HOLDS,
                    prediction.judge(results).verdict(),
                    prediction.judge(results).figures());
        }
    }

    @Test
    void countsThatAreOffAreNoticed() {
        var results = results(1, 1.2);
        for (var prediction : STUDY.predictions(SMALL, new TreeMap<>())) {
            assertEquals(Verdict.FAILS, prediction.judge(results).verdict(), prediction.sentence());
        }
    }

    @Test
    void tooFewDrawsToNoticeAreNotTakenForAgreement() {
        var few = Settings.with(SMALL, Map.of("draws", "1000"));
        var judgement = new AllSuccessesTogetherFollowTheirLaw(Sweeps.of(few), few.draws()).judge(results(few, 1, 1));
        assertEquals(Verdict.UNDECIDED, judgement.verdict(), judgement.figures());
    }

    @Test
    void theSameSeedGivesTheSameCountsAndAnotherOthers() {
        assertEquals(results(1, 1).rows(), results(1, 1).rows());
        assertNotEquals(results(1, 1).rows(), results(2, 1).rows());
    }

    @Test
    void theInstanceIsAnsweredInFractions() {
        var headline = STUDY.headlines(results(1, 1)).getFirst();
        assertTrue(headline.contains("softmax on D0 with probability 1/2^6 = 0.015625"), headline);
        assertTrue(headline.contains("softmax on D1 with probability 3/2^3 = 0.375"), headline);
        assertTrue(headline.contains("good with 1/2^2 = 0.25"), headline);
    }

    @Test
    void numbersThatCannotBeReadAreRefused() {
        var half = Settings.with(STUDY.defaults(Scale.SMOKE), Map.of("a0", "half"));
        var refused = assertThrows(BadInput.class, () -> STUDY.trials(half));
        assertTrue(refused.getMessage().contains("half"), refused.getMessage());
        var odd = Settings.with(STUDY.defaults(Scale.SMOKE), Map.of("n", "1001"));
        assertThrows(BadInput.class, () -> STUDY.trials(odd));
    }

    @Test
    void everyPlaceOfEverySweepIsABlockOfItsOwn() {
        var blocks = Sweeps.of(STUDY.defaults(Scale.SMOKE)).stream()
                .flatMap(Sweep::drawn)
                .map(place -> place.trial().block())
                .toList();
        assertEquals(blocks.size(), blocks.stream().distinct().count());
    }

    /// The study at a seed, its counts multiplied.
    private static Results results(long seed, double factor) {
        return results(SMALL, seed, factor);
    }

    private static Results results(RandomNetworksFollowTheirLaw.Settings settings, long seed, double factor) {
        var experiment = STUDY.prepare(settings, Optional.empty());
        List<Results.Row> rows = new ArrayList<>();
        for (var trial : STUDY.trials(settings)) {
            var metrics = experiment.run(trial, new Randomness(seed + trial.hashCode()));
            metrics.replaceAll((name, value) -> StrictMath.min(settings.draws(), StrictMath.rint(factor * value)));
            rows.add(new Results.Row(trial, metrics));
        }
        return new Results(STUDY.id(), Scale.SMOKE, seed, Settings.texts(settings), experiment.inputs(), rows);
    }
}
