package dev.attest.experiments.studies.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Settings;
import dev.attest.models.cost.Architecture;
import dev.attest.models.cost.Architectures;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CostStudyTest {
    private static final InlineCostsWhatItsStagesSay STUDY = new InlineCostsWhatItsStagesSay();
    private static final InlineCostsWhatItsStagesSay.Settings SMOKE = STUDY.defaults(Scale.SMOKE);
    private static final Results RESULTS = results(UnaryOperator.identity());

    @Test
    void everyPredictionHolds() {
        for (var prediction : predictions()) {
            var judgement = prediction.judge(RESULTS);
            assertEquals(Verdict.HOLDS, judgement.verdict(), judgement.figures());
        }
    }

    @Test
    void aStageWithABlockTooFewFailsEveryPredictionOfItsNetwork() {
        var wrong = results(row -> recounted(row, "\"depth\": 27", "\"depth\": 26"));
        assertEquals(
                List.of(Verdict.FAILS, Verdict.FAILS, Verdict.FAILS, Verdict.FAILS, Verdict.HOLDS, Verdict.HOLDS),
                verdicts(wrong));
    }

    @Test
    void anotherAttentionInTheLastStageIsNoticed() {
        var wrong = results(row -> recounted(row, "\"windows 12\"", "\"inline\""));
        assertEquals(Verdict.FAILS, verdicts(wrong).getFirst());
    }

    @Test
    void headsOfAnotherWidthAreNoticed() {
        var wrong = results(row -> recounted(
                row,
                "\"heads\": 10, \"ratio\": 4, \"blocks\": [{\"depth\": 12",
                "\"heads\": 5, \"ratio\": 4, \"blocks\": [{\"depth\": 12"));
        assertEquals(Verdict.FAILS, verdicts(wrong).getFirst());
    }

    @Test
    void aCrossoverOneTokenOffIsNoticed() {
        var wrong = results(row -> {
            var metrics = new TreeMap<>(row.metrics());
            metrics.computeIfPresent("first-cheaper", (name, first) -> first + 1);
            return new Results.Row(row.trial(), metrics);
        });
        assertEquals(Verdict.FAILS, verdicts(wrong).getLast());
    }

    @Test
    void whereATrialIsMissingNothingIsClaimedAndAllIsDrawnThatIsThere() {
        for (var kind : RESULTS.values("kind")) {
            var missing = RESULTS.matching(Map.of("kind", kind)).getLast();
            var rows =
                    RESULTS.rows().stream().filter(row -> !row.equals(missing)).toList();
            var fewer = new Results("cost", Scale.SMOKE, 1, RESULTS.settings(), RESULTS.inputs(), rows);
            assertEquals(Set.of(Verdict.UNDECIDED), Set.copyOf(verdicts(fewer)));
            assertEquals(2, STUDY.plots(fewer).size());
            assertEquals(6, STUDY.tables(fewer).size());
            assertEquals(2, STUDY.headlines(fewer).size());
        }
    }

    @Test
    void aDifferenceThatIsNotListedFails() {
        var published = PublishedCosts.load();
        var fewer = new PublishedCosts(
                published.rows(),
                published.differences().subList(1, published.differences().size()));
        assertEquals(
                Verdict.FAILS, new EveryDifferenceIsListed(fewer).judge(RESULTS).verdict());
        assertEquals(
                Verdict.HOLDS,
                new EveryDifferenceIsListed(published).judge(RESULTS).verdict());
    }

    @Test
    void theStagesInTheTableAddUpToTheNetwork() {
        for (var counted : Counted.all(RESULTS, Tables.INLINE)) {
            var architecture = Architectures.INLINE.all().stream()
                    .filter(each -> each.name().equals(counted.architecture()))
                    .findFirst()
                    .orElseThrow();
            for (var quantity : Quantity.values()) {
                assertEquals(
                        counted.count(quantity),
                        architecture.parts().stream()
                                .mapToLong(part -> counted.count(part, quantity))
                                .sum());
            }
        }
    }

    @Test
    void everyNetworkIsPrintedSomewhereAndEveryCauseBelongsToAPrint() {
        var published = PublishedCosts.load();
        Stream.of(Tables.INLINE, Tables.SOFTMAX)
                .flatMap(table -> table.architectures().stream())
                .map(Architecture::name)
                .forEach(name -> assertTrue(published.row(name).isPresent(), name));
        var places = new TreeSet<String>();
        published.rows().forEach(row -> row.prints().forEach(print -> places.add(row.architecture() + print.place())));
        published
                .differences()
                .forEach(difference -> assertTrue(places.contains(
                        difference.at().architecture() + difference.at().place())));
    }

    @Test
    void aPrintedNumberIsEveryCountThatRoundsToIt() {
        var printed = new Printed(Quantity.PARAMETERS, "6.5M");
        assertTrue(printed.agrees(6_450_000));
        assertTrue(printed.agrees(6_549_999));
        assertFalse(printed.agrees(6_449_999));
        assertFalse(printed.agrees(6_550_000));
        assertEquals("6.4M", printed.roundedLike(6_449_999));
    }

    @Test
    void aHundredthIsExact() {
        var printed = new Printed(Quantity.MULTIPLY_ADDS, "2.0G");
        assertTrue(printed.isWithinAHundredth(2_020_000_000L));
        assertFalse(printed.isWithinAHundredth(2_020_000_001L));
        assertFalse(printed.isWithinAHundredth(1_979_999_999L));
    }

    @Test
    void aNumberInAnotherUnitIsRefused() {
        var refused = assertThrows(IllegalArgumentException.class, () -> new Printed(Quantity.PARAMETERS, "6.5G"));
        assertEquals("parameters: expected a number and M, got '6.5G'", refused.getMessage());
    }

    @Test
    void tooFewLengthsAreRefused() {
        var refused = assertThrows(
                BadInput.class, () -> STUDY.prepare(new InlineCostsWhatItsStagesSay.Settings(10), Optional.empty()));
        assertEquals("longest: expected 1000 or more, got 10", refused.getMessage());
    }

    @Test
    void tablesAndFiguresAreMadeFromTheResultsAlone() {
        var shorter = results(row -> recounted(row, "\"depth\": 27", "\"depth\": 26"));
        assertNotEquals(STUDY.tables(RESULTS).getFirst(), STUDY.tables(shorter).getFirst());
        assertEquals(2, STUDY.plots(RESULTS).size());
        assertEquals(8, STUDY.tables(RESULTS).get(1).rows().size());
    }

    @Test
    void theLengthsWithTheProductsOfMeansAreThoseOfTheLimits() {
        var lengths = CostFigures.DRAWN.stream()
                .map(d -> IntStream.iterate(1, n -> n + 1)
                        .filter(n -> new Length(d, n).inline() + 2L * n * d < new Length(d, n).softmax())
                        .mapToObj(Integer::toString)
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.joining(" and "));
        assertTrue(
                STUDY.limits().stream()
                        .anyMatch(limit -> limit.endsWith("With them the lengths would be " + lengths + ".")),
                lengths);
    }

    @Test
    void whatTheFigureLeavesOutLiesAsFarAboveAsItsCaptionSays() {
        var published = PublishedCosts.load();
        var excess = Counted.all(RESULTS, Tables.INLINE).stream()
                .flatMap(counted -> published.row(counted.architecture()).orElseThrow().prints().stream()
                        .skip(1)
                        .mapToDouble(print -> print.pair().parameters().excess(counted.count(Quantity.PARAMETERS)))
                        .boxed())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        assertEquals(3, excess.getCount());
        var range = Math.round(excess.getMin()) + " to " + Math.round(excess.getMax()) + " % above.";
        assertTrue(STUDY.plots(RESULTS).getLast().caption().endsWith("it lies " + range), range);
    }

    private static List<Prediction> predictions() {
        return STUDY.predictions(SMOKE, new TreeMap<>());
    }

    private static List<Verdict> verdicts(Results results) {
        return predictions().stream()
                .map(prediction -> prediction.judge(results).verdict())
                .toList();
    }

    /// The row of a network with InLine attention as another table gives it.
    private static Results.Row recounted(Results.Row row, String text, String inItsPlace) {
        if (!row.trial().value("kind").equals("inline")) {
            return row;
        }
        return Architectures.parse(Architectures.INLINE.text().replace(text, inItsPlace)).stream()
                .filter(architecture -> architecture.name().equals(row.trial().value("architecture")))
                .map(architecture ->
                        new Results.Row(row.trial(), Counted.of(architecture).metrics()))
                .findFirst()
                .orElseThrow();
    }

    private static Results results(UnaryOperator<Results.Row> change) {
        var experiment = STUDY.prepare(SMOKE, Optional.empty());
        var rows = STUDY.trials(SMOKE).stream()
                .map(trial -> new Results.Row(trial, experiment.run(trial, new Randomness(1))))
                .map(change)
                .toList();
        return new Results("cost", Scale.SMOKE, 1, Settings.texts(SMOKE), experiment.inputs(), rows);
    }
}
