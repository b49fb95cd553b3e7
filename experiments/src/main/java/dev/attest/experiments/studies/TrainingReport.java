package dev.attest.experiments.studies;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Sample;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Table;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Figures and tables of trained networks.
final class TrainingReport {
    private final Results results;

    TrainingReport(Results results) {
        this.results = results;
    }

    List<Plot> plots() {
        return List.of(accuracies(), divisors());
    }

    List<Table> tables() {
        return List.of(mechanisms(), differences());
    }

    List<String> headlines() {
        var divided = TrainedMechanism.of(Kernel.IDENTITY, Normalisation.DIVISIVE);
        var relu = TrainedMechanism.of(Kernel.RELU, Normalisation.DIVISIVE);
        return List.of("On " + dataWords() + ", networks whose identity scores are divided by their sum name "
                + percent(divided) + " % of the test images and divide by numbers down to "
                + Numbers.scientific(sample("least-divisor", divided).minimum())
                + "; less their mean the same scores name "
                + percent(TrainedMechanism.of(Kernel.IDENTITY, Normalisation.SUBTRACTIVE)) + " %, not normalised "
                + percent(TrainedMechanism.of(Kernel.IDENTITY, Normalisation.NONE)) + " %. With ReLU divided, "
                + undefined(relu) + " of " + sample("undefined", relu).count()
                + " trainings meet a row without a value.");
    }

    private Plot accuracies() {
        var panels = Normalisation.ofKernels().stream()
                .map(normalisation -> new Plot.Panel(
                        normalisation.id(),
                        Arrays.stream(Kernel.values())
                                .map(kernel -> dot(kernel, TrainedMechanism.of(kernel, normalisation)))
                                .toList()))
                .toList();
        return new Plot.Dots(
                "accuracy",
                "Digits named by trained networks: kernels and normalisations",
                "Mean accuracy over seeds on " + dataWords()
                        + ", and a bar from the worst to the best network. The colour is what theory says before anything is"
                        + " trained; the mark is the mean of softmax.",
                new Plot.Axis("test images given their own class, %", false),
                List.of("every row is defined", "some queries have no row"),
                Optional.of("softmax"),
                panels);
    }

    private Plot.Dot dot(Kernel kernel, TrainedMechanism mechanism) {
        var sample = sample("accuracy", mechanism);
        return new Plot.Dot(
                kernel.title(),
                isTotal(mechanism) ? 0 : 1,
                100 * sample.mean(),
                100 * sample.minimum(),
                100 * sample.maximum(),
                OptionalDouble.of(
                        100 * sample("accuracy", TrainedMechanism.softmax()).mean()));
    }

    private Plot divisors() {
        var series = Arrays.stream(Kernel.values())
                .map(kernel -> new Plot.Series(kernel.title(), points(kernel)))
                .filter(each -> !each.points().isEmpty())
                .toList();
        return new Plot.Lines(
                "divisor",
                "The least number that a row is divided by",
                "The least absolute sum of scores over all heads, layers, rows and steps in each tenth of the training:"
                        + " geometric mean over seeds, with a band from the least to the greatest. Parts in which a network"
                        + " divided by 0, or had ended, are not drawn.",
                new Plot.Axis("step", false),
                new Plot.Axis("least divisor", true),
                series);
    }

    private List<Plot.Point> points(Kernel kernel) {
        var points = new ArrayList<Plot.Point>();
        var settings = Settings.with(new SignedScoresCannotBeDivided().defaults(results.scale()), results.settings());
        for (int phase = 1; phase <= SignedScoresCannotBeDivided.PHASES; phase++) {
            var least = sample("least-divisor-" + phase, TrainedMechanism.of(kernel, Normalisation.DIVISIVE));
            if (least.minimum() > 0 && Double.isFinite(least.maximum())) {
                double middle = (phase - .5) * settings.steps() / SignedScoresCannotBeDivided.PHASES;
                points.add(new Plot.Point(middle, geometricMean(least), least.minimum(), least.maximum()));
            }
        }
        return points;
    }

    private static double geometricMean(Sample sample) {
        var logarithms = Arrays.stream(sample.values()).map(StrictMath::log).toArray();
        return StrictMath.exp(new Sample(logarithms).mean());
    }

    private Table mechanisms() {
        return new Table(
                "Every mechanism: what theory says of it, accuracy in percent and loss (mean ± standard deviation over seeds),"
                        + " trainings that could not go on, the least divisor of all, and the largest sum of absolute values of a"
                        + " row.",
                List.of("mechanism", "total", "injective", "accuracy", "loss", "ended", "least divisor", "largest row"),
                TrainedMechanism.all().stream().map(this::row).toList());
    }

    private List<String> row(TrainedMechanism mechanism) {
        var loss = sample("loss", mechanism);
        return List.of(
                mechanism.title(),
                mechanism.verdict("total").toString(),
                mechanism.verdict("injective").toString(),
                Numbers.spread(sample("accuracy", mechanism)),
                Numbers.fixed(loss.mean(), 3) + " ± " + Numbers.fixed(loss.deviation(), 3),
                undefined(mechanism),
                Numbers.scientific(sample("least-divisor", mechanism).minimum()),
                Numbers.scientific(sample("largest-norm", mechanism).maximum()));
    }

    private Table differences() {
        var rows = new ArrayList<List<String>>();
        for (var kernel : Kernel.values()) {
            rows.add(difference(kernel, Normalisation.SUBTRACTIVE, Normalisation.DIVISIVE));
            rows.add(difference(kernel, Normalisation.NONE, Normalisation.DIVISIVE));
            rows.add(difference(kernel, Normalisation.SUBTRACTIVE, Normalisation.NONE));
        }
        return new Table(
                "Paired differences of accuracy in points: the first mechanism less the second, on the same seeds.",
                List.of("pair", "mean", "interval", "seeds"),
                rows);
    }

    private List<String> difference(Kernel kernel, Normalisation first, Normalisation second) {
        var difference = results.difference(
                "accuracy",
                Map.of("mechanism", TrainedMechanism.of(kernel, first).id()),
                Map.of("mechanism", TrainedMechanism.of(kernel, second).id()));
        var interval = Interval.around(difference);
        return List.of(
                kernel.title() + ": " + first.id() + " less " + second.id(),
                Numbers.percent(difference.mean()),
                Numbers.percent(interval.low()) + " to " + Numbers.percent(interval.high()),
                Integer.toString(difference.count()));
    }

    private static boolean isTotal(TrainedMechanism mechanism) {
        return mechanism.verdict("total") == Verdict.HOLDS;
    }

    private String undefined(TrainedMechanism mechanism) {
        return Numbers.fixed(
                Arrays.stream(sample("undefined", mechanism).values()).sum(), 0);
    }

    private String percent(TrainedMechanism mechanism) {
        return Numbers.percent(sample("accuracy", mechanism).mean());
    }

    private Sample sample(String metric, TrainedMechanism mechanism) {
        return results.sample(metric, Map.of("mechanism", mechanism.id()));
    }

    private String dataWords() {
        return results.inputs().getOrDefault("data", "").equals("uci") ? "the UCI digits" : "generated digits";
    }
}
