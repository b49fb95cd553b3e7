package dev.attest.experiments.figure;

import dev.attest.experiments.study.PlaneScene;
import dev.attest.experiments.study.Plot;

/// Scenes one below the other: on the left the plane, on the right the rows.
final class PlaneFigure {
    private static final double MARGIN = 14;
    private static final double TOP = 68;
    private static final double SCENE_TITLE = 26;
    private static final double GAP = 30;
    private static final double LEFT = 40;
    private static final double BELOW = 34;

    private final Plot.Plane plot;
    private final Svg svg;

    PlaneFigure(Plot.Plane plot) {
        this.plot = plot;
        double width = plot.scenes().stream()
                .mapToDouble(scene -> BarBlocks.left(LEFT + PlaneDrawing.SIDE) + BarBlocks.width(scene))
                .reduce(leastWidth(plot), Math::max);
        double height = plot.scenes().stream()
                        .mapToDouble(scene -> titleHeight(scene) + contentHeight(scene) + GAP)
                        .sum()
                + TOP
                - GAP
                + BELOW;
        svg = new Svg(width + MARGIN, height, plot.title());
    }

    private static double leastWidth(Plot.Plane plot) {
        return Math.max(PlaneLegend.WIDTH, MARGIN + 1.1 * Svg.widthOf(plot.title()));
    }

    private static double titleHeight(PlaneScene scene) {
        return scene.title().isEmpty() ? 0 : SCENE_TITLE;
    }

    private static double contentHeight(PlaneScene scene) {
        return Math.max(PlaneDrawing.SIDE, BarBlocks.height(scene));
    }

    String draw() {
        svg.title(plot.title(), MARGIN, 26);
        new PlaneLegend(plot.scenes(), svg, MARGIN, 50).draw();
        double top = TOP;
        for (var scene : plot.scenes()) {
            svg.label(scene.title(), MARGIN, top + 12, "start");
            double start = top + titleHeight(scene);
            new PlaneDrawing(scene, svg, LEFT, start).draw();
            new BarBlocks(scene, svg, LEFT + PlaneDrawing.SIDE, start).draw();
            top = start + contentHeight(scene) + GAP;
        }
        return svg.finish();
    }
}
