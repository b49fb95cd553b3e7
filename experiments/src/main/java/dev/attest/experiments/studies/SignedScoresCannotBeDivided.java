package dev.attest.experiments.studies;

import com.google.auto.service.AutoService;
import dev.attest.experiments.data.DataFolder;
import dev.attest.experiments.data.DigitSet;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Study;
import dev.attest.experiments.study.Table;
import dev.attest.experiments.study.Trial;
import dev.attest.models.torch.TorchEngine;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claims.divide.InlineIsInjectiveExactlyWhenItsFeatureMapIs;
import dev.attest.theory.claims.divide.LinearAttentionWithFewFeaturesCollidesOnEverySphere;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Kernels against normalisations in small networks that learn to name digits, with the least number that a row
/// was divided by. After [han2024bridging, Table 3].
@AutoService(Study.class)
public final class SignedScoresCannotBeDivided implements Study<SignedScoresCannotBeDivided.Settings> {
    /// @param seeds       networks for each mechanism
    /// @param trainImages to learn from, drawn for each seed
    /// @param testImages  to be tested on, drawn for each seed
    /// @param patch       the side of the square of pixels that is one token
    /// @param width       of a token
    /// @param rate        the learning rate of Adam
    public record Settings(
            int seeds,
            int trainImages,
            int testImages,
            int patch,
            int width,
            int heads,
            int layers,
            int steps,
            int batch,
            double rate) {
        public Settings {
            if (patch < 1 || DigitSet.SIDE % patch != 0) {
                throw new BadInput("patch: expected a divisor of " + DigitSet.SIDE + ", got " + patch);
            }
            if (heads < 1 || width % heads != 0) {
                throw new BadInput("heads: expected a divisor of the width " + width + ", got " + heads);
            }
            if (steps < PHASES) {
                throw new BadInput("steps: expected at least " + PHASES + ", got " + steps);
            }
            if (!(rate > 0)) {
                throw new BadInput("rate: expected a positive number, got " + rate);
            }
        }

        int tokens() {
            return DigitSet.PIXELS / (patch * patch);
        }
    }

    /// Parts of the training, of which each has its least divisor.
    static final int PHASES = 10;

    @Override
    public String id() {
        return "e18";
    }

    @Override
    public String title() {
        return "Signed scores cannot be divided: kernels and normalisations in trained networks";
    }

    @Override
    public String shows() {
        return "Linear attention divides each score by the sum of the scores of its row. Where scores have both signs, that sum"
                + " comes close to zero; where they can all vanish, it is zero, and the row has no value. The published ablation"
                + " finds that identity and LeakyReLU features do not train when divided and do when the mean is subtracted"
                + " instead, and gives injectivity as the reason. Here the two explanations part: the property 'total' says"
                + " whether a row is defined for every query, 'injective' whether different queries have different rows, and"
                + " each network is watched for the least number that it divides by. The prediction is that what the property"
                + " 'total' says decides, injective or not.";
    }

    @Override
    public List<String> limits() {
        return List.of(
                "Small networks, few steps, images of 8 x 8 pixels, one learning rate for all: an order of the mechanisms that"
                        + " train is no order elsewhere.",
                "Definitions are trained as they are written. Published code adds a small number to the divisor, and with it a"
                        + " divided ReLU trains; such a guard is another definition.",
                "That injectivity does not decide whether these networks train does not make it worthless: what it is worth in"
                        + " accuracy is not tested here.",
                "LeakyReLU divided by its sum is predicted to come near zero, not to lose: its negative scores are a hundredth"
                        + " of the positive ones, and how often they meet depends on the seed.");
    }

    @Override
    public List<String> protocol(Settings settings) {
        return List.of(
                "Each seed draws " + settings.trainImages() + " training and " + settings.testImages()
                        + " test images, the weights that a network starts from, and its batches: the same for every mechanism.",
                "An image is " + settings.tokens() + " tokens of " + settings.patch() + " x " + settings.patch()
                        + " pixels; " + settings.layers() + " layers of width " + settings.width() + " with "
                        + settings.heads() + " heads, so d = " + settings.width() / settings.heads()
                        + ". A layer adds attention to its normalised input, then a network of one hidden layer.",
                settings.steps() + " steps of Adam at the rate " + settings.rate() + " on batches of "
                        + settings.batch()
                        + " images. A training ends where its loss or gradient is not finite; the network is"
                        + " then tested as it was before that step.",
                "The divisor and the sum of absolute values of a row are read off the definition, not written down again, and"
                        + " evaluated on the queries and keys of every head, layer and step.",
                "The factor 1 / (n sqrt d) of InLine is kept where nothing is normalised; exp, ELU+1 and the rest act entry by"
                        + " entry.",
                "An image whose outputs are not finite counts as wrong.");
    }

    @Override
    public List<Class<? extends Claim>> claims() {
        return List.of(
                InlineIsInjectiveExactlyWhenItsFeatureMapIs.class,
                LinearAttentionWithFewFeaturesCollidesOnEverySphere.class);
    }

    @Override
    public Settings defaults(Scale scale) {
        return switch (scale) {
            case SMOKE -> new Settings(5, 1300, 500, 2, 32, 4, 2, 150, 32, .002);
            case PAPER -> new Settings(5, 1300, 500, 1, 32, 2, 3, 800, 64, .001);
            case FULL -> new Settings(10, 3823, 1797, 1, 32, 2, 3, 2400, 64, .001);
        };
    }

    @Override
    public List<Trial> trials(Settings settings) {
        var trials = new ArrayList<Trial>();
        for (int seed = 0; seed < settings.seeds(); seed++) {
            for (var mechanism : TrainedMechanism.all()) {
                trials.add(Trial.of(Map.of("seed", seed), Map.of("mechanism", mechanism.id())));
            }
        }
        return trials.stream().sorted().toList();
    }

    @Override
    public boolean trains() {
        return true;
    }

    @Override
    public Experiment prepare(Settings settings, Optional<Path> data) {
        TorchEngine.requireLibrary();
        var digits = DataFolder.digits(data);
        atMost("trainImages", settings.trainImages(), digits.train().size());
        atMost("testImages", settings.testImages(), digits.test().size());
        atMost("batch", settings.batch(), settings.trainImages());
        return new TrainingExperiment(digits, settings);
    }

    @Override
    public List<Prediction> predictions(Settings settings, SortedMap<String, String> inputs) {
        return new TrainingPredictions(settings).all();
    }

    @Override
    public List<Plot> plots(Results results) {
        return new TrainingReport(results).plots();
    }

    @Override
    public List<Table> tables(Results results) {
        return new TrainingReport(results).tables();
    }

    @Override
    public List<String> headlines(Results results) {
        return new TrainingReport(results).headlines();
    }

    private static void atMost(String setting, int value, int most) {
        if (value > most) {
            throw new BadInput(setting + ": expected at most " + most + ", got " + value);
        }
    }
}
