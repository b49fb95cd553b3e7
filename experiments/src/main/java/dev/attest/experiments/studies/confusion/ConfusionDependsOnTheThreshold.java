package dev.attest.experiments.studies.confusion;

import com.google.auto.service.AutoService;
import dev.attest.experiments.data.DataFolder;
import dev.attest.experiments.data.DigitSet;
import dev.attest.experiments.data.FashionMnist;
import dev.attest.experiments.data.ImageSet;
import dev.attest.experiments.study.BadInput;
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
import dev.attest.theory.claims.divide.InlineRowsAreApartInProportionToTheirFeatures;
import dev.attest.theory.claims.divide.InlineWithReluFeaturesGivesManyQueriesTheUniformRow;
import dev.attest.theory.claims.divide.LinearAttentionWithFewFeaturesCollidesOnEverySphere;
import dev.attest.theory.claims.divide.RowsOfLinearAttentionAgreeExactlyWhenFeaturesAreProportional;
import dev.attest.theory.claims.divide.SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan;
import dev.attest.theory.claims.divide.SoftmaxRowsAreApartInProportionToTheirQueries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Counts pairs of distinct queries whose attention rows nearly coincide, as a function of what "nearly" is.
@AutoService(Study.class)
public final class ConfusionDependsOnTheThreshold implements Study<ConfusionDependsOnTheThreshold.Settings> {
    /// @param images how many, each with its own projections
    /// @param side   of the images in pixels: 28, or 8 for the UCI digits
    /// @param patch  the side of a patch in pixels
    /// @param d      the width of queries and keys
    /// @param moved  queries of each image that constructed ones stand beside
    public record Settings(int images, int side, int patch, int d, int moved) {}

    @Override
    public String id() {
        return "confusion";
    }

    @Override
    public String title() {
        return "Semantic confusion: distinct queries with nearly the same row";
    }

    @Override
    public String shows() {
        return "Semantic confusion, in the paper's words, is what happens when distinct queries have the same attention row. Rows"
                + " that are exactly equal are decided by theorems: softmax and InLine with an injective kernel have none where"
                + " the keys span, linear attention has some on every sphere on which its rows are defined. Rows that are nearly equal have to be counted,"
                + " and a count needs a threshold. Here queries and keys are linear maps of the patches of images, nothing is"
                + " trained, and the count is taken at every threshold, in several units, and for queries of every length:"
                + " what depends on those choices is no property of a mechanism. What does not depend on them is that every"
                + " distance lies between the moduli that theory gives, and that the pairs which stay confused however small"
                + " the threshold are those that a kernel with a flat part, ReLU, maps to one ray or one point.";
    }

    @Override
    public List<String> limits() {
        return List.of(
                "The paper counts over the heads of a trained network, whose queries are not these. That under linear attention"
                        + " nearly all images have more than " + ConfusionTables.PUBLISHED_OCCURRENCES
                        + " occurrences is a statement about them, and is neither confirmed nor refuted here.",
                "The order that the paper reports, linear attention above InLine and above softmax at 0.001 with every kernel,"
                        + " was the first prediction, and failed. On generated digits neither mechanism has any such pair with"
                        + " the identity and with exp. On 100 images of Fashion-MNIST the means are ordered that way with every"
                        + " kernel but ReLU, with which InLine has more under principal components and fewer under random"
                        + " projections: InLine with ReLU is not injective. What is predicted now is what is left: ELU+1 and"
                        + " exp at 0.01, and ReLU against softmax, chosen after runs on generated digits and on 20 images of"
                        + " Fashion-MNIST: of orders, what is counted here describes, and confirms nothing independently."
                        + " The table of the order has every cell.",
                "The paper's rule for a pair of distinct queries could not be read; here they lie at least a tenth of the mean"
                        + " norm of the queries apart.",
                "A width of few dimensions makes ReLU flat for many queries: for a share of 2^-d of symmetric ones all features"
                        + " are 0. Such a query has no row under linear attention and is not counted there; implementations add"
                        + " a small number to the divisor, and give all of them one row.",
                "Moduli are proved for the pairs at hand. The lower modulus of softmax carries the least entry of two rows and"
                        + " says little where rows are sharp.",
                "As the paper prints InLine, without the factor 1/(n sqrt(d)) of its code, all distances of its rows are n sqrt(d)"
                        + " times as large, and a count at 0.001 is what is here the count at 0.001/(n sqrt(d)).",
                "Counts are taken in double precision, moduli and constructed pairs with enclosures.");
    }

    @Override
    public List<String> protocol(Settings settings) {
        return List.of(
                (settings.side() == DigitSet.SIDE
                                ? "Images: the UCI digits to be tested on"
                                : "Images: those of Fashion-MNIST to be tested on")
                        + "; without data, generated digits of the same size. " + settings.images()
                        + " are drawn with replacement, each cut into patches of " + settings.patch() + " x "
                        + settings.patch()
                        + " pixels.",
                "Queries and keys are linear maps of the patch less the mean patch, of width " + settings.d()
                        + ": standard normal, drawn for each image and apart for queries and keys, or the first principal"
                        + " components of all patches, the same for both. Each map is scaled so that an entry has a mean square"
                        + " of 1, and entries are rounded to multiples of 2^-20, so that 2 q and q + 1 are exact.",
                "Mechanisms: softmax, linear attention and InLine of the catalogue, the last two with the kernels identity, ReLU,"
                        + " ELU+1 and exp entry by entry. InLine has the factor 1/(n sqrt(d)) of the authors' code.",
                "A pair of distinct queries is ordered, (i, j), its queries at least a tenth of the mean norm apart and not equal;"
                        + " it is confused at a threshold if its rows are closer in the Euclidean norm. The paper's threshold is"
                        + " 0.001.",
                "Thresholds from 10^-6 to 0.1, distances as they are; in units of the length n^(-1/2) and of the entry 1/n of the"
                        + " uniform row; and in units of the root mean square distance of the rows of the image.",
                "Queries are multiplied by 2^k, k from " + CountedRows.LENGTHS.getFirst() + " to "
                        + CountedRows.LENGTHS.getLast() + ", and counted at 0.001.",
                "For every pair of different queries the rows, the features and the singular values are enclosed, and the"
                        + " distance of the rows is compared with what they allow. The matrix is read off the definition: of"
                        + " InLine, its row with a unit vector in the place of the features of the query; of softmax, the"
                        + " logarithm of the row of a unit vector.",
                "The first " + settings.moved()
                        + " queries of each image that are not 0 also stand beside 2 q and q + 1.",
                "An interval is Student's, at the level of three standard errors of a normal mean (99.73 %).");
    }

    @Override
    public List<Class<? extends Claim>> claims() {
        return List.of(
                SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan.class,
                InlineIsInjectiveExactlyWhenItsFeatureMapIs.class,
                LinearAttentionWithFewFeaturesCollidesOnEverySphere.class,
                RowsOfLinearAttentionAgreeExactlyWhenFeaturesAreProportional.class,
                InlineWithReluFeaturesGivesManyQueriesTheUniformRow.class,
                SoftmaxRowsAreApartInProportionToTheirQueries.class,
                InlineRowsAreApartInProportionToTheirFeatures.class);
    }

    @Override
    public Settings defaults(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Settings(10, FashionMnist.SIDE, 7, 3, 4);
            case PAPER -> new Settings(100, FashionMnist.SIDE, 4, 3, 16);
            case FULL -> new Settings(1000, FashionMnist.SIDE, 4, 3, 16);
        };
    }

    @Override
    public List<Trial> trials(Settings settings) {
        var trials = new ArrayList<Trial>();
        for (int image = 0; image < settings.images(); image++) {
            for (var projection : Projection.values()) {
                for (var mechanism : ConfusedMechanism.all()) {
                    trials.add(Trial.of(
                            Map.of("image", image),
                            Map.of("mechanism", mechanism.id(), "projection", projection.id())));
                }
            }
        }
        return trials.stream().sorted().toList();
    }

    @Override
    public Experiment prepare(Settings settings, Optional<Path> data) {
        var images = new PatchedImages(images(settings, data), settings.patch());
        if (settings.d() > images.width()) {
            throw new BadInput(
                    "d: expected at most " + images.width() + ", the pixels of a patch, got " + settings.d());
        }
        return new ConfusionExperiment(images, settings);
    }

    private static ImageSet images(Settings settings, Optional<Path> data) {
        return switch (settings.side()) {
            case DigitSet.SIDE -> ImageSet.of(DataFolder.digits(data));
            case FashionMnist.SIDE -> DataFolder.images(data);
            default ->
                throw new BadInput("side: expected " + DigitSet.SIDE + " for digits or " + FashionMnist.SIDE
                        + " for Fashion-MNIST, got " + settings.side());
        };
    }

    @Override
    public List<Prediction> predictions(Settings settings, SortedMap<String, String> inputs) {
        return ConfusionPredictions.all();
    }

    @Override
    public List<Plot> plots(Results results) {
        return new ConfusionReport(results).plots();
    }

    @Override
    public List<Table> tables(Results results) {
        return new ConfusionReport(results).tables();
    }

    @Override
    public List<String> headlines(Results results) {
        return new ConfusionReport(results).headlines();
    }
}
