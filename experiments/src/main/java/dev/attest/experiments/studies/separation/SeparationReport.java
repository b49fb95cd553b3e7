package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Table;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.Probability;
import dev.attest.theory.separation.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Figures, tables and findings of the sweeps.
final class SeparationReport {
    private static final int PLACES = 4;
    private static final int DIGITS = 12;
    private static final int LONGEST = 60;

    private final Results results;
    private final RandomNetworksFollowTheirLaw.Settings settings;
    private final List<Sweep> sweeps;
    private final Counts counts;

    SeparationReport(Results results) {
        this.results = results;
        settings = Settings.with(new RandomNetworksFollowTheirLaw().defaults(results.scale()), results.settings());
        sweeps = Sweeps.of(settings);
        counts = Counts.of(sweeps, settings.draws(), results);
    }

    List<Plot> plots() {
        Laws.prepare(sweeps.stream()
                .flatMap(sweep -> sweep.curves().stream())
                .flatMap(curve -> curve.places().stream())
                .toList());
        return Stream.concat(
                        sweeps.stream().map(sweep -> new SweepFigure(sweep, counts).draw()),
                        Sweeps.parts(settings).stream().map(part -> part.plot(results)))
                .toList();
    }

    List<Table> tables() {
        var rows = new ArrayList<List<String>>();
        for (var count : counts.successes()) {
            int draws = count.expected().trials();
            rows.add(List.of(
                    count.place().sweep(),
                    count.place().curve(),
                    count.place().at(),
                    Integer.toString(count.place().columns()),
                    Numbers.fixed((double) count.observed() / draws, PLACES),
                    Numbers.fixed(count.expected().probability(), PLACES)));
        }
        return List.of(new Table(
                "Successes at every place: the share of the draws, and the exact probability.",
                List.of("sweep", "curve", "at", "m", "simulated", "exact"),
                rows));
    }

    List<String> headlines() {
        var headlines = new ArrayList<String>();
        headlines.add(instance());
        if (settings.isBase()) {
            headlines.add(tuned());
            Sweeps.parts(settings).forEach(part -> headlines.addAll(part.headlines(results)));
        }
        return headlines;
    }

    /// The six probabilities of one column at the instance, as fractions and in digits, all correct.
    private String instance() {
        var law = Laws.of(new Contest.Pair(Instance.of(settings), Unit.SOFTMAX, Unit.LINEAR));
        var text = new StringBuilder("At n = " + settings.n() + ", " + settings.groups() + " groups, a0 = "
                + settings.a0() + ", a1 = " + settings.a1() + ", b = " + settings.b() + ", c = " + settings.c()
                + ", gamma = " + settings.gamma() + ", one random column");
        for (var network : Network.values()) {
            text.append(network.ordinal() == 0 ? " fires " : "; ")
                    .append(network.strong() ? "softmax on " : "linear attention on ")
                    .append(network.dataset().text())
                    .append(" with probability ")
                    .append(text(law.probability(network)));
        }
        return text.append("; is bad with ")
                .append(text(law.bad()))
                .append(" and good with ")
                .append(text(law.good()))
                .append(". With m = ")
                .append(settings.columns())
                .append(" columns the event of the theorem has the probability ")
                .append(text(law.success(settings.columns()).decimal(DIGITS)))
                .append(".")
                .toString();
    }

    private static String text(Probability probability) {
        var digits = text(probability.decimal(DIGITS));
        var fraction = probability.toString();
        return fraction.length() > LONGEST ? digits : fraction + " = " + digits;
    }

    private static String text(BigDecimal number) {
        return number.toString().replace("E-", "e−").replace("E+", "e");
    }

    private String tuned() {
        var tuned = sweeps.stream()
                .filter(sweep -> sweep.id().equals(Sweeps.TUNED))
                .flatMap(sweep -> sweep.curves().stream())
                .map(this::leastAndMost)
                .toList();
        return "Not all linear attention fails: on the very same datasets, readouts and threshold, "
                + String.join("; ", tuned) + ".";
    }

    private String leastAndMost(Curve curve) {
        var probabilities = curve.places().stream()
                .map(place -> Laws.of(place.contest()).success(place.columns()))
                .sorted()
                .toList();
        return curve.label() + " tells them apart with probability "
                + Numbers.fixed(probabilities.getFirst().nearest(), PLACES) + " to "
                + Numbers.fixed(probabilities.getLast().nearest(), PLACES) + " over n";
    }
}
