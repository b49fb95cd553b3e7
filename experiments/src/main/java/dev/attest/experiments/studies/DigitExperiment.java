package dev.attest.experiments.studies;

import dev.attest.experiments.data.DigitSet;
import dev.attest.experiments.data.NearestNeighbour;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Trial;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Classifies digits by attention to labelled images in a context.
final class DigitExperiment implements Experiment {
    private final DigitSet digits;
    private final CentringRepairsRecall.Settings settings;
    private final SortedMap<String, String> inputs;

    DigitExperiment(DigitSet digits, CentringRepairsRecall.Settings settings) {
        this.digits = digits;
        this.settings = settings;
        inputs = describe(digits);
    }

    @Override
    public SortedMap<String, String> inputs() {
        return inputs;
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var mechanism = DigitMechanism.find(trial.value("mechanism")).orElseThrow();
        var drawn = DigitContext.draw(digits, random, trial.whole("n"), settings.images(), settings.features());
        return measure(mechanism, mechanism.readsPixels() ? drawn : drawn.centred());
    }

    private static SortedMap<String, Double> measure(DigitMechanism mechanism, DigitContext context) {
        Map<String, double[][]> parameters =
                mechanism.hasRandomFeatures() ? Map.of("W", context.projection()) : Map.of();
        var rows = mechanism.definition().over(context.keys(), DigitSet.PIXELS, parameters);
        var weights = new double[context.labels().length];
        int correct = 0;
        int undefined = 0;
        for (int image = 0; image < context.answers().length; image++) {
            rows.row(context.queries().get(image), weights.length - 1, weights);
            int answer = classify(weights, context.labels());
            correct += answer == context.answers()[image] ? 1 : 0;
            undefined += answer < 0 ? 1 : 0;
        }
        double images = context.answers().length;
        return new TreeMap<>(Map.of("accuracy", correct / images, "undefined", (double) undefined));
    }

    /// The class with the largest total weight, the lowest of several; -1 where the row is undefined.
    static int classify(double[] weights, int[] labels) {
        var output = new double[DigitSet.CLASSES];
        for (int key = 0; key < labels.length; key++) {
            output[labels[key]] += weights[key];
        }
        int best = 0;
        for (int label = 0; label < output.length; label++) {
            if (Double.isNaN(output[label])) {
                return -1;
            }
            best = output[label] > output[best] ? label : best;
        }
        return best;
    }

    private static SortedMap<String, String> describe(DigitSet digits) {
        var inputs = new TreeMap<String, String>();
        inputs.put("data", digits.kind());
        inputs.put("data-sha256", digits.digest());
        inputs.put("images", digits.train().size() + " train, " + digits.test().size() + " test");
        inputs.put("nearest-neighbour-correct", Integer.toString(NearestNeighbour.correct(digits)));
        for (var mechanism : DigitMechanism.values()) {
            inputs.put("mechanism " + mechanism.id(), mechanism.definition().digest());
        }
        return inputs;
    }
}
