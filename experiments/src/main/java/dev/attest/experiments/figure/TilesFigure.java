package dev.attest.experiments.figure;

import dev.attest.experiments.study.Plot;

/// Panels side by side; in each a square for every place of a grid, the deeper the colour, the larger the
/// number.
final class TilesFigure {
    private static final double TOP = 108;
    private static final double PANEL = 158;
    private static final double GAP = 20;
    private static final double MARGIN = 14;
    private static final double BELOW = 24;
    private static final double NOTE = 17;
    private static final double LEGEND = 60;
    private static final double LEGEND_STEP = 9;
    private static final int LEGEND_STEPS = 12;
    private static final double BASELINE = 4.5;
    private static final int POSITIVE = 0;
    private static final int NEGATIVE = 1;

    private final Plot.Tiles plot;
    private final Svg svg;

    TilesFigure(Plot.Tiles plot) {
        this.plot = plot;
        double width = 2 * MARGIN + plot.panels().size() * (PANEL + GAP) - GAP;
        int notes = plot.panels().stream()
                .mapToInt(tile -> tile.notes().size())
                .max()
                .orElse(0);
        svg = new Svg(width, TOP + PANEL + BELOW + notes * NOTE, plot.title());
    }

    String draw() {
        svg.title(plot.title(), MARGIN, 26);
        legend();
        for (int index = 0; index < plot.panels().size(); index++) {
            panel(plot.panels().get(index), MARGIN + index * (PANEL + GAP));
        }
        return svg.finish();
    }

    /// Below zero, zero and above it, up to the greatest absolute value of a panel; and the marks.
    private void legend() {
        double x = MARGIN;
        x = told("below 0", x);
        for (int step = -LEGEND_STEPS; step <= LEGEND_STEPS; step++) {
            cell((double) step / LEGEND_STEPS, x, LEGEND - LEGEND_STEP, LEGEND_STEP, 2 * LEGEND_STEP);
            x += LEGEND_STEP;
        }
        x = told("above 0", x + 8) + 24;
        svg.circle("class=\"reference\"", x, LEGEND, 3);
        x = told("the query", x + 10) + 24;
        outline(x, LEGEND - 7, 14);
        told("its window", x + 22);
    }

    private double told(String text, double x) {
        svg.label(text, x, LEGEND + BASELINE, "start");
        return x + Svg.widthOf(text) + 8;
    }

    private void panel(Plot.Tile tile, double left) {
        svg.label(tile.title(), left + PANEL / 2, TOP - 10, "middle");
        double side = PANEL / tile.values().size();
        double largest = tile.values().stream()
                .flatMap(row -> row.stream())
                .mapToDouble(Math::abs)
                .max()
                .orElse(0);
        for (int row = 0; row < tile.values().size(); row++) {
            for (int column = 0; column < tile.values().get(row).size(); column++) {
                double share = largest > 0 ? tile.values().get(row).get(column) / largest : 0;
                cell(share, left + column * side, TOP + row * side, side, side);
            }
        }
        svg.rectangle("class=\"axis\"", left, TOP, PANEL, PANEL);
        marked(tile, left, side);
        for (int line = 0; line < tile.notes().size(); line++) {
            svg.label(tile.notes().get(line), left + PANEL / 2, TOP + PANEL + BELOW + line * NOTE, "middle");
        }
    }

    private void marked(Plot.Tile tile, double left, double side) {
        var place = tile.marked();
        int last = tile.values().size() - 1;
        int firstRow = Math.max(0, place.row() - place.reach());
        int firstColumn = Math.max(0, place.column() - place.reach());
        int rows = Math.min(last, place.row() + place.reach()) - firstRow + 1;
        svg.circle(
                "class=\"reference\"",
                left + (place.column() + .5) * side,
                TOP + (place.row() + .5) * side,
                Math.min(3, side / 4));
        outline(left + firstColumn * side, TOP + firstRow * side, rows * side);
    }

    private void outline(double left, double top, double side) {
        svg.rectangle("class=\"reference\"", left, top, side, side);
    }

    /// @param share from -1 to 1
    private void cell(double share, double left, double top, double width, double height) {
        if (share != 0 && Double.isFinite(share)) {
            var fill = Palette.fill(share > 0 ? POSITIVE : NEGATIVE) + " fill-opacity=\""
                    + Svg.number(Math.min(1, Math.abs(share))) + "\" shape-rendering=\"crispEdges\"";
            svg.rectangle(fill, left, top, width, height);
        }
    }
}
