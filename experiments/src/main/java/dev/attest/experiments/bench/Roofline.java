package dev.attest.experiments.bench;

import dev.attest.experiments.study.Plot;
import dev.attest.kernels.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The picture of Williams, Waterman and Patterson: over how many operations a kernel does for each byte that
/// it must move, how many it does in a second, and above them what memory and multiply-adds allow. From each
/// dot a line leads up to what that kernel could do at most: less than the roof where it takes exponentials.
public final class Roofline {
    private static final double MARGIN = 2;

    private final Report report;
    private final List<Row.Measured> rows;

    private Roofline(Report report) {
        this.report = report;
        var longest = new LinkedHashMap<String, Row.Measured>();
        for (var row : report.rows()) {
            if (row instanceof Row.Measured measured && isComputing(row)) {
                longest.merge(row.of().name(), measured, Roofline::longer);
            }
        }
        this.rows = List.copyOf(longest.values());
    }

    /// Each mechanism at the longest length that was measured.
    public static Plot.Lines of(Report report) {
        return new Roofline(report).plot();
    }

    private static boolean isComputing(Row row) {
        return row.of().work().filter(work -> work.multiplyAdds() > 0).isPresent();
    }

    private static Row.Measured longer(Row.Measured one, Row.Measured other) {
        return one.of().sizes().keys() >= other.of().sizes().keys() ? one : other;
    }

    private Plot.Lines plot() {
        var series = new ArrayList<Plot.Series>();
        var marks = new ArrayList<Plot.Marks>();
        for (int index = 0; index < rows.size(); index++) {
            var row = rows.get(index);
            var work = row.of().work().orElseThrow();
            var label = row.of().name() + ", n = " + row.of().sizes().keys();
            double most = work.operations() / report.ceiling().nanoseconds(work);
            series.add(new Plot.Series(label, List.of(point(work, most), point(work, row.rate()))));
            marks.add(new Plot.Marks(index, List.of(point(work, row.rate()))));
        }
        series.add(roof());
        return new Plot.Lines(
                "roofline",
                "Kernels below what this machine could do",
                "Operations a second over operations for each byte that must be moved. Lines: what memory and"
                        + " multiply-adds allow; from each dot up, what that kernel could do at most.",
                new Plot.Axis("operations a byte", true),
                new Plot.Axis("GFLOP/s", true),
                series,
                marks);
    }

    private static Plot.Point point(Work work, double rate) {
        return new Plot.Point(work.intensity(), rate, rate, rate);
    }

    private Plot.Series roof() {
        double peak = 2 * report.ceiling().multiplyAdds();
        double ridge = peak / report.ceiling().bytes();
        double least = intensities(true, ridge) / MARGIN;
        double most = intensities(false, ridge) * MARGIN;
        return new Plot.Series(
                "ceiling", List.of(at(least, least * report.ceiling().bytes()), at(ridge, peak), at(most, peak)), true);
    }

    private double intensities(boolean least, double ridge) {
        double end = ridge;
        for (var row : rows) {
            double intensity = row.of().work().orElseThrow().intensity();
            end = least ? Math.min(end, intensity) : Math.max(end, intensity);
        }
        return end;
    }

    private static Plot.Point at(double x, double y) {
        return new Plot.Point(x, y, y, y);
    }
}
