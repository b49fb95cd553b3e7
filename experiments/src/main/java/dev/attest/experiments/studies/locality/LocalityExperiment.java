package dev.attest.experiments.studies.locality;

import dev.attest.experiments.data.ImageSet;
import dev.attest.experiments.study.Digest;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Trial;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// Weights in windows, of codes and of images.
final class LocalityExperiment implements Experiment {
    /// Besides the metrics of [LocalMass], for the mechanism with a residual: what that adds to the mean signed
    /// weight in a window, the map less its weighted sum.
    static final String ADDED = "added";

    /// What it should add: its nine weights, each at the queries that have that neighbour.
    static final String OWED = "owed";

    /// The greatest absolute difference between the map and its weighted sum outside the windows.
    static final String LEAK = "leak";

    /// The scale at which every product of query and key is 0.
    static final String ZERO = "0";

    private final FeaturesBoundTheMassInWindows.Settings settings;
    private final ImageSet images;
    private final PrincipalComponents components;

    LocalityExperiment(FeaturesBoundTheMassInWindows.Settings settings, ImageSet images) {
        this.settings = settings;
        this.images = images;
        components = PrincipalComponents.of(images, settings.patch(), settings.width());
    }

    @Override
    public SortedMap<String, String> inputs() {
        var inputs = new TreeMap<String, String>();
        inputs.put("data", images.kind());
        inputs.put("data digest", images.digest());
        for (var mechanism : LocalMechanism.values()) {
            inputs.put(
                    "mechanism " + mechanism.id(),
                    Digest.of(mechanism.definition().text()));
        }
        return Collections.unmodifiableSortedMap(inputs);
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var image = images.images().get(random.nextInt(images.images().size()));
        var patches = image.patches(settings.patch());
        boolean onImage = !trial.value("projection").equals(Cell.NONE);
        if (trial.value("mechanism").equals(Cell.PICTURE)) {
            return picture(patches.tokens(), patches.width());
        }
        var mechanism = trial.one("mechanism", List.of(LocalMechanism.values()), LocalMechanism::id);
        int features = mechanism.hasFeatures() ? trial.whole("features") : 0;
        boolean withCode = trial.value("code").equals(Cell.WITH);
        int width = onImage ? settings.width() + (withCode ? GridTokens.CODE_WIDTH : 0) : GridTokens.CODE_WIDTH;
        var draws = Draws.of(random, settings.width(), patches.width(), settings.mostFeatures(), width);
        var tokens = onImage
                ? ofImage(components.centred(patches), patches.rows(), trial.value("projection"), draws)
                : GridTokens.code(settings.grid());
        if (onImage && withCode) {
            tokens = tokens.withCode();
        } else if (!onImage && mechanism.isAsWideAsItsFeatures()) {
            tokens = tokens.times(draws.firstFeatures(features));
        }
        tokens = tokens.scaled(trial.number("scale"));
        return trial.value("part").equals(Cell.ROW)
                ? row(ValueMap.of(mechanism, tokens, draws, features), tokens.side(), onImage)
                : masses(mechanism, tokens, draws, features);
    }

    private GridTokens ofImage(double[] tokens, int side, String projection, Draws draws) {
        int inputs = tokens.length / (side * side);
        boolean principal = projection.equals(Cell.PRINCIPAL);
        var queries = principal ? components.matrix() : draws.queries();
        var keys = principal ? components.matrix() : draws.keys();
        return new GridTokens(
                        side,
                        settings.width(),
                        GridTokens.product(queries, tokens, inputs),
                        GridTokens.product(keys, tokens, inputs))
                .asLargeAsTheCode();
    }

    private static SortedMap<String, Double> masses(
            LocalMechanism mechanism, GridTokens tokens, Draws draws, int features) {
        var windows = new Windows(tokens.side());
        if (!mechanism.takesResidual()) {
            var map = ValueMap.of(mechanism, tokens, draws, features);
            return new TreeMap<>(LocalMass.of(map, windows).metrics());
        }
        var map = ValueMap.withWeights(mechanism, tokens, draws);
        var metrics = new TreeMap<>(LocalMass.of(map.outputs(), windows).metrics());
        double added = 0;
        double leak = 0;
        for (int place = 0; place < map.outputs().length; place++) {
            double difference = map.outputs()[place] - map.weights()[place];
            if (windows.holds(place / windows.places(), place % windows.places())) {
                added += difference;
            } else {
                leak = Math.max(leak, Math.abs(difference));
            }
        }
        metrics.put(ADDED, added / windows.places());
        metrics.put(OWED, owed(draws.residual(), windows));
        metrics.put(LEAK, leak);
        return metrics;
    }

    private static double owed(double[] residual, Windows windows) {
        double sum = 0;
        for (int offset = 0; offset < residual.length; offset++) {
            sum += residual[offset] * windows.queriesWith(offset);
        }
        return sum / windows.places();
    }

    /// The row of the query of [#shown], a metric for each key.
    private static SortedMap<String, Double> row(double[] map, int side, boolean onImage) {
        var metrics = new TreeMap<String, Double>();
        int n = side * side;
        int query = shown(side, onImage) * (side + 1);
        for (int key = 0; key < n; key++) {
            metrics.put(place(key / side, key % side), map[query * n + key]);
        }
        return metrics;
    }

    /// The mean value of the pixels of each token.
    private SortedMap<String, Double> picture(double[] tokens, int width) {
        var metrics = new TreeMap<String, Double>();
        int side = settings.imageSide();
        for (int token = 0; token < side * side; token++) {
            double sum = 0;
            for (int pixel = 0; pixel < width; pixel++) {
                sum += tokens[token * width + pixel];
            }
            metrics.put(place(token / side, token % side), sum / width);
        }
        return metrics;
    }

    /// The row and the column of the query whose row is shown: on an image its middle, over the code above and
    /// left of it.
    static int shown(int side, boolean onImage) {
        return onImage ? side / 2 : 2 * (side - 1) / 5;
    }

    /// How metrics name a place of the grid.
    static String place(int row, int column) {
        return String.format(Locale.ROOT, "row %02d column %02d", row, column);
    }
}
