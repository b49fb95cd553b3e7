package dev.attest.experiments.figure;

import dev.attest.experiments.study.PlaneScene.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where the names of arrows go: beside or beyond the tip, wherever other arrows and names are farthest away.
/// In the coordinates of the picture.
final class ArrowNames {
    private static final double GAP = 11;
    /// Farther away than this, everything is far enough.
    private static final double CLEAR = 12;
    /// An axis behind a name hides less of it than an arrow.
    private static final double OVER_AXES = 4;

    private final Spot start;
    private final List<Spot> tips = new ArrayList<>();
    private final List<Spot> placed = new ArrayList<>();

    ArrowNames(double startX, double startY) {
        start = new Spot(startX, startY);
    }

    void addArrow(double tipX, double tipY) {
        tips.add(new Spot(tipX, tipY));
    }

    /// The middle of the next name.
    Spot place(double tipX, double tipY) {
        double length = StrictMath.hypot(tipX - start.x(), tipY - start.y());
        double alongX = length > 0 ? (tipX - start.x()) / length : 0;
        double alongY = length > 0 ? (tipY - start.y()) / length : -1;
        var best = Stream.of(
                        new Spot(tipX + GAP * alongX, tipY + GAP * alongY),
                        new Spot(tipX - GAP * alongY, tipY + GAP * alongX),
                        new Spot(tipX + GAP * alongY, tipY - GAP * alongX))
                .max(Comparator.comparingDouble(this::room))
                .orElseThrow();
        placed.add(best);
        return best;
    }

    private double room(Spot place) {
        double toAxes = Math.min(Math.abs(place.x() - start.x()), Math.abs(place.y() - start.y()));
        double room = Math.min(CLEAR, OVER_AXES + toAxes);
        for (var tip : tips) {
            room = Math.min(room, distance(place, start, tip));
        }
        for (var other : placed) {
            room = Math.min(room, distance(place, other, other));
        }
        return room;
    }

    /// From a point to a segment.
    private static double distance(Spot point, Spot from, Spot to) {
        double runX = to.x() - from.x();
        double runY = to.y() - from.y();
        double square = runX * runX + runY * runY;
        double along = (point.x() - from.x()) * runX + (point.y() - from.y()) * runY;
        double share = square > 0 ? Math.clamp(along / square, 0, 1) : 0;
        return StrictMath.hypot(point.x() - from.x() - share * runX, point.y() - from.y() - share * runY);
    }
}
