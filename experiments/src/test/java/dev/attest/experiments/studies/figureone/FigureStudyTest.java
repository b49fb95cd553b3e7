package dev.attest.experiments.studies.figureone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Settings;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class FigureStudyTest {
    private static final QueriesOnARayHaveOneRow STUDY = new QueriesOnARayHaveOneRow();
    private static final QueriesOnARayHaveOneRow.Settings SMALL = new QueriesOnARayHaveOneRow.Settings(5);
    private static final Results RESULTS = results();

    private static Results results() {
        var experiment = STUDY.prepare(SMALL, Optional.empty());
        var rows = STUDY.trials(SMALL).stream()
                .map(trial -> new Results.Row(trial, experiment.run(trial, new Randomness(1))))
                .toList();
        return new Results(STUDY.id(), Scale.SMOKE, 1, new TreeMap<>(Settings.texts(SMALL)), experiment.inputs(), rows);
    }

    @Test
    void everyPredictionHolds() {
        for (var prediction : STUDY.predictions(SMALL, RESULTS.inputs())) {
            var judgement = prediction.judge(RESULTS);
            assertEquals(Verdict.HOLDS, judgement.verdict(), judgement.figures());
        }
    }

    @Test
    void theFigureHasNinetySixNumbers() {
        long count = Printed.FIGURE.rows().values().stream()
                .flatMap(panel -> panel.values().stream())
                .flatMap(List::stream)
                .mapToLong(List::size)
                .sum();
        assertEquals(96, count);
        var figures = new EveryPrintedNumberIsReproduced(Printed.FIGURE)
                .judge(RESULTS)
                .figures();
        assertTrue(figures.startsWith("96 numbers"), figures);
    }

    @Test
    void aChangedLastDigitIsCaughtWhereverItStands() {
        for (var panel : Panel.values()) {
            for (var attention : List.of(Attention.SOFTMAX, Attention.LINEAR, Attention.INLINE)) {
                for (int place = 0; place < 16; place++) {
                    var judgement = new EveryPrintedNumberIsReproduced(
                                    changed(panel, attention, place / 4, place % 4, "0.01"))
                            .judge(RESULTS);
                    assertEquals(Verdict.FAILS, judgement.verdict());
                    var name = "(" + panel.id() + ") " + attention.title() + " q" + (place / 4 + 1) + ", k"
                            + (place % 4 + 1);
                    assertTrue(judgement.figures().endsWith("too far off: " + name), judgement.figures());
                }
            }
        }
    }

    @Test
    void aNumberOnTheEdgeOfItsRoundingIsLeftOpen() {
        var row = FigureExperiment.row(RESULTS, Panel.A, Attention.SOFTMAX, 0).getFirst();
        assertTrue(row.lo() < row.hi());
        var edge = new BigDecimal(row.lo()).add(new BigDecimal(row.hi())).divide(BigDecimal.TWO);
        var printed = edge.subtract(Printed.HALF_UNIT);
        assertFalse(EveryPrintedNumberIsReproduced.isWithin(row, printed));
        assertFalse(EveryPrintedNumberIsReproduced.isOutside(row, printed));
        var off = printed.subtract(
                Printed.FIGURE.row(Panel.A, Attention.SOFTMAX, 0).getFirst());
        var judgement = new EveryPrintedNumberIsReproduced(
                        changed(Panel.A, Attention.SOFTMAX, 0, 0, off.toPlainString()))
                .judge(RESULTS);
        assertEquals(Verdict.UNDECIDED, judgement.verdict());
    }

    @Test
    void aRowOfSoftmaxThatIsSharedIsCaught() {
        for (var attention : List.of("softmax", "inline")) {
            var same = tampered(row -> isRow(row, attention, "2") ? with(row, rowOf(attention, "1")) : row);
            var judgement = new OnlyLinearAttentionHasOneRow(Panel.B).judge(same);
            assertEquals(Verdict.FAILS, judgement.verdict());
            assertTrue(judgement.figures().contains("expected 6 pairs apart, found 5"), judgement.figures());
        }
    }

    @Test
    void aRowOfLinearAttentionThatDiffersIsCaught() {
        var moved = tampered(row -> isRow(row, "linear", "2") ? with(row, rowOf("softmax", "2")) : row);
        assertEquals(
                Verdict.FAILS,
                new OnlyLinearAttentionHasOneRow(Panel.B).judge(moved).verdict());
        assertEquals(
                Verdict.HOLDS,
                new OnlyLinearAttentionHasOneRow(Panel.A).judge(moved).verdict());
    }

    @Test
    void aQueryOfTheRayWithAnotherRowIsCaught() {
        var fewer = tampered(row -> row.trial().value("query").equals("ray")
                ? with(row, Map.of(FigureExperiment.EQUAL, row.metric(FigureExperiment.EQUAL) - 1))
                : row);
        for (var panel : Panel.values()) {
            var prediction = new TheWholeRaySharesOneRow(panel, SMALL.rayQueries());
            assertEquals(Verdict.HOLDS, prediction.judge(RESULTS).verdict());
            assertEquals(Verdict.FAILS, prediction.judge(fewer).verdict());
        }
    }

    @Test
    void queriesBesideTheRayHaveOtherRows() {
        for (var panel : Panel.values()) {
            var linear = panel.mechanism(Attention.LINEAR);
            var first = panel.queries().getFirst();
            var last = panel.queries().getLast();
            assertTrue(Rows.equalRational(linear, Panel.KEYS, first, last));
            var beside = List.of(last.getFirst().add(new BigFraction(1, 1_000_000)), last.getLast());
            assertFalse(Rows.equalRational(linear, Panel.KEYS, first, beside));
            var opposite = panel.start();
            assertFalse(Rows.equalRational(linear, Panel.KEYS, first, opposite), "the ray without its start");
        }
    }

    @Test
    void theMechanismsOfAPanelHaveOneFeatureMap() {
        for (var panel : Panel.values()) {
            var expected = featureMap(panel, Attention.LINEAR);
            assertEquals(expected, featureMap(panel, Attention.INLINE));
            assertEquals(expected, featureMap(panel, Attention.INLINE_AS_PRINTED));
        }
    }

    @Test
    void theTableNamesTheMatrixAndTheVectorOfTheDefinition() {
        var map = featureMap(Panel.B, Attention.LINEAR);
        var matrix = map.substring(map.indexOf("[["), map.indexOf(" *"));
        var vector = map.substring(map.lastIndexOf('[') + 1, map.lastIndexOf(']'));
        var caption = STUDY.tables(RESULTS).getLast().caption();
        assertTrue(caption.endsWith("A = " + matrix + " and b = (" + vector + ")."), caption);
    }

    private static String featureMap(Panel panel, Attention attention) {
        return panel.mechanism(attention)
                .text()
                .lines()
                .filter(line -> line.startsWith("phi(x)"))
                .map(line -> line.replaceAll("\\s+", " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theQueriesOfTheSecondPanelHaveDifferentDirectionsAndLengths() {
        var queries = Panel.B.queries();
        for (int one = 0; one < queries.size(); one++) {
            for (int other = one + 1; other < queries.size(); other++) {
                var pair = new RationalMatrix(List.of(queries.get(one), queries.get(other)));
                assertEquals(2, pair.rank());
                assertFalse(squaredLength(queries.get(one)).equals(squaredLength(queries.get(other))));
            }
        }
        assertEquals(1, new RationalMatrix(Panel.A.queries()).rank());
    }

    /// With features of rank 2, `L(p) = L(q)` means that phi(p) is a multiple of phi(q); where those of q are
    /// positive, these are the queries of the ray.
    @Test
    void theFeaturesOfTheKeysHaveRankTwoSoTheRayIsAllThatSharesTheRow() {
        for (var panel : Panel.values()) {
            var features = Stream.of("[1, 0]", "[0, 1]")
                    .map(unit -> featuresOfKeys(panel.mechanism(Attention.LINEAR), unit))
                    .toList();
            assertEquals(2, new RationalMatrix(features).rank());
        }
    }

    private static List<BigFraction> featuresOfKeys(Mechanism linear, String unit) {
        var text = linear.text()
                .replaceFirst("(?m)^width .*$", "")
                .replaceFirst("(?m)^score .*$", "width d = 2")
                .replaceFirst("(?m)^weight .*$", "");
        var feature = MechanismReader.parse(text + "weight = dot(" + unit + ", phi(k))\n", "feature.attn");
        return Rows.row(new Rationals(), feature, Panel.KEYS, Panel.KEYS.getFirst());
    }

    @Test
    void theKeysSpanThePlaneSoThatSoftmaxIsInjective() {
        assertEquals(3, new RationalMatrix(Panel.KEYS).withOnes().rank());
    }

    @Test
    void theEquationToTheLetterIsNotTakenForTheFigure() {
        var drawn = tampered(row -> row.trial().value("mechanism").equals("inline-as-printed")
                        && row.trial().value("panel").equals("b")
                ? with(row, rowOf("inline", row.trial().value("query")))
                : row);
        assertEquals(
                Verdict.FAILS,
                new EquationFiveToTheLetterIsNotWhatIsDrawn(Printed.FIGURE)
                        .judge(drawn)
                        .verdict());
    }

    @Test
    void anyTrialGivesTheSameNumbersForEverySeed() {
        var experiment = STUDY.prepare(SMALL, Optional.empty());
        var trial = STUDY.trials(SMALL).getFirst();
        assertEquals(experiment.run(trial, new Randomness(1)), experiment.run(trial, new Randomness(2)));
    }

    private static BigFraction squaredLength(List<BigFraction> vector) {
        return vector.stream()
                .map(entry -> entry.multiply(entry))
                .reduce(BigFraction.ZERO, BigFraction::add)
                .reduce();
    }

    private static Printed changed(Panel where, Attention attention, int query, int key, String by) {
        var panels = new EnumMap<Panel, Map<Attention, List<List<BigDecimal>>>>(Printed.FIGURE.rows());
        var rows = new EnumMap<Attention, List<List<BigDecimal>>>(
                Printed.FIGURE.rows().get(where));
        var all = new ArrayList<>(rows.get(attention));
        var row = new ArrayList<>(all.get(query));
        row.set(key, row.get(key).add(new BigDecimal(by)));
        all.set(query, row);
        rows.put(attention, all);
        panels.put(where, rows);
        return new Printed(panels);
    }

    private static Results tampered(UnaryOperator<Results.Row> change) {
        return new Results(
                RESULTS.study(),
                RESULTS.scale(),
                RESULTS.seed(),
                RESULTS.settings(),
                RESULTS.inputs(),
                RESULTS.rows().stream().map(change).toList());
    }

    private static boolean isRow(Results.Row row, String mechanism, String query) {
        var trial = row.trial();
        return trial.value("panel").equals("b")
                && trial.value("mechanism").equals(mechanism)
                && trial.value("query").equals(query);
    }

    private static Map<String, Double> rowOf(String mechanism, String query) {
        return RESULTS.rows().stream()
                .filter(row -> isRow(row, mechanism, query))
                .findFirst()
                .orElseThrow()
                .metrics();
    }

    private static Results.Row with(Results.Row row, Map<String, Double> metrics) {
        var changed = new TreeMap<>(row.metrics());
        changed.putAll(metrics);
        return new Results.Row(row.trial(), changed);
    }
}
