package dev.attest.experiments.cli;

import dev.attest.experiments.bench.Row;
import dev.attest.kernels.ceiling.Ceiling;
import java.util.List;
import java.util.Locale;

/// Rows of figures, a line each.
final class BenchTable {
    private final Ceiling ceiling;
    private final TextTable table;

    BenchTable(Ceiling ceiling, int width) {
        this.ceiling = ceiling;
        this.table = new TextTable(width);
    }

    List<String> lines(List<Row> rows) {
        table.row("mechanism", "[b,h,n,d]", "ms", "GFLOP/s", "Mtok/s", "of ceiling", "x PyTorch", "computed by; against");
        rows.forEach(this::add);
        return table.lines();
    }

    private void add(Row row) {
        switch (row) {
            case Row.Wrong(var of, var objection) ->
                table.row(of.name(), sizes(row), "-", "-", "-", "-", "-", "WRONG: " + objection);
            case Row.Measured measured -> add(measured);
        }
    }

    private void add(Row.Measured row) {
        var share = row.share(ceiling);
        table.row(
                row.of().name(),
                sizes(row),
                number("%.3f", row.ours().median() / 1e6),
                share.isPresent() ? number("%.1f", row.rate()) : "-",
                number("%.3f", row.tokens() / 1e6),
                share.isPresent() ? number("%.0f %%", 100 * share.getAsDouble()) : "-",
                row.ratios().map(ratios -> number("%.2f", ratios.median())).orElse("-"),
                row.of().way() + "; " + against(row.peer()));
    }

    private static String against(Row.Peer peer) {
        return switch (peer) {
            case Row.Peer.Compared(var title, var _) -> title;
            case Row.Peer.Absent(var reason) -> reason;
        };
    }

    private static String sizes(Row row) {
        var sizes = row.of().sizes();
        return sizes.batch() + "," + sizes.heads() + "," + sizes.queries() + "," + sizes.d();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
