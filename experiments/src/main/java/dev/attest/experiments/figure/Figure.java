package dev.attest.experiments.figure;

import dev.attest.experiments.study.Plot;

/// A plot as an SVG file.
public final class Figure {
    private Figure() {}

    /// The same plot gives the same bytes.
    public static String draw(Plot plot) {
        return switch (plot) {
            case Plot.Lines lines -> new LinesFigure(lines).draw();
            case Plot.Dots dots -> new DotsFigure(dots).draw();
            case Plot.Field field -> new FieldFigure(field).draw();
            case Plot.Tiles tiles -> new TilesFigure(tiles).draw();
            case Plot.Plane plane -> new PlaneFigure(plane).draw();
        };
    }
}
