package dev.attest.experiments.studies;

import com.google.auto.service.AutoService;
import dev.attest.experiments.data.DataFolder;
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
import dev.attest.theory.claims.field.InlineIsTheFirstOrderTermOfSoftmax;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Keys are images, values their classes, the query a new image: a head classifies without being trained.
/// Measures what subtracting the mean of the scores, in place of division by their sum, does for linear
/// attention with positive features.
@AutoService(Study.class)
public final class CentringRepairsRecall implements Study<CentringRepairsRecall.Settings> {
    /// @param contexts how many contexts of each size
    /// @param images   how many test images each context classifies
    /// @param few      images in a small context
    /// @param many     images in a large context
    /// @param features of the mechanisms with random features
    public record Settings(int contexts, int images, int few, int many, int features) {}

    private static final int ALL_TEST_IMAGES = 1797;

    @Override
    public String id() {
        return "e13";
    }

    @Override
    public String title() {
        return "Centring and recall: digits classified by a single untrained head";
    }

    @Override
    public String shows() {
        return "Labelled images are put into a context and a head names the class of new ones: keys are images, values are classes"
                + " as one-hot vectors, and nothing is trained, so that only the form of the row differs. The conjecture:"
                + " scores of non-negative features share a large part, their mean over the keys, which drowns the rest when a"
                + " row is divided by its sum and is gone when it is subtracted. Where that is what costs recall, centring"
                + " repairs it: on the UCI digits centring lifts ELU+1 features. On the generated digits, a stand-in for"
                + " machines without data, that effect does not appear.";
    }

    @Override
    public List<String> limits() {
        return List.of(
                "The generated images stand in for real ones where there is no data. " + PublishedLift.onUciDigits()
                        + " On the generated digits no such gain appears, and none is predicted.",
                "Why the two differ is a conjecture that nothing here tests: subtracting the mean of a row removes what its keys"
                        + " share, not what one key scores with every query alike, and the generated classes may differ in"
                        + " that by their ink.",
                "Nothing is trained: learned feature maps can lower the common part by themselves.",
                "Sparsemax and the delta rule belong to the same comparison and are absent: this version of the language has no"
                        + " sparse rows and no states.",
                "One data set of 8 x 8 images. An order of mechanisms here is no order everywhere.");
    }

    @Override
    public List<String> protocol(Settings settings) {
        return List.of(
                "Training images are those of optdigits.tra and optdigits.hol, test images those of optdigits.tes; without"
                        + " data, generated digits of the same shape and number.",
                "A context is " + settings.few() + " or " + settings.many()
                        + " training images drawn without replacement; " + settings.contexts()
                        + " contexts of each size, the same for every mechanism.",
                "Each context classifies "
                        + (settings.images() >= ALL_TEST_IMAGES
                                ? "all test images"
                                : settings.images() + " test images")
                        + ".",
                "The mean image of the context is subtracted from keys and queries, and each is scaled to unit norm; 'raw"
                        + " pixels' reads them as they are.",
                "Feature maps that act entry by entry see vectors of norm 8. FAVOR+ has " + settings.features()
                        + " normal features, the same for every key of a context.",
                "The class is that of the largest entry of the output, the lowest where several are largest; an undefined row"
                        + " counts as wrong and is counted.",
                "An interval is Student's, at the level of three standard errors of a normal mean (99.73 %).");
    }

    @Override
    public List<Class<? extends Claim>> claims() {
        return List.of(InlineIsTheFirstOrderTermOfSoftmax.class);
    }

    @Override
    public Settings defaults(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Settings(20, 300, 20, 1200, 256);
            case PAPER -> new Settings(20, ALL_TEST_IMAGES, 20, 1200, 256);
            case FULL -> new Settings(100, ALL_TEST_IMAGES, 20, 1200, 256);
        };
    }

    @Override
    public List<Trial> trials(Settings settings) {
        var trials = new ArrayList<Trial>();
        for (int n : new int[] {settings.few(), settings.many()}) {
            for (int context = 0; context < settings.contexts(); context++) {
                for (var mechanism : DigitMechanism.values()) {
                    trials.add(Trial.of(Map.of("n", n, "context", context), Map.of("mechanism", mechanism.id())));
                }
            }
        }
        return trials.stream().sorted().toList();
    }

    @Override
    public Experiment prepare(Settings settings, Optional<Path> data) {
        var digits = DataFolder.digits(data);
        if (settings.few() >= settings.many()
                || settings.many() > digits.train().size()) {
            throw new BadInput("few and many: expected few < many <= "
                    + digits.train().size() + " training images, got " + settings.few() + " and " + settings.many());
        }
        return new DigitExperiment(digits, settings);
    }

    @Override
    public List<Prediction> predictions(Settings settings, SortedMap<String, String> inputs) {
        return new DigitPredictions(settings, inputs).all();
    }

    @Override
    public List<Plot> plots(Results results) {
        return new DigitReport(results).plots();
    }

    @Override
    public List<Table> tables(Results results) {
        return new DigitReport(results).tables();
    }

    @Override
    public List<String> headlines(Results results) {
        return new DigitReport(results).headlines();
    }

    /// Whether the published accuracies are of the same data.
    static boolean isPublishedData(SortedMap<String, String> inputs) {
        return PublishedAccuracies.load().dataDigest().equals(inputs.get("data-sha256"));
    }
}
