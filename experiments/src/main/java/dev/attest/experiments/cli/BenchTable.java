package dev.attest.experiments.cli;

import dev.attest.experiments.bench.Crossover;
import dev.attest.experiments.bench.Growth;
import dev.attest.experiments.bench.Report;
import dev.attest.experiments.bench.Row;
import dev.attest.kernels.ceiling.Ceiling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/// A report as text: the ceiling, a line of figures for each row, what the peers are, how times grow, and where
/// softmax is overtaken.
final class BenchTable {
    private static final String NONE = "-";

    private final Report report;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    private BenchTable(Report report, int width) {
        this.report = report;
        this.width = width;
    }

    static List<String> lines(Report report, int width) {
        var table = new BenchTable(report, width);
        table.ceiling();
        table.rows();
        table.peers();
        table.growths();
        table.crossovers();
        return table.lines;
    }

    private void ceiling() {
        lines.add(words(report.ceiling(), report.threads()));
        lines.add(report.machine().processor() + "; " + report.machine().loops());
        lines.add("");
    }

    static String words(Ceiling ceiling, int threads) {
        return String.format(
                Locale.ROOT,
                "ceiling with %d %s: %.0f GFLOP/s, %.1f exponentials/ns, %.0f GB/s",
                threads,
                threads == 1 ? "thread" : "threads",
                2 * ceiling.multiplyAdds(),
                ceiling.exponentials(),
                ceiling.bytes());
    }

    private void rows() {
        var table = new TextTable(width);
        table.row("mechanism", "b,h,n,d", "ms", "GFLOP/s", "Mtoken/s", "ceiling", "ratio", "by");
        for (var row : report.rows()) {
            switch (row) {
                case Row.Wrong(var of, var objection) ->
                    table.row(of.name(), sizes(row), NONE, NONE, NONE, NONE, NONE, "WRONG: " + objection);
                case Row.Missing(var of, var reason) ->
                    table.row(of.name(), sizes(row), NONE, NONE, NONE, NONE, NONE, "none: " + reason);
                case Row.Measured measured -> add(table, measured);
            }
        }
        lines.addAll(table.lines());
    }

    private void add(TextTable table, Row.Measured row) {
        var share = row.share(report.ceiling());
        table.row(
                row.of().name(),
                sizes(row),
                milliseconds(row.ours().median() / 1e6),
                row.rate() > 0 ? number("%.0f", row.rate()) : NONE,
                number("%.3f", row.tokens() / 1e6),
                share.isPresent() ? number("%.0f %%", 100 * share.getAsDouble()) : NONE,
                row.ratios()
                        .map(ratios -> number("%.2f", ratios.median()) + " " + number("%.2f", ratios.lower()) + ".."
                                + number("%.2f", ratios.upper()))
                        .orElse(NONE),
                row.of().way());
    }

    private static String sizes(Row row) {
        var sizes = row.of().sizes();
        return sizes.batch() + "," + sizes.heads() + "," + sizes.keys() + "," + sizes.d();
    }

    /// What PyTorch did, or why it is not there: each in a line, with the mechanisms that it is true of.
    private void peers() {
        Set<String> told = new LinkedHashSet<>();
        for (var row : report.rows()) {
            if (row instanceof Row.Measured measured) {
                told.add(words(row.of().mechanism(), measured.peer()));
            }
        }
        lines.add("");
        lines.addAll(told);
    }

    private static String words(String mechanism, Row.Peer peer) {
        return switch (peer) {
            case Row.Peer.Compared(var title, var _) -> "against, for " + mechanism + ": " + title;
            case Row.Peer.Absent(var reason) -> "no ratio for " + mechanism + ": " + reason;
        };
    }

    private void growths() {
        var growths = report.growths();
        if (growths.isEmpty()) {
            return;
        }
        lines.add("");
        for (Growth growth : growths) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: time grows as n^%.2f, standard error %.2f over %d lengths",
                    growth.name(),
                    growth.law().exponent(),
                    growth.law().standardError(),
                    growth.lengths()));
        }
    }

    private void crossovers() {
        if (report.crossovers().isEmpty()) {
            return;
        }
        lines.add("");
        var table = new TextTable(width);
        table.row("faster than our softmax from n =", "predicted", "measured", "off by", "predicted from");
        for (Crossover crossover : report.crossovers()) {
            table.row(
                    crossover.name(),
                    number("%.0f", crossover.predicted()),
                    number("%.0f", crossover.measured()),
                    crossover.error().isPresent()
                            ? number("%+.0f %%", 100 * crossover.error().getAsDouble())
                            : NONE,
                    "work, and times at n = " + crossover.calibration().getFirst() + " and "
                            + crossover.calibration().getLast());
        }
        lines.addAll(table.lines());
    }

    private static String milliseconds(double time) {
        return number(time >= 100 ? "%.0f" : time >= 1 ? "%.2f" : "%.4f", time);
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? number(format, value.getAsDouble()) : NONE;
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
