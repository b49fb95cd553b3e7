package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows of one query drawn on the grid.
final class LocalityPictures {
    private static final List<LocalMechanism> SHOWN =
            List.of(LocalMechanism.SOFTMAX, LocalMechanism.RELU, LocalMechanism.INLINE, LocalMechanism.INLINE_RESIDUAL);
    private static final int PLACES = 3;

    private final FeaturesBoundTheMassInWindows.Settings settings;
    private final Results results;

    LocalityPictures(FeaturesBoundTheMassInWindows.Settings settings, Results results) {
        this.settings = settings;
        this.results = results;
    }

    /// The treatments whose rows are kept.
    static List<Cell> cells(FeaturesBoundTheMassInWindows.Settings settings) {
        return Stream.of(
                        SHOWN.stream().map(mechanism -> onCode(settings, mechanism)),
                        Stream.of(picture(settings)),
                        SHOWN.stream().map(mechanism -> onImage(settings, mechanism)))
                .flatMap(cells -> cells)
                .toList();
    }

    private static Cell onCode(FeaturesBoundTheMassInWindows.Settings settings, LocalMechanism mechanism) {
        return Cell.ofCode(mechanism, settings.shown(), settings.features()).row();
    }

    private static Cell onImage(FeaturesBoundTheMassInWindows.Settings settings, LocalMechanism mechanism) {
        return image(settings, mechanism).row();
    }

    private static Cell picture(FeaturesBoundTheMassInWindows.Settings settings) {
        return image(settings, LocalMechanism.SOFTMAX).picture();
    }

    private static Cell image(FeaturesBoundTheMassInWindows.Settings settings, LocalMechanism mechanism) {
        return FeaturesBoundTheMassInWindows.image(settings, mechanism, Cell.PRINCIPAL, Cell.WITHOUT, settings.shown());
    }

    List<Plot> plots() {
        var code = SHOWN.stream()
                .map(mechanism -> tile(mechanism, onCode(settings, mechanism), settings.codeWindows()))
                .toList();
        var image = new ArrayList<Plot.Tile>();
        image.add(pixels(picture(settings)));
        SHOWN.forEach(mechanism -> image.add(tile(mechanism, onImage(settings, mechanism), settings.imageWindows())));
        return List.of(
                new Plot.Tiles(
                        "rows-code",
                        "The row of one query over the positional code, c = " + settings.shown(),
                        "What the output at the marked place has of each value. In every panel the deepest colour is its largest"
                                + " weight, which stands below with the share of the absolute weight in the window."
                                + " The code's circles close, so that softmax and InLine see the first row next to the last.",
                        code),
                new Plot.Tiles(
                        "rows-image",
                        "The row of one query on an image, c = " + settings.shown(),
                        "An image as its tokens, and the rows of one of them: queries and keys are principal components of the"
                                + " tokens, without positional code. Weights go to tokens that look alike or are large, wherever"
                                + " they are; the residual adds its own to the window.",
                        image));
    }

    private Plot.Tile tile(LocalMechanism mechanism, Cell cell, Windows windows) {
        var values = values(cell, windows.side());
        var place = marked(windows.side(), !cell.projection().equals(Cell.NONE));
        int query = place.row() * windows.side() + place.column();
        double inside = 0;
        double whole = 0;
        double largest = 0;
        for (int key = 0; key < windows.places(); key++) {
            double weight = values.get(key / windows.side()).get(key % windows.side());
            whole += Math.abs(weight);
            inside += windows.holds(query, key) ? Math.abs(weight) : 0;
            largest = Math.max(largest, Math.abs(weight));
        }
        var notes = List.of(
                "largest " + Numbers.fixed(largest, PLACES), "in window " + Numbers.percent(inside / whole) + " %");
        return new Plot.Tile(mechanism.label(), notes, values, place);
    }

    private Plot.Tile pixels(Cell cell) {
        int side = settings.imageSide();
        return new Plot.Tile(
                "image, " + side + " × " + side + " tokens",
                List.of("mean brightness"),
                values(cell, side),
                marked(side, true));
    }

    private static Plot.Place marked(int side, boolean onImage) {
        int place = LocalityExperiment.shown(side, onImage);
        return new Plot.Place(place, place, 1);
    }

    private List<List<Double>> values(Cell cell, int side) {
        var row = results.matching(cell.where()).getFirst();
        return IntStream.range(0, side)
                .mapToObj(line -> IntStream.range(0, side)
                        .mapToObj(column -> row.metric(LocalityExperiment.place(line, column)))
                        .toList())
                .toList();
    }
}
