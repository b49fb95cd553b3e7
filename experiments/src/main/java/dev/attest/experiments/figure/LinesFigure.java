package dev.attest.experiments.figure;

import dev.attest.experiments.study.Plot;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Lines with bands over two axes; each line is named at its right end.
final class LinesFigure {
    private static final double WIDTH = 760;
    private static final double HEIGHT = 430;
    private static final double LEFT = 70;
    private static final double TOP = 48;
    private static final double BOTTOM = HEIGHT - 58;
    private static final double LABEL_GAP = 16;
    private static final double LEADER = 22;
    private static final double MARGIN = 14;
    private static final double BASELINE = 4.5;
    private static final double RADIUS = 3.5;

    private final Plot.Lines plot;
    private final double right;
    private final AxisScale horizontal;
    private final AxisScale vertical;
    private final Svg svg;

    LinesFigure(Plot.Lines plot) {
        this.plot = plot;
        double widest = plot.series().stream()
                .mapToDouble(series -> Svg.widthOf(series.label()))
                .max()
                .orElse(0);
        right = WIDTH - MARGIN - LEADER - widest;
        horizontal = AxisScale.around(plot.horizontal(), abscissas(), LEFT, right);
        vertical = AxisScale.around(plot.vertical(), ordinates(), BOTTOM, TOP);
        svg = new Svg(WIDTH, HEIGHT, plot.title());
    }

    String draw() {
        svg.title(plot.title(), MARGIN, TOP - 22);
        axes();
        for (int index = 0; index < plot.series().size(); index++) {
            band(index, plot.series().get(index).points());
        }
        for (int index = 0; index < plot.series().size(); index++) {
            svg.path(stroke(index), chain(plot.series().get(index).points()));
        }
        plot.marks().forEach(this::marks);
        labels();
        return svg.finish();
    }

    private void axes() {
        for (double tick : vertical.ticks()) {
            svg.line("class=\"grid\"", LEFT, vertical.place(tick), right, vertical.place(tick));
            svg.label(AxisScale.text(tick), LEFT - 8, vertical.place(tick) + BASELINE, "end");
        }
        for (double tick : horizontal.ticks()) {
            svg.line("class=\"axis\"", horizontal.place(tick), BOTTOM, horizontal.place(tick), BOTTOM + 5);
            svg.label(AxisScale.text(tick), horizontal.place(tick), BOTTOM + 20, "middle");
        }
        svg.line("class=\"axis\"", LEFT, BOTTOM, right, BOTTOM);
        svg.label(plot.horizontal().label(), (LEFT + right) / 2, HEIGHT - 16, "middle");
        svg.upwards(plot.vertical().label(), 20, (TOP + BOTTOM) / 2);
    }

    private void band(int index, List<Plot.Point> points) {
        var steps = new StringBuilder();
        for (var point : points) {
            step(steps, point.x(), point.high());
        }
        for (var point : points.reversed()) {
            step(steps, point.x(), point.low());
        }
        boolean visible = points.stream().anyMatch(point -> point.high() > point.low());
        if (visible) {
            svg.path(Palette.band(index), steps.append('Z').toString());
        }
    }

    private void marks(Plot.Marks marks) {
        var colour = Palette.colour(marks.series());
        for (var point : marks.points()) {
            double x = horizontal.place(point.x());
            var bar = "stroke=\"" + colour + "\" stroke-width=\"1.5\"";
            svg.line(bar, x, vertical.place(point.low()), x, vertical.place(point.high()));
            svg.circle("fill=\"" + colour + "\"", x, vertical.place(point.y()), RADIUS);
        }
    }

    private String chain(List<Plot.Point> points) {
        var steps = new StringBuilder();
        points.forEach(point -> step(steps, point.x(), point.y()));
        return steps.toString();
    }

    private void step(StringBuilder steps, double x, double y) {
        if (Double.isFinite(y)) {
            steps.append(steps.isEmpty() ? 'M' : 'L')
                    .append(Svg.number(horizontal.place(x)))
                    .append(' ')
                    .append(Svg.number(vertical.place(y)));
        }
    }

    private String stroke(int index) {
        return plot.series().get(index).reference() ? Palette.reference(index) : Palette.stroke(index);
    }

    private void labels() {
        var wanted = plot.series().stream()
                .mapToDouble(series -> vertical.place(series.points().getLast().y()))
                .toArray();
        var places = Spread.apart(wanted, LABEL_GAP, TOP, BOTTOM);
        for (int index = 0; index < places.length; index++) {
            svg.path(
                    stroke(index).replaceFirst("stroke-width=\"2\"", "stroke-width=\"1\""),
                    "M" + Svg.number(right + 3) + " " + Svg.number(wanted[index]) + "L" + Svg.number(right + LEADER - 4)
                            + " " + Svg.number(places[index]));
            svg.label(plot.series().get(index).label(), right + LEADER, places[index] + BASELINE, "start");
        }
    }

    private double[] abscissas() {
        return points().mapToDouble(Plot.Point::x).toArray();
    }

    private double[] ordinates() {
        return points().flatMapToDouble(point -> DoubleStream.of(point.low(), point.y(), point.high()))
                .toArray();
    }

    private Stream<Plot.Point> points() {
        return Stream.concat(
                plot.series().stream().flatMap(series -> series.points().stream()),
                plot.marks().stream().flatMap(marks -> marks.points().stream()));
    }
}
