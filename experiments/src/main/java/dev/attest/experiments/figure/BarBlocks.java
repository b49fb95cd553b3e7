package dev.attest.experiments.figure;

import dev.attest.experiments.study.PlaneScene;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// The rows of a scene as bars: a block for each mechanism, in it a row of attention for each query.
final class BarBlocks {
    private static final double GAP = 26;
    private static final double LEAST_NAMES = 96;
    private static final double HEADER = 20;
    private static final double BAR = 21;
    private static final double BAR_GAP = 3;
    private static final double ROW_GAP = 20;
    private static final double BLOCK = 96;
    private static final double SMALL = 10;
    private static final double ABOVE = 20;
    private static final double FRAME = 6;

    private final PlaneScene scene;
    private final Svg svg;
    private final double left;
    private final double top;
    private final double least;
    private final double most;

    BarBlocks(PlaneScene scene, Svg svg, double planeEnd, double top) {
        this.scene = scene;
        this.svg = svg;
        this.left = left(planeEnd);
        this.top = top;
        least = numbers().reduce(0, Math::min);
        double greatest = numbers().reduce(0, Math::max);
        most = greatest > least ? greatest : least + 1;
    }

    static double left(double planeEnd) {
        return planeEnd + GAP;
    }

    static double width(PlaneScene scene) {
        return names(scene) + scene.queries().size() * (rowWidth(scene) + ROW_GAP);
    }

    private static double names(PlaneScene scene) {
        return scene.bars().stream()
                .mapToDouble(bars -> Svg.widthOf(bars.label()) + 8)
                .reduce(LEAST_NAMES, Math::max);
    }

    static double height(PlaneScene scene) {
        return HEADER + scene.bars().size() * BLOCK + HEADER;
    }

    private static double rowWidth(PlaneScene scene) {
        return scene.keys().size() * (BAR + BAR_GAP) - BAR_GAP;
    }

    private DoubleStream numbers() {
        return scene.bars().stream()
                .flatMap(block -> block.rows().stream())
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite);
    }

    void draw() {
        for (int query = 0; query < scene.queries().size(); query++) {
            double middle = start(query) + rowWidth(scene) / 2;
            svg.circle("fill=\"" + KeyColours.query(query) + "\"", middle - 12, top + 4, 4);
            svg.label(scene.queries().get(query).label(), middle - 3, top + 8.5, "start", 12);
        }
        for (int index = 0; index < scene.bars().size(); index++) {
            block(scene.bars().get(index), top + HEADER + index * BLOCK);
        }
    }

    private double start(int query) {
        return left + names(scene) + query * (rowWidth(scene) + ROW_GAP);
    }

    private void block(PlaneScene.Bars bars, double blockTop) {
        if (bars.framed()) {
            double from = left + names(scene) - FRAME;
            double to = start(scene.queries().size() - 1) + rowWidth(scene) + FRAME;
            svg.path(
                    "fill=\"" + KeyColours.SHARED + "\" fill-opacity=\"0.08\" stroke=\"" + KeyColours.SHARED
                            + "\" stroke-width=\"1.5\"",
                    "M" + Svg.number(from) + " " + Svg.number(blockTop + 1) + "H" + Svg.number(to) + "V"
                            + Svg.number(blockTop + BLOCK - 5) + "H" + Svg.number(from) + "Z");
        }
        svg.label(bars.label(), left, blockTop + BLOCK / 2 - 4, "start");
        svg.label(bars.remark(), left, blockTop + BLOCK / 2 + 12, "start", 11);
        for (int query = 0; query < bars.rows().size(); query++) {
            row(bars.rows().get(query), start(query), blockTop);
        }
    }

    private void row(List<Double> row, double from, double blockTop) {
        var scale = new AxisScale(false, least, most, blockTop + BLOCK - FRAME - 16, blockTop + ABOVE);
        double zero = scale.place(0);
        svg.line("class=\"axis\"", from, zero, from + rowWidth(scene), zero);
        for (int key = 0; key < row.size(); key++) {
            double x = from + key * (BAR + BAR_GAP);
            double weight = row.get(key);
            if (!Double.isFinite(weight)) {
                svg.label("–", x + BAR / 2, zero - 3, "middle", SMALL);
                continue;
            }
            double end = scale.place(weight);
            svg.path(
                    "fill=\"" + KeyColours.key(key) + "\"",
                    "M" + Svg.number(x) + " " + Svg.number(zero) + "V" + Svg.number(end) + "H" + Svg.number(x + BAR)
                            + "V" + Svg.number(zero) + "Z");
            svg.label(text(weight), x + BAR / 2, Math.min(end, zero) - 3, "middle", SMALL);
            svg.label(scene.keys().get(key).label(), x + BAR / 2, scale.place(least) + 11, "middle", SMALL - 1);
        }
    }

    /// Two decimal places, without the 0 before the point.
    private static String text(double weight) {
        var fixed = String.format(Locale.ROOT, "%.2f", weight);
        return fixed.replace("-0.00", "0.00").replaceFirst("^(-?)0\\.", "$1.").replace('-', '−');
    }
}
