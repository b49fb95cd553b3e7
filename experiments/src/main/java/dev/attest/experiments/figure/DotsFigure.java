package dev.attest.experiments.figure;

import dev.attest.experiments.study.Plot;
import java.util.List;
import java.util.stream.DoubleStream;

/// Panels side by side; in each a dot with its band for every label.
final class DotsFigure {
    private static final double ROW = 23;
    private static final double TOP = 96;
    private static final double PANEL = 270;
    private static final double PANEL_GAP = 26;
    private static final double MARGIN = 14;
    private static final double BELOW = 52;
    private static final double BASELINE = 4.5;
    private static final double RADIUS = 4.5;

    private final Plot.Dots plot;
    private final double left;
    private final double bottom;
    private final double width;
    private final Svg svg;

    DotsFigure(Plot.Dots plot) {
        this.plot = plot;
        left = MARGIN
                + 12
                + firstPanel().stream()
                        .mapToDouble(dot -> Svg.widthOf(dot.label()))
                        .max()
                        .orElse(0);
        bottom = TOP + ROW * firstPanel().size();
        width = left + plot.panels().size() * (PANEL + PANEL_GAP);
        svg = new Svg(width, bottom + BELOW, plot.title());
    }

    String draw() {
        svg.title(plot.title(), MARGIN, 26);
        legend();
        for (int row = 0; row < firstPanel().size(); row++) {
            svg.label(firstPanel().get(row).label(), left - 12, middle(row) + BASELINE, "end");
        }
        for (int index = 0; index < plot.panels().size(); index++) {
            panel(plot.panels().get(index), left + index * (PANEL + PANEL_GAP));
        }
        svg.label(plot.horizontal().label(), (left + width - PANEL_GAP) / 2, bottom + 42, "middle");
        return svg.finish();
    }

    private void legend() {
        double x = MARGIN + RADIUS;
        for (int kind = 0; kind < plot.kinds().size(); kind++) {
            svg.circle(Palette.fill(kind), x, 48, RADIUS);
            svg.label(plot.kinds().get(kind), x + 11, 48 + BASELINE, "start");
            x += 34 + Svg.widthOf(plot.kinds().get(kind));
        }
        if (plot.reference().isPresent()) {
            diamond(x, 48);
            svg.label(plot.reference().get(), x + 14, 48 + BASELINE, "start");
        }
    }

    private void panel(Plot.Panel panel, double start) {
        var scale = AxisScale.around(plot.horizontal(), numbers(), start, start + PANEL);
        svg.label(panel.title(), start + PANEL / 2, TOP - 10, "middle");
        for (double tick : scale.ticks()) {
            svg.line("class=\"grid\"", scale.place(tick), TOP, scale.place(tick), bottom);
            svg.label(AxisScale.text(tick), scale.place(tick), bottom + 18, "middle");
        }
        svg.line("class=\"axis\"", start, bottom, start + PANEL, bottom);
        for (int row = 0; row < panel.dots().size(); row++) {
            dot(panel.dots().get(row), scale, middle(row));
        }
    }

    private void dot(Plot.Dot dot, AxisScale scale, double y) {
        if (dot.high() > dot.low()) {
            var stroke = "stroke=\"" + Palette.colour(dot.kind()) + "\" stroke-width=\"2.5\" stroke-linecap=\"round\"";
            svg.line(stroke, scale.place(dot.low()), y, scale.place(dot.high()), y);
        }
        if (Double.isFinite(dot.value())) {
            svg.circle(Palette.fill(dot.kind()), scale.place(dot.value()), y, RADIUS);
        }
        dot.reference().ifPresent(number -> diamond(scale.place(number), y));
    }

    private void diamond(double x, double y) {
        svg.path(
                "class=\"reference\"",
                "M" + Svg.number(x - 7) + " " + Svg.number(y) + "L" + Svg.number(x) + " " + Svg.number(y - 7)
                        + "L" + Svg.number(x + 7) + " " + Svg.number(y) + "L" + Svg.number(x) + " "
                        + Svg.number(y + 7) + "Z");
    }

    private double middle(int row) {
        return TOP + ROW * (row + .5);
    }

    private List<Plot.Dot> firstPanel() {
        return plot.panels().getFirst().dots();
    }

    private double[] numbers() {
        return plot.panels().stream()
                .flatMap(panel -> panel.dots().stream())
                .flatMapToDouble(dot -> DoubleStream.of(
                        dot.low(), dot.value(), dot.high(), dot.reference().orElse(Double.NaN)))
                .toArray();
    }
}
