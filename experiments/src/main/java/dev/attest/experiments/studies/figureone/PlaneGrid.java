package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.experiments.study.PlaneScene.Window;
import java.util.List;

/// Squares that cover a square of the plane; both axes are grid lines.
///
/// @param below squares on the negative side of an axis
/// @param cells squares along a side
/// @param step  the side of one
record PlaneGrid(int below, int cells, double step) {
    /// Of the room around the points, how many parts lie between them.
    private static final double INSIDE = .8;

    /// Around the origin and some points, with room on every side.
    static PlaneGrid around(List<Spot> points, int cells) {
        double low = 0;
        double high = 0;
        for (var point : points) {
            low = Math.min(low, Math.min(point.x(), point.y()));
            high = Math.max(high, Math.max(point.x(), point.y()));
        }
        double side = (high > low ? high - low : 1) / INSIDE;
        double step = side / (cells - 1);
        double room = (side - (high - low)) / 2;
        return new PlaneGrid((int) Math.ceil((room - low) / step), cells, step);
    }

    double at(int line) {
        return (line - below) * step;
    }

    Spot corner(int column, int row) {
        return new Spot(at(column), at(row));
    }

    Window window() {
        return new Window(at(0), at(cells));
    }
}
