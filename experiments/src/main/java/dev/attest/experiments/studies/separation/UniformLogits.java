package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Prediction;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.separation.DenseAttention;
import dev.attest.theory.separation.Simulation;
import dev.attest.theory.separation.SuccessBound;
import dev.attest.theory.separation.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/// Softmax regression on logits that are uniform in `[l, log 1.4]`, drawn once at each n. There is no finite
/// law to count; success lies between bounds: at most `1 - 2^-m`, at least that less what Hoeffding's
/// inequality allows for the weights at hand.
record UniformLogits(int draws) implements Part {
    static final String ID = "uniform-logits";
    static final String LOWER = "lower";
    static final String UPPER = "upper";

    static final double LEAST = .01;
    static final double MOST = StrictMath.log(1.4);
    static final int SPIKE = 4;
    static final double THRESHOLD = .5;
    private static final List<Integer> LOGITS = List.of(100, 150, 200, 500, 1000, 2000, 5000, 10_000);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Trial> trials() {
        return LOGITS.stream().map(n -> Part.trial(ID, "uniform", n)).toList();
    }

    static int columns(int n) {
        return (int) StrictMath.floor(StrictMath.log(n));
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        int n = trial.whole("at");
        int columns = columns(n);
        var first = logits(n, random);
        var second = logits(n, random);
        second[0] = SPIKE * StrictMath.log(n);
        var tally = Simulation.ofLogits(first, second, THRESHOLD).draw(random::nextLong, columns, draws);
        double accidents = tail(DenseAttention.weights(first, Unit.SOFTMAX), 0)
                + tail(DenseAttention.weights(first, Unit.LINEAR), 0)
                + tail(DenseAttention.weights(second, Unit.LINEAR), 1);
        double upper = 1 - StrictMath.pow(.5, columns);
        return new TreeMap<>(Map.of(
                SeparationExperiment.SUCCESSES,
                (double) tally.successes(),
                LOWER,
                Math.max(0, upper - columns * accidents),
                UPPER,
                upper));
    }

    /// Hoeffding's bound on `<f, y> >= threshold`, the first entries taken at their full size.
    private static double tail(double[] weights, int first) {
        double left = THRESHOLD;
        double square = 0;
        for (int key = 0; key < weights.length; key++) {
            left -= key < first ? weights[key] : 0;
            square += key < first ? 0 : weights[key] * weights[key];
        }
        return left <= 0 ? 1 : StrictMath.exp(-left * left / (2 * square));
    }

    private static double[] logits(int n, Randomness random) {
        var logits = new double[n];
        for (int key = 0; key < n; key++) {
            logits[key] = random.nextDouble(LEAST, MOST);
        }
        return logits;
    }

    @Override
    public List<Prediction> predictions() {
        return List.of(new UniformLogitsStayWithinTheirBounds(draws));
    }

    @Override
    public Plot plot(Results results) {
        var rows = results.matching(Map.of("sweep", ID));
        var series = new ArrayList<Plot.Series>();
        series.add(series("at most", rows, row -> row.metric(UPPER)));
        series.add(series("these logits", rows, row -> row.metric(LOWER)));
        series.add(series("any logits", rows, UniformLogits::worst));
        var marks = rows.stream().map(this::mark).toList();
        return new Plot.Lines(
                ID,
                "Softmax regression on uniform logits",
                "n logits uniform in [0.01, log 1.4], one of 4 log n on D1, floor(log n) columns, threshold 1/2. Dots: simulated,"
                        + " with exact binomial intervals at 99.73 %. Lines: the most that success can be, 1 − 2⁻ᵐ; the least by"
                        + " Hoeffding's inequality for the logits drawn; and the least for all logits in that range, as the theorem"
                        + " has it. At few logits linear regression does fire on D1.",
                new Plot.Axis("logits n", true),
                new Plot.Axis("probability of success", false),
                series,
                List.of(new Plot.Marks(0, marks)));
    }

    private static double worst(Results.Row row) {
        int n = row.trial().whole("at");
        return SuccessBound.ofRegression(n, LEAST, MOST, SPIKE, THRESHOLD, columns(n));
    }

    private static Plot.Series series(String label, List<Results.Row> rows, ToDoubleFunction<Results.Row> value) {
        return new Plot.Series(
                label,
                rows.stream()
                        .map(row -> {
                            double y = value.applyAsDouble(row);
                            return new Plot.Point(row.trial().whole("at"), y, y, y);
                        })
                        .toList());
    }

    private Plot.Point mark(Results.Row row) {
        int successes = (int) row.metric(SeparationExperiment.SUCCESSES);
        var interval = ExactBinomial.interval(draws, successes, Interval.LEVEL);
        return new Plot.Point(row.trial().whole("at"), (double) successes / draws, interval.low(), interval.high());
    }

    @Override
    public List<String> headlines(Results results) {
        return List.of();
    }
}
