package dev.attest.experiments.figure;

import dev.attest.experiments.study.Plot;
import java.util.List;
import java.util.Locale;

/// Panels side by side; in each a coloured cell for every point of a grid, and the colours beside them.
final class FieldFigure {
    private static final double TOP = 76;
    private static final double PANEL = 300;
    private static final double HEIGHT = 260;
    private static final double LEFT = 74;
    private static final double GAP = 34;
    private static final double MARGIN = 14;
    private static final double BELOW = 58;
    private static final double BASELINE = 4.5;
    private static final double KEY_WIDTH = 16;
    private static final double KEY_ROOM = 96;
    private static final int SHADES = 20;
    private static final int LEGEND_TICKS = 5;

    /// From nothing to certain, dark to light, in even steps of lightness.
    private static final int[][] COLOURS = {
        {0x12, 0x1f, 0x48}, {0x00, 0x72, 0xb2}, {0x56, 0xb4, 0xa0}, {0xf4, 0xe4, 0x8a}
    };

    private final Plot.Field plot;
    private final double width;
    private final Svg svg;

    FieldFigure(Plot.Field plot) {
        this.plot = plot;
        width = LEFT + plot.panels().size() * (PANEL + GAP) + KEY_ROOM;
        svg = new Svg(width, TOP + HEIGHT + BELOW, plot.title());
    }

    String draw() {
        svg.title(plot.title(), MARGIN, 26);
        for (int index = 0; index < plot.panels().size(); index++) {
            panel(plot.panels().get(index), LEFT + index * (PANEL + GAP));
        }
        legend(LEFT + plot.panels().size() * (PANEL + GAP));
        double middle = LEFT + (plot.panels().size() * (PANEL + GAP) - GAP) / 2;
        svg.label(plot.horizontal().label(), middle, TOP + HEIGHT + 44, "middle");
        svg.upwards(plot.vertical().label(), 20, TOP + HEIGHT / 2);
        return svg.finish();
    }

    private void panel(Plot.Grid grid, double start) {
        var across = new Edges(grid.columns(), plot.horizontal().logarithmic());
        var up = new Edges(grid.rows(), plot.vertical().logarithmic());
        var horizontal = across.scale(start, start + PANEL);
        var vertical = up.scale(TOP + HEIGHT, TOP);
        for (int row = 0; row < grid.rows().size(); row++) {
            for (int column = 0; column < grid.columns().size(); column++) {
                cell(
                        horizontal.place(across.edge(column)),
                        horizontal.place(across.edge(column + 1)),
                        vertical.place(up.edge(row + 1)),
                        vertical.place(up.edge(row)),
                        grid.values().get(row).get(column));
            }
        }
        svg.label(grid.title(), start + PANEL / 2, TOP - 10, "middle");
        for (double tick : horizontal.ticks()) {
            svg.line("class=\"axis\"", horizontal.place(tick), TOP + HEIGHT, horizontal.place(tick), TOP + HEIGHT + 5);
            svg.label(AxisScale.text(tick), horizontal.place(tick), TOP + HEIGHT + 20, "middle");
        }
        if (start == LEFT) {
            for (double tick : vertical.ticks()) {
                svg.line("class=\"axis\"", start - 5, vertical.place(tick), start, vertical.place(tick));
                svg.label(AxisScale.text(tick), start - 9, vertical.place(tick) + BASELINE, "end");
            }
        }
    }

    private void legend(double start) {
        double step = HEIGHT / SHADES;
        for (int shade = 0; shade < SHADES; shade++) {
            double bottom = TOP + HEIGHT - shade * step;
            cell(start, start + KEY_WIDTH, bottom - step, bottom, (shade + .5) / SHADES);
        }
        for (int tick = 0; tick <= LEGEND_TICKS; tick++) {
            double share = (double) tick / LEGEND_TICKS;
            svg.label(AxisScale.text(share), start + KEY_WIDTH + 7, TOP + HEIGHT * (1 - share) + BASELINE, "start");
        }
        svg.upwards(plot.quantity(), start + KEY_WIDTH + 48, TOP + HEIGHT / 2);
    }

    private void cell(double left, double right, double top, double bottom, double value) {
        var steps = "M" + Svg.number(left) + " " + Svg.number(top) + "H" + Svg.number(right) + "V" + Svg.number(bottom)
                + "H" + Svg.number(left) + "Z";
        svg.path("fill=\"" + colour(value) + "\" shape-rendering=\"crispEdges\"", steps);
    }

    private static String colour(double value) {
        double place = Math.clamp(value, 0, 1) * (COLOURS.length - 1);
        int below = Math.min((int) place, COLOURS.length - 2);
        double share = place - below;
        var text = new StringBuilder("#");
        for (int part = 0; part < COLOURS[below].length; part++) {
            double mixed = (1 - share) * COLOURS[below][part] + share * COLOURS[below + 1][part];
            text.append(String.format(Locale.ROOT, "%02x", Math.round(mixed)));
        }
        return text.toString();
    }

    /// Cells meet half-way between their places, by difference or, on logarithmic axes, by ratio.
    private record Edges(List<Double> places, boolean logarithmic) {
        double edge(int index) {
            int last = places.size() - 1;
            double below = places.get(Math.clamp(index - 1L, 0, last - 1));
            double above = places.get(Math.clamp(index, 1, last));
            double steps = index == 0 ? -.5 : index > last ? 1.5 : .5;
            return logarithmic ? below * StrictMath.pow(above / below, steps) : below + steps * (above - below);
        }

        AxisScale scale(double from, double to) {
            return new AxisScale(logarithmic, edge(0), edge(places.size()), from, to);
        }
    }
}
