package dev.attest.experiments.figure;

import dev.attest.experiments.study.PlaneScene;
import dev.attest.experiments.study.PlaneScene.SharedSet;
import java.util.List;
import java.util.function.Predicate;

/// What the lines and areas of scenes mean, in one line.
final class PlaneLegend {
    /// Room for all that it may say.
    static final double WIDTH = 730;

    private static final double SWATCH = 22;
    private static final double SIZE = 11.5;
    private static final double NARROW = .8;

    private final List<PlaneScene> scenes;
    private final Svg svg;
    private final double y;
    private double x;

    PlaneLegend(List<PlaneScene> scenes, Svg svg, double x, double y) {
        this.scenes = scenes;
        this.svg = svg;
        this.x = x;
        this.y = y;
    }

    void draw() {
        if (has(set -> set.marked() && set.hasOthers())) {
            line(9, "0.42");
            name("queries with the row of a query that is drawn");
        }
        if (has(set -> !set.marked() && !set.curves().isEmpty())) {
            line(1, "0.6");
            name("the same for other rows");
        }
        if (has(set -> !set.marked() && !set.areas().isEmpty())) {
            area(KeyColours.SHARED, "0.16");
            name("a whole area with one row");
        }
        if (scenes.stream().anyMatch(scene -> !scene.undefined().isEmpty())) {
            area(KeyColours.NO_ROW, "0.28");
            name("no row");
        }
    }

    private boolean has(Predicate<SharedSet> what) {
        return scenes.stream().flatMap(scene -> scene.shared().stream()).anyMatch(what);
    }

    private void line(double width, String opacity) {
        svg.line(
                "stroke=\"" + KeyColours.SHARED + "\" stroke-width=\"" + width + "\" stroke-opacity=\"" + opacity
                        + "\"",
                x,
                y - 4,
                x + SWATCH,
                y - 4);
    }

    private void area(String colour, String opacity) {
        svg.rectangle("fill=\"" + colour + "\" fill-opacity=\"" + opacity + "\"", x, y - 10, SWATCH, 12);
    }

    private void name(String text) {
        svg.label(text, x + SWATCH + 7, y, "start", SIZE);
        x += SWATCH + 7 + NARROW * Svg.widthOf(text) + 16;
    }
}
