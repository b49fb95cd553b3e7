package dev.attest.experiments.studies.locality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.data.GeneratedDigits;
import dev.attest.experiments.figure.Figure;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.PairedOrdering;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Seeds;
import dev.attest.experiments.study.Settings;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

final class LocalMassStudyTest {
    private static final FeaturesBoundTheMassInWindows STUDY = new FeaturesBoundTheMassInWindows();
    private static final FeaturesBoundTheMassInWindows.Settings SETTINGS =
            new FeaturesBoundTheMassInWindows.Settings(5, 3, 2, 3, 7, 4, "1 10 100", "1 2 64", "10");
    private static final Results MEASURED = measured();
    private static final Windows CODE = SETTINGS.codeWindows();

    @Test
    void whatTheoremsSayHoldsOfWhatIsMeasured() {
        for (var prediction : STUDY.predictions(SETTINGS, MEASURED.inputs())) {
            if (!(prediction instanceof PairedOrdering || prediction instanceof AboveTheBaseline)) {
                assertEquals(Verdict.HOLDS, prediction.judge(MEASURED).verdict(), prediction.sentence());
            }
        }
    }

    @Test
    void aMapAboveItsCeilingRefutesTheTheorem() {
        var ceiling = new NoRowsAboveTheirCeiling(CODE, SETTINGS.imageWindows());
        assertEquals(
                Verdict.FAILS, judged(ceiling, "signed", row -> isPerformer(row) ? 4 : row.metric(LocalMass.SIGNED)));
        assertEquals(
                Verdict.FAILS, judged(ceiling, "least", row -> isPerformer(row) ? -1 : row.metric(LocalMass.LEAST)));
        assertEquals(Verdict.UNDECIDED, judged(ceiling, "undefined", row -> isInline(row) ? 0 : placesOf(row)));
    }

    @Test
    void softmaxBelowItsLevelIsSeenAndScalesTooSmallDecideNothing() {
        var fills = new SoftmaxFillsItsWindows(CODE, SETTINGS.scaleList());
        assertTrue(fills.enough() > 10 && fills.enough() < 100);
        assertEquals(Verdict.FAILS, judged(fills, "signed", row -> .98));
        assertEquals(
                Verdict.UNDECIDED,
                new SoftmaxFillsItsWindows(CODE, SETTINGS.scaleList().subList(0, 2))
                        .judge(MEASURED)
                        .verdict());
    }

    @Test
    void rowsThatAreNotUniformMissTheBaseline() {
        var uniform = new UniformRowsMeetTheBaseline(CODE, SETTINGS.features());
        assertEquals(Verdict.FAILS, judged(uniform, "signed", row -> row.metric(LocalMass.SIGNED) * (1 + 0x1p-30)));
    }

    @Test
    void withoutTrialsNoTheoremIsSaidToHold() {
        for (var prediction : STUDY.predictions(SETTINGS, MEASURED.inputs())) {
            assertNotEquals(Verdict.HOLDS, prediction.judge(with(List.of())).verdict(), prediction.sentence());
        }
    }

    @Test
    void aBentLineIsNoProportion() {
        var grows = new InlineGrowsInProportion(CODE, SETTINGS.scaleList());
        ToDoubleFunction<Results.Row> bent = row ->
                row.metric(LocalMass.SIGNED) * (row.trial().value("scale").equals("10") ? 1 + 0x1p-30 : 1);
        assertEquals(Verdict.FAILS, judged(grows, "signed", bent));
        assertEquals(Verdict.FAILS, judged(grows, "signed", row -> CODE.uniform()));
    }

    @Test
    void aResidualThatLeaksOrAddsLessIsSeen() {
        var adds = new ResidualAddsItsWeightsAlone(CODE.places());
        assertEquals(Verdict.FAILS, judged(adds, "leak", row -> hasResidual(row) ? Double.MIN_VALUE : 0));
        assertEquals(Verdict.FAILS, judged(adds, "added", row -> hasResidual(row) ? row.metric("added") + 0x1p-30 : 0));
    }

    @Test
    void uniformRowsAreNotAboveTheirOwnBaseline() {
        var cell = Cell.ofCode(LocalMechanism.SOFTMAX, "10", 0);
        var above = new AboveTheBaseline("Softmax", "of its code", cell, CODE);
        assertEquals(Verdict.HOLDS, above.judge(MEASURED).verdict());
        assertEquals(Verdict.FAILS, judged(above, "share", row -> CODE.uniform()));
    }

    @Test
    void everyFigureAndTableIsDrawnFromTheResults() {
        for (var plot : STUDY.plots(MEASURED)) {
            assertFalse(Figure.draw(plot).contains("NaN"), plot.name());
        }
        assertEquals(4, STUDY.tables(MEASURED).size());
        assertTrue(STUDY.headlines(MEASURED).getFirst().startsWith("Over a positional code on a 5 × 5 grid"));
    }

    @Test
    void settingsThatDoNotFitAreRefused() {
        refused("shown", "7");
        refused("scales", "10 1");
        refused("counts", "1.5 2");
        refused("grid", "3");
        refused("patch", "5");
        refused("width", "50");
    }

    private static void refused(String setting, String value) {
        assertThrows(BadInput.class, () -> Settings.with(SETTINGS, Map.of(setting, value)), setting);
    }

    private static boolean isPerformer(Results.Row row) {
        return row.trial().value("mechanism").equals(LocalMechanism.PERFORMER.id());
    }

    private static boolean hasResidual(Results.Row row) {
        return row.trial().value("mechanism").equals(LocalMechanism.INLINE_RESIDUAL.id());
    }

    private static boolean isInline(Results.Row row) {
        return row.trial().value("mechanism").startsWith("inline");
    }

    private static double placesOf(Results.Row row) {
        return (row.trial().value("part").equals(Cell.CODE) ? CODE : SETTINGS.imageWindows()).places();
    }

    private static Verdict judged(Prediction prediction, String metric, ToDoubleFunction<Results.Row> change) {
        var rows = MEASURED.rows().stream()
                .map(row -> {
                    if (row.trial().value("part").equals(Cell.ROW)) {
                        return row;
                    }
                    var metrics = new TreeMap<>(row.metrics());
                    metrics.put(metric, change.applyAsDouble(row));
                    return new Results.Row(row.trial(), metrics);
                })
                .toList();
        return prediction.judge(with(rows)).verdict();
    }

    private static Results with(List<Results.Row> rows) {
        return new Results(STUDY.id(), Scale.SMOKE, 1, MEASURED.settings(), MEASURED.inputs(), rows);
    }

    private static Results measured() {
        var experiment = new LocalityExperiment(SETTINGS, GeneratedDigits.images(28, 12));
        var rows = STUDY.trials(SETTINGS).stream()
                .map(trial -> new Results.Row(
                        trial, experiment.run(trial, new Randomness(Seeds.derive(1, STUDY.id(), trial.block())))))
                .toList();
        return new Results(STUDY.id(), Scale.SMOKE, 1, Settings.texts(SETTINGS), experiment.inputs(), rows);
    }
}
