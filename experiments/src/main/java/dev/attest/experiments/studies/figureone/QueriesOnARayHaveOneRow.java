package dev.attest.experiments.studies.figureone;

import com.google.auto.service.AutoService;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Study;
import dev.attest.experiments.study.Table;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claims.divide.InlineIsInjectiveExactlyWhenItsFeatureMapIs;
import dev.attest.theory.claims.divide.LinearAttentionWithFewFeaturesCollidesOnEverySphere;
import dev.attest.theory.claims.divide.RowsOfLinearAttentionAgreeExactlyWhenFeaturesAreProportional;
import dev.attest.theory.claims.divide.SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Four keys and four queries in the plane: linear attention gives all queries of a ray one row, softmax and
/// InLine do not. The figure that shows it in the literature, number by number.
@AutoService(Study.class)
public final class QueriesOnARayHaveOneRow implements Study<QueriesOnARayHaveOneRow.Settings> {
    /// @param rayQueries how many queries of each ray are compared
    public record Settings(int rayQueries) {}

    @Override
    public String id() {
        return "figure-one";
    }

    @Override
    public String title() {
        return "Figure 1 of InLine: queries on a ray have one row";
    }

    @Override
    public String shows() {
        return "Linear attention divides the scores φ(q)·φ(k) by their sum, so a query counts only by the"
                + " direction of φ(q). In"
                + " the plane this is one number fewer than a query has: whole curves of queries have the"
                + " same row. For"
                + " φ(x) = relu(x) they are rays from the origin; for φ(x) = relu(A x + b) rays from −A⁻¹b,"
                + " with queries of"
                + " different directions and lengths. Softmax tells these queries apart, since the keys"
                + " affinely span the"
                + " plane, and so does InLine, which subtracts the mean of the scores instead. The published"
                + " figure that says"
                + " so is computed again here, and drawn with the rays.";
    }

    @Override
    public List<String> limits() {
        return List.of(
                "Keys, queries, A and b were never published. Those used here were reconstructed from the"
                        + " printed numbers and"
                        + " from where the arrows end; others reproduce the figure as well, and none is known"
                        + " to be the"
                        + " authors'.",
                "InLine with φ = relu is not injective: queries whose features are all 0 share the uniform"
                        + " row. The figure shows"
                        + " four queries whose features are all positive.",
                "The plane is drawn on a grid: a curve that the row touches without passing would be missed.",
                "It is an illustration: it says nothing of how often queries of trained networks share rows.");
    }

    @Override
    public List<String> protocol(Settings settings) {
        return List.of(
                "Softmax is softmax(q·k/√d), linear attention φ(q)·φ(k)/Σ φ(q)·φ(k), InLine s − mean(s) + 1/n"
                        + " with"
                        + " s = φ(q)·φ(k)/(n √d), the factor of the authors' code; n = 4, d = 2. All are read"
                        + " from their"
                        + " definitions.",
                "The reconstruction was found by least squares and annealing over decimals of two places,"
                        + " with the largest"
                        + " difference to a printed number and the distance to the drawn arrows as the"
                        + " objective. The search"
                        + " is not part of the study; what it found is checked here.",
                "Every row is enclosed with outward rounding. A printed number is met if the whole enclosure"
                        + " lies within 0.005 of"
                        + " it.",
                settings.rayQueries()
                        + " queries lie evenly on each ray, up to three times as far from its start as q4, beside q2,"
                        + " q3 and q4. That their rows are equal is decided in rational numbers, that they"
                        + " differ by"
                        + " enclosures. Since the features of the keys have rank 2, two queries share a row"
                        + " exactly when"
                        + " their features are proportional: the ray is all that shares the row of q1.",
                "The sets of the drawing are found on a grid of 72 × 72 squares: where the entry that varies"
                        + " most passes its"
                        + " value at the query, the place is bisected, and kept where enclosures of the whole"
                        + " row leave"
                        + " equality open.");
    }

    @Override
    public List<Class<? extends Claim>> claims() {
        return List.of(
                RowsOfLinearAttentionAgreeExactlyWhenFeaturesAreProportional.class,
                LinearAttentionWithFewFeaturesCollidesOnEverySphere.class,
                SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan.class,
                InlineIsInjectiveExactlyWhenItsFeatureMapIs.class);
    }

    @Override
    public Settings defaults(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Settings(32);
            case PAPER -> new Settings(256);
            case FULL -> new Settings(1024);
        };
    }

    @Override
    public List<Trial> trials(Settings settings) {
        return FigureExperiment.trials();
    }

    @Override
    public Experiment prepare(Settings settings, Optional<Path> data) {
        return new FigureExperiment(settings.rayQueries());
    }

    @Override
    public List<Prediction> predictions(Settings settings, SortedMap<String, String> inputs) {
        var predictions = new ArrayList<Prediction>();
        predictions.add(new EveryPrintedNumberIsReproduced(Printed.FIGURE));
        for (var panel : Panel.values()) {
            predictions.add(new TheWholeRaySharesOneRow(panel, settings.rayQueries()));
            predictions.add(new OnlyLinearAttentionHasOneRow(panel));
        }
        predictions.add(new EquationFiveToTheLetterIsNotWhatIsDrawn(Printed.FIGURE));
        return predictions;
    }

    @Override
    public List<Plot> plots(Results results) {
        return new FigureReport(results).plots();
    }

    @Override
    public List<Table> tables(Results results) {
        return new FigureReport(results).tables();
    }

    @Override
    public List<String> headlines(Results results) {
        return new FigureReport(results).headlines();
    }
}
