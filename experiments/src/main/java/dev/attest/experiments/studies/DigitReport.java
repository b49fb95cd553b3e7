package dev.attest.experiments.studies;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Sample;
import dev.attest.experiments.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Figures and tables of classified digits.
final class DigitReport {
    private static final List<List<DigitMechanism>> PAIRS = List.of(
            List.of(DigitMechanism.ELU_CENTRED, DigitMechanism.ELU),
            List.of(DigitMechanism.RELU_CENTRED, DigitMechanism.RELU),
            List.of(DigitMechanism.IDENTITY_CENTRED, DigitMechanism.IDENTITY_RAW),
            List.of(DigitMechanism.SOFTMAX_16, DigitMechanism.SOFTMAX_4),
            List.of(DigitMechanism.SOFTMAX_16, DigitMechanism.IDENTITY_CENTRED),
            List.of(DigitMechanism.SOFTMAX_16, DigitMechanism.MESA));

    private final Results results;
    private final Optional<PublishedAccuracies> published;

    DigitReport(Results results) {
        this.results = results;
        published = CentringRepairsRecall.isPublishedData(results.inputs())
                ? Optional.of(PublishedAccuracies.load())
                : Optional.empty();
    }

    List<Plot> plots() {
        var panels = results.values("n").stream()
                .map(n -> new Plot.Panel(n + " images in context", dots(n)))
                .toList();
        return List.of(new Plot.Dots(
                "accuracy",
                "Digits named by a single untrained head",
                "Accuracy of single untrained heads on " + dataWords()
                        + ": mean over contexts, with its interval at the level of"
                        + " three standard errors. The contexts are the same for all mechanisms, so differences are known"
                        + " better than the intervals suggest; see the table of paired differences.",
                new Plot.Axis("test images given their own class, %", false),
                DigitMechanism.Kind.all(),
                published.map(table -> "published mean"),
                panels));
    }

    List<Table> tables() {
        return List.of(accuracies(), differences());
    }

    List<String> headlines() {
        var many = results.values("n").getLast();
        var gain = difference(DigitMechanism.ELU_CENTRED, DigitMechanism.ELU, many);
        return List.of("On " + dataWords() + " with " + many
                + " labelled images in context, an untrained head with ELU+1 features"
                + " names " + percent(DigitMechanism.ELU, many)
                + " % of classes when it divides by the sum of its scores,"
                + " and " + percent(DigitMechanism.ELU_CENTRED, many)
                + " % when it subtracts their mean, a difference of "
                + Numbers.percent(gain.mean()) + " points. Softmax names " + percent(DigitMechanism.SOFTMAX_16, many)
                + " %." + standIn());
    }

    private List<Plot.Dot> dots(String n) {
        return Arrays.stream(DigitMechanism.values())
                .map(mechanism -> dot(mechanism, n))
                .toList();
    }

    private Plot.Dot dot(DigitMechanism mechanism, String n) {
        var sample = sample(mechanism, n);
        var interval = Interval.around(sample);
        var reference = cell(mechanism, n).map(cell -> OptionalDouble.of(100 * cell.mean()));
        return new Plot.Dot(
                mechanism.definition().title(),
                mechanism.kind().ordinal(),
                100 * sample.mean(),
                100 * Math.max(0, interval.low()),
                100 * Math.min(1, interval.high()),
                reference.orElse(OptionalDouble.empty()));
    }

    private Table accuracies() {
        var columns = new ArrayList<>(List.of("mechanism"));
        for (var n : results.values("n")) {
            columns.add(n + " in context");
            published.ifPresent(table -> columns.add("published"));
        }
        columns.add("undefined rows");
        var rows = Arrays.stream(DigitMechanism.values()).map(this::accuracyRow).toList();
        return new Table(
                "Accuracy in percent: mean ± standard deviation over contexts"
                        + published
                                .map(table -> "; published: " + table.source())
                                .orElse("") + ".",
                columns,
                rows);
    }

    private List<String> accuracyRow(DigitMechanism mechanism) {
        var row = new ArrayList<>(List.of(mechanism.definition().title()));
        for (var n : results.values("n")) {
            row.add(Numbers.spread(sample(mechanism, n)));
            published.ifPresent(table -> row.add(cell(mechanism, n)
                    .map(cell -> Numbers.percent(cell.mean()) + " ± " + Numbers.percent(cell.deviation()))
                    .orElse("–")));
        }
        double undefined = results.matching(Map.of("mechanism", mechanism.id())).stream()
                .mapToDouble(found -> found.metric("undefined"))
                .sum();
        row.add(Numbers.fixed(undefined, 0));
        return row;
    }

    private Table differences() {
        var rows = new ArrayList<List<String>>();
        for (var pair : PAIRS) {
            for (var n : results.values("n")) {
                rows.add(differenceRow(pair.getFirst(), pair.getLast(), n));
            }
        }
        return new Table(
                "Paired differences in points: the first mechanism less the second, on the same contexts.",
                List.of("pair", "in context", "mean", "standard error", "interval", "contexts"),
                rows);
    }

    private List<String> differenceRow(DigitMechanism first, DigitMechanism second, String n) {
        var difference = difference(first, second, n);
        var interval = Interval.around(difference);
        return List.of(
                first.definition().title() + " less " + second.definition().title(),
                n,
                Numbers.percent(difference.mean()),
                Numbers.percent(difference.standardError()),
                Numbers.percent(interval.low()) + " to " + Numbers.percent(interval.high()),
                Integer.toString(difference.count()));
    }

    private Sample sample(DigitMechanism mechanism, String n) {
        return results.sample("accuracy", Map.of("n", n, "mechanism", mechanism.id()));
    }

    private Sample difference(DigitMechanism first, DigitMechanism second, String n) {
        return results.difference(
                "accuracy", Map.of("n", n, "mechanism", first.id()), Map.of("n", n, "mechanism", second.id()));
    }

    private Optional<PublishedAccuracies.Cell> cell(DigitMechanism mechanism, String n) {
        return published.flatMap(table -> table.cell(mechanism.id(), Integer.parseInt(n)));
    }

    private String percent(DigitMechanism mechanism, String n) {
        return Numbers.percent(sample(mechanism, n).mean());
    }

    /// What a reader of generated digits must know.
    private String standIn() {
        return isUci()
                ? ""
                : " Generated digits are a stand-in on which the effect of centring on ELU+1 does not appear. "
                        + PublishedLift.onUciDigits();
    }

    private boolean isUci() {
        return results.inputs().getOrDefault("data", "").equals("uci");
    }

    private String dataWords() {
        return isUci() ? "the UCI digits" : "generated digits";
    }
}
