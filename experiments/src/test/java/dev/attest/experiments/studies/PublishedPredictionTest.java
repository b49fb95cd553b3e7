package dev.attest.experiments.studies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PublishedPredictionTest {
    private static final PublishedAccuracies TABLE = new PublishedAccuracies(
            "a test",
            "digest",
            20,
            1761,
            List.of(
                    new PublishedAccuracies.Cell("elu1", 1200, .57, .1),
                    new PublishedAccuracies.Cell("elu1-centred", 1200, .84, .01)));

    @Test
    void meansNearThePublishedOnesAgree() {
        assertEquals(
                Verdict.HOLDS,
                new PublishedMeans(1200, TABLE).judge(results(.57, .84)).verdict());
    }

    @Test
    void aMeanFarFromThePublishedOneIsNamed() {
        var judgement = new PublishedMeans(1200, TABLE).judge(results(.57, .60));
        assertEquals(Verdict.FAILS, judgement.verdict());
        assertTrue(judgement.figures().contains("elu1-centred 60.0 against 84.0"), judgement.figures());
    }

    @Test
    void withoutAPublishedMeanNothingIsDecided() {
        assertEquals(
                Verdict.UNDECIDED,
                new PublishedMeans(99, TABLE).judge(results(.57, .84)).verdict());
    }

    @Test
    void aGainOfTheRightSizeAgreesAndAnotherDoesNot() {
        var prediction = new PublishedLift("elu1-centred", "elu1", 1200, TABLE);
        assertEquals(Verdict.HOLDS, prediction.judge(results(.57, .84)).verdict());
        assertEquals(Verdict.FAILS, prediction.judge(results(.84, .57)).verdict());
        assertTrue(prediction.sentence().contains("27.0 points"), prediction.sentence());
    }

    @Test
    void otherDataAreRecognisedByTheirNeighbours() {
        assertEquals(
                Verdict.FAILS,
                new PublishedNeighbours(TABLE).judge(results(.57, .84)).verdict());
    }

    private static Results results(double elu, double centred) {
        var rows = new ArrayList<Results.Row>();
        for (int context = 0; context < 20; context++) {
            double noise = (context % 5 - 2) / 200.0;
            rows.add(row(context, "elu1", elu + noise));
            rows.add(row(context, "elu1-centred", centred - noise));
        }
        var inputs = new TreeMap<>(Map.of("nearest-neighbour-correct", "1700"));
        return new Results("e13", Scale.SMOKE, 1, new TreeMap<>(), inputs, rows);
    }

    private static Results.Row row(int context, String mechanism, double accuracy) {
        return new Results.Row(
                Trial.of(Map.of("n", 1200, "context", context), Map.of("mechanism", mechanism)),
                new TreeMap<>(Map.of("accuracy", accuracy)));
    }
}
