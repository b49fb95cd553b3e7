package dev.attest.experiments.figure;

import dev.attest.experiments.study.PlaneScene;
import dev.attest.experiments.study.PlaneScene.Spot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Keys and queries as arrows over the sets of queries that share a row.
final class PlaneDrawing {
    static final double SIDE = 330;

    private static final double HEAD = 9;
    private static final double HEAD_HALF_WIDTH = 4;
    private static final double LABEL_SIZE = 12;
    private static final double TICK_SIZE = 11;
    private static final double STRAIGHT = .05;

    private final PlaneScene scene;
    private final Svg svg;
    private final double left;
    private final double top;
    private final AxisScale across;
    private final AxisScale up;

    PlaneDrawing(PlaneScene scene, Svg svg, double left, double top) {
        this.scene = scene;
        this.svg = svg;
        this.left = left;
        this.top = top;
        double low = scene.window().low();
        double high = scene.window().high();
        across = new AxisScale(false, low, high, left, left + SIDE);
        up = new AxisScale(false, low, high, top + SIDE, top);
    }

    void draw() {
        areas(scene.undefined(), KeyColours.NO_ROW, "0.28");
        axes();
        scene.shared().forEach(this::shared);
        for (int index = 0; index < scene.keys().size(); index++) {
            arrow(scene.keys().get(index).tip(), KeyColours.key(index), 2);
        }
        longestFirst().forEach(index -> arrow(scene.queries().get(index).tip(), KeyColours.query(index), 3));
        names();
    }

    private List<Integer> longestFirst() {
        return IntStream.range(0, scene.queries().size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        index -> -length(scene.queries().get(index).tip())))
                .toList();
    }

    private void axes() {
        for (double tick : across.ticks()) {
            if (inside(tick)) {
                cross("class=\"grid\"", tick);
                svg.label(AxisScale.text(tick), across.place(tick), top + SIDE + 16, "middle", TICK_SIZE);
                svg.label(AxisScale.text(tick), left - 7, up.place(tick) + 4, "end", TICK_SIZE);
            }
        }
        cross("class=\"axis\"", 0);
    }

    private void cross(String style, double number) {
        svg.line(style, across.place(number), top, across.place(number), top + SIDE);
        svg.line(style, left, up.place(number), left + SIDE, up.place(number));
    }

    private boolean inside(double tick) {
        return scene.window().low() <= tick && tick <= scene.window().high();
    }

    private void shared(PlaneScene.SharedSet set) {
        areas(set.areas(), KeyColours.SHARED, set.marked() ? "0.38" : "0.16");
        if (set.curves().isEmpty()) {
            return;
        }
        var steps = new StringBuilder();
        set.curves().forEach(curve -> steps.append(chain(straightened(curve))));
        svg.path(
                "fill=\"none\" stroke=\"" + KeyColours.SHARED + "\" stroke-width=\"" + (set.marked() ? 9 : 1)
                        + "\" stroke-opacity=\"" + (set.marked() ? "0.42" : "0.4")
                        + "\" stroke-linecap=\"butt\" stroke-linejoin=\"round\"",
                steps.toString());
    }

    /// Polygons that meet are one path, so that no seam shows.
    private void areas(List<List<Spot>> polygons, String colour, String opacity) {
        if (!polygons.isEmpty()) {
            var steps = new StringBuilder();
            polygons.forEach(polygon -> steps.append(chain(polygon)).append('Z'));
            svg.path("fill=\"" + colour + "\" fill-opacity=\"" + opacity + "\"", steps.toString());
        }
    }

    private String chain(List<Spot> spots) {
        var steps = new StringBuilder();
        for (var spot : spots) {
            steps.append(steps.isEmpty() ? "M" : "L")
                    .append(Svg.number(x(spot)))
                    .append(' ')
                    .append(Svg.number(y(spot)));
        }
        return steps.toString();
    }

    private double x(Spot spot) {
        return across.place(spot.x());
    }

    private double y(Spot spot) {
        return up.place(spot.y());
    }

    /// Without the points that lie on a straight line between those that stay, as far as an eye can see.
    private List<Spot> straightened(List<Spot> curve) {
        var kept = new ArrayList<Spot>();
        int start = 0;
        kept.add(curve.getFirst());
        for (int end = 2; end <= curve.size(); end++) {
            if (end == curve.size() || !straight(curve, start, end)) {
                start = end - 1;
                kept.add(curve.get(start));
            }
        }
        return kept;
    }

    private boolean straight(List<Spot> curve, int start, int end) {
        double runX = x(curve.get(end)) - x(curve.get(start));
        double runY = y(curve.get(end)) - y(curve.get(start));
        double run = StrictMath.hypot(runX, runY);
        for (int between = start + 1; between < end; between++) {
            double offX = x(curve.get(between)) - x(curve.get(start));
            double offY = y(curve.get(between)) - y(curve.get(start));
            if (Math.abs(runX * offY - runY * offX) > STRAIGHT * run) {
                return false;
            }
        }
        return true;
    }

    private void arrow(Spot tip, String colour, double stroke) {
        double length = StrictMath.hypot(x(tip) - across.place(0), y(tip) - up.place(0));
        if (length == 0) {
            svg.circle("fill=\"" + colour + "\"", x(tip), y(tip), HEAD_HALF_WIDTH);
            return;
        }
        double toX = (x(tip) - across.place(0)) / length;
        double toY = (y(tip) - up.place(0)) / length;
        double head = Math.min(HEAD, length);
        double neckX = x(tip) - head * toX;
        double neckY = y(tip) - head * toY;
        svg.line(
                "stroke=\"" + colour + "\" stroke-width=\"" + stroke + "\"",
                across.place(0),
                up.place(0),
                neckX,
                neckY);
        svg.path(
                "fill=\"" + colour + "\"",
                "M" + Svg.number(x(tip)) + " " + Svg.number(y(tip)) + "L"
                        + Svg.number(neckX - HEAD_HALF_WIDTH * toY) + " " + Svg.number(neckY + HEAD_HALF_WIDTH * toX)
                        + "L" + Svg.number(neckX + HEAD_HALF_WIDTH * toY) + " "
                        + Svg.number(neckY - HEAD_HALF_WIDTH * toX) + "Z");
    }

    private void names() {
        var names = new ArrowNames(across.place(0), up.place(0));
        var arrows =
                Stream.concat(scene.keys().stream(), scene.queries().stream()).toList();
        arrows.forEach(arrow -> names.addArrow(x(arrow.tip()), y(arrow.tip())));
        for (var arrow : arrows) {
            var place = names.place(x(arrow.tip()), y(arrow.tip()));
            svg.label(arrow.label(), place.x(), place.y() + 4, "middle", LABEL_SIZE);
        }
    }

    private static double length(Spot spot) {
        return StrictMath.hypot(spot.x(), spot.y());
    }
}
