package dev.attest.experiments.studies;

import com.google.auto.service.AutoService;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.PairedOrdering;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Study;
import dev.attest.experiments.study.Table;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claims.field.RowsOfNonNegativeFeaturesAreMixturesOfKeySideLaws;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// As the query grows, the rows of softmax sharpen to one key; rows of non-negative features stop at an entropy
/// that the keys alone decide.
@AutoService(Study.class)
public final class QueryScaleSharpensOnlySoftmax implements Study<QueryScaleSharpensOnlySoftmax.Settings> {
    /// @param keySets  how many sets of keys, each with queries of its own
    /// @param queries  for each set of keys
    /// @param n        keys in a set
    /// @param d        their width
    /// @param features of the mechanism with random features
    /// @param scales   the factors of the query, separated by spaces, from small to large
    public record Settings(int keySets, int queries, int n, int d, int features, String scales) {
        public Settings {
            double before = 0;
            for (var scale : scales.strip().split("\\s+")) {
                double number = parse(scale);
                if (!(number > before)) {
                    throw new BadInput("scales: expected positive numbers from small to large, got '" + scales + "'");
                }
                before = number;
            }
            if (n < 2) {
                throw new BadInput("n: expected at least 2 keys, got " + n);
            }
        }

        List<String> scaleList() {
            return Arrays.asList(scales.strip().split("\\s+"));
        }

        private static double parse(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException malformed) {
                throw new BadInput("scales: expected numbers separated by spaces, got '" + text + "'");
            }
        }
    }

    @Override
    public String id() {
        return "e06";
    }

    @Override
    public String title() {
        return "Query scale sharpens only softmax: entropy against the length of the query";
    }

    @Override
    public String shows() {
        return "A row of linear attention with non-negative features is a mixture of one distribution over the keys for each"
                + " feature. The query chooses the mixture and nothing else, so no query, however long, makes a row sharper than"
                + " the sharpest of those distributions. Softmax has no such floor: where one key wins, a longer query gives it"
                + " everything.";
    }

    @Override
    public List<String> limits() {
        return List.of(
                "Keys and queries are random normal vectors. Learned keys can have a lower floor: it is computed from the keys,"
                        + " and the theorem says nothing of its size.",
                "The second-order Taylor map has features of both signs: its rows are probabilities, but the theorem gives it no"
                        + " floor, and none is shown.",
                "Rows with a negative entry have no entropy: centred and signed mechanisms are left out, not counted.");
    }

    @Override
    public List<String> protocol(Settings settings) {
        return List.of(
                settings.keySets() + " sets of " + settings.n() + " keys of width " + settings.d()
                        + " with standard normal entries, and for each set " + settings.queries()
                        + " standard normal queries, the same for every mechanism and scale.",
                "Each query is multiplied by c = " + String.join(", ", settings.scaleList()) + ".",
                "The entropy of the row is divided by log n: 1 is the uniform row, 0 a single key. Its mean is over the queries"
                        + " of a set; intervals are over sets.",
                "The floor of a mechanism on a set of keys is the least entropy of the rows that its features make one by one:"
                        + " H(p_f), p_f(j) = psi_f(k_j) / sum_l psi_f(k_l). Features that are 0 at every key have none.",
                "FAVOR+ has " + settings.features() + " normal features, drawn for each set of keys.");
    }

    @Override
    public List<Class<? extends Claim>> claims() {
        return List.of(RowsOfNonNegativeFeaturesAreMixturesOfKeySideLaws.class);
    }

    @Override
    public Settings defaults(Scale scale) {
        var scales = "0.1 0.2 0.5 1 2 5 10 20 50";
        return switch (scale) {
            case SMOKE -> new Settings(10, 16, 64, 16, 64, scales);
            case PAPER -> new Settings(40, 64, 64, 16, 64, scales);
            case FULL -> new Settings(200, 256, 64, 16, 64, scales);
        };
    }

    @Override
    public List<Trial> trials(Settings settings) {
        var trials = new ArrayList<Trial>();
        for (int keys = 0; keys < settings.keySets(); keys++) {
            for (var mechanism : ScaledMechanism.values()) {
                for (var scale : settings.scaleList()) {
                    trials.add(Trial.of(Map.of("keys", keys), Map.of("mechanism", mechanism.id(), "scale", scale)));
                }
            }
        }
        return trials.stream().sorted().toList();
    }

    @Override
    public Experiment prepare(Settings settings, Optional<Path> data) {
        return new ScaleExperiment(settings);
    }

    @Override
    public List<Prediction> predictions(Settings settings, SortedMap<String, String> inputs) {
        var predictions = new ArrayList<Prediction>();
        var least = settings.scaleList().getFirst();
        var greatest = settings.scaleList().getLast();
        predictions.add(new PairedOrdering(
                "The rows of softmax sharpen: their mean entropy at c = " + greatest + " is below that at c = " + least
                        + ".",
                "entropy",
                Map.of("mechanism", ScaledMechanism.SOFTMAX.id(), "scale", least),
                Map.of("mechanism", ScaledMechanism.SOFTMAX.id(), "scale", greatest)));
        for (var mechanism : ScaledMechanism.values()) {
            if (mechanism.feature().isPresent()) {
                predictions.add(softmaxBelow(mechanism, greatest));
            }
        }
        predictions.add(new ConstantInScale(ScaledMechanism.RELU, settings.n(), settings.d()));
        predictions.add(new NoRowBelowItsFloor(settings.n(), settings.d(), settings.features()));
        return predictions;
    }

    @Override
    public List<Plot> plots(Results results) {
        return new ScaleReport(results).plots();
    }

    @Override
    public List<Table> tables(Results results) {
        return new ScaleReport(results).tables();
    }

    @Override
    public List<String> headlines(Results results) {
        return new ScaleReport(results).headlines();
    }

    private static PairedOrdering softmaxBelow(ScaledMechanism mechanism, String scale) {
        return new PairedOrdering(
                "At c = " + scale + " the mean entropy of softmax is below that of "
                        + mechanism.definition().title() + ".",
                "entropy",
                Map.of("mechanism", mechanism.id(), "scale", scale),
                Map.of("mechanism", ScaledMechanism.SOFTMAX.id(), "scale", scale));
    }
}
