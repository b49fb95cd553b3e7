package dev.attest.experiments.studies;

import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Trial;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Entropy of rows as queries grow. All entropies are in nats over log n.
final class ScaleExperiment implements Experiment {
    private final QueryScaleSharpensOnlySoftmax.Settings settings;

    ScaleExperiment(QueryScaleSharpensOnlySoftmax.Settings settings) {
        this.settings = settings;
    }

    @Override
    public SortedMap<String, String> inputs() {
        var inputs = new TreeMap<String, String>();
        inputs.put("data", "drawn from the seed");
        for (var mechanism : ScaledMechanism.values()) {
            inputs.put("mechanism " + mechanism.id(), mechanism.definition().digest());
            mechanism.feature().ifPresent(feature -> inputs.put("mechanism " + feature.name(), feature.digest()));
        }
        return Collections.unmodifiableSortedMap(inputs);
    }

    /// Metrics: `entropy`, the mean over the queries; `least`, the least of them; `floor`, infinite where the
    /// theorem gives none; `undefined`, the queries without a row.
    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var mechanism = trial.one("mechanism", List.of(ScaledMechanism.values()), ScaledMechanism::id);
        var keys = normal(random, settings.n() * settings.d());
        var queries = normal(random, settings.queries() * settings.d());
        var projection = normal(random, settings.features() * settings.d());
        Map<String, double[][]> parameters = mechanism.hasRandomFeatures() ? Map.of("W", matrix(projection)) : Map.of();
        var metrics = entropies(mechanism, keys, queries, trial.number("scale"), parameters);
        metrics.put("floor", floor(mechanism, keys, parameters));
        return metrics;
    }

    private SortedMap<String, Double> entropies(
            ScaledMechanism mechanism,
            double[] keys,
            double[] queries,
            double scale,
            Map<String, double[][]> parameters) {
        var rows = mechanism.definition().over(keys, settings.d(), parameters);
        var row = new double[settings.n()];
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        int defined = 0;
        for (int start = 0; start < queries.length; start += settings.d()) {
            rows.row(scaled(queries, start, scale), settings.n() - 1, row);
            double entropy = Entropy.of(row) / StrictMath.log(settings.n());
            if (!Double.isNaN(entropy)) {
                defined++;
                sum += entropy;
                least = Math.min(least, entropy);
            }
        }
        double undefined = settings.queries() - defined;
        return new TreeMap<>(Map.of("entropy", sum / defined, "least", least, "undefined", undefined));
    }

    private double floor(ScaledMechanism mechanism, double[] keys, Map<String, double[][]> parameters) {
        double floor = Double.POSITIVE_INFINITY;
        if (mechanism.feature().isEmpty()) {
            return floor;
        }
        var row = new double[settings.n()];
        int features = mechanism.features(settings.d(), settings.features());
        for (int feature = 0; feature < features; feature++) {
            var chosen = new HashMap<>(parameters);
            chosen.put("f", new double[][] {unit(features, feature)});
            mechanism
                    .feature()
                    .get()
                    .over(keys, settings.d(), chosen)
                    .row(new double[settings.d()], settings.n() - 1, row);
            double entropy = Entropy.of(row) / StrictMath.log(settings.n());
            floor = Double.isNaN(entropy) ? floor : Math.min(floor, entropy);
        }
        return floor;
    }

    private double[] scaled(double[] queries, int start, double scale) {
        var query = new double[settings.d()];
        for (int entry = 0; entry < query.length; entry++) {
            query[entry] = scale * queries[start + entry];
        }
        return query;
    }

    private double[][] matrix(double[] flat) {
        var rows = new double[settings.features()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Arrays.copyOfRange(flat, row * settings.d(), (row + 1) * settings.d());
        }
        return rows;
    }

    private static double[] unit(int width, int place) {
        var vector = new double[width];
        vector[place] = 1;
        return vector;
    }

    private static double[] normal(Randomness random, int count) {
        var numbers = new double[count];
        for (int place = 0; place < count; place++) {
            numbers[place] = random.nextGaussian();
        }
        return numbers;
    }
}
