package dev.attest.experiments.studies.locality;

import dev.attest.experiments.data.FashionMnist;
import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Sample;
import dev.attest.experiments.study.Settings;
import dev.attest.experiments.study.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Figures and tables of weight in windows.
final class LocalityReport {
    private static final int PLACES = 3;
    private static final String VERTICAL = "share of a row in its 3 × 3 window";

    private final Results results;
    private final FeaturesBoundTheMassInWindows.Settings settings;
    private final Windows code;
    private final Windows images;

    LocalityReport(Results results) {
        this.results = results;
        var study = new FeaturesBoundTheMassInWindows();
        settings = Settings.with(study.defaults(results.scale()), results.settings());
        code = settings.codeWindows();
        images = settings.imageWindows();
    }

    List<Plot> plots() {
        var plots = new ArrayList<Plot>();
        plots.add(overScales());
        plots.addAll(new LocalityPictures(settings, results).plots());
        plots.add(overFeatures());
        plots.add(overImages(Cell.WITHOUT, "images", "without positional code"));
        plots.add(overImages(Cell.WITH, "images-code", "with positional code"));
        return plots;
    }

    List<Table> tables() {
        return List.of(
                codeTable(),
                signedTable(
                        "over the positional code",
                        mechanism -> scale -> Cell.ofCode(mechanism, scale, settings.features())),
                imageTable(),
                signedTable(
                        "on images, principal components without code",
                        mechanism -> scale -> imageCell(mechanism, Cell.WITHOUT, scale)));
    }

    List<String> headlines() {
        var last = settings.largestScale();
        int most = settings.countList().getLast();
        return List.of(
                "Over a positional code on a " + side(code) + " grid, softmax has "
                        + percent(onCode(LocalMechanism.SOFTMAX, settings.shown()))
                        + " % of its mass in the 3 × 3 windows at c = "
                        + settings.shown() + " and " + percent(onCode(LocalMechanism.SOFTMAX, last)) + " % at c = "
                        + last
                        + "; " + settings.features() + " features of the Performer "
                        + percent(onCode(LocalMechanism.PERFORMER, last)) + " %, of ReLU "
                        + percent(onCode(LocalMechanism.RELU, last)) + " %, where no features can have more than "
                        + Numbers.percent(code.ceiling(settings.features())) + " %; uniform rows have "
                        + Numbers.percent(code.uniform()) + " %.",
                "With " + most + " features, where the ceiling is " + Numbers.fixed(code.bound(most), 1)
                        + " and says nothing, the Performer has "
                        + percent(share(Cell.ofCode(LocalMechanism.PERFORMER, settings.shown(), most))) + " % at c = "
                        + settings.shown() + ", ReLU "
                        + percent(share(Cell.ofCode(LocalMechanism.RELU, settings.shown(), most)))
                        + " %: the number of features is not all that keeps them from being local.",
                "On images (" + results.inputs().get("data") + "), principal components without code, at c = "
                        + settings.shown() + ": softmax " + percent(onImage(LocalMechanism.SOFTMAX, Cell.WITHOUT))
                        + " %, InLine " + percent(onImage(LocalMechanism.INLINE, Cell.WITHOUT))
                        + " % of its absolute weight, with its residual "
                        + percent(onImage(LocalMechanism.INLINE_RESIDUAL, Cell.WITHOUT)) + " %, uniform rows "
                        + Numbers.percent(images.uniform()) + " %; with code: softmax "
                        + percent(onImage(LocalMechanism.SOFTMAX, Cell.WITH)) + " %, InLine "
                        + percent(onImage(LocalMechanism.INLINE, Cell.WITH)) + " %.");
    }

    private Plot overScales() {
        var series =
                lines(settings.scaleList(), mechanism -> scale -> Cell.ofCode(mechanism, scale, settings.features()));
        series.add(level(
                "ceiling 9 m / n, m = " + settings.features(),
                settings.scaleList(),
                code.ceiling(settings.features())));
        series.add(level("uniform rows", settings.scaleList(), code.uniform()));
        return new Plot.Lines(
                "scale",
                "Local weight over a positional code on a " + side(code) + " grid, as the query grows",
                "The share of a row's absolute weight in the 3 × 3 window of its query; for all but the two InLine lines that"
                        + " is the mass of a probability row, and the ceiling binds those with m = "
                        + settings.features()
                        + " features. Bands are intervals over " + settings.draws()
                        + " draws of features and residuals at the level of three standard errors.",
                new Plot.Axis("factor c of the product of query and key", true),
                new Plot.Axis(VERTICAL, false),
                series);
    }

    private Plot overFeatures() {
        var counts = settings.countList().stream().map(String::valueOf).toList();
        var series =
                lines(counts, mechanism -> count -> Cell.ofCode(mechanism, settings.shown(), Integer.parseInt(count)));
        series.add(new Plot.Series(
                "ceiling 9 m / n",
                counts.stream()
                        .map(count -> flat(Double.parseDouble(count), code.ceiling(Integer.parseInt(count))))
                        .toList(),
                true));
        series.add(level("uniform rows", counts, code.uniform()));
        return new Plot.Lines(
                "features",
                "Local mass as the number of features grows, c = " + settings.shown(),
                "The same at one c, for kernels of m features, and the ceiling that the theorem sets for each m. Softmax and"
                        + " InLine have no number of features to choose. Bands as above.",
                new Plot.Axis("number of features m", true),
                new Plot.Axis(VERTICAL, false),
                series);
    }

    private Plot overImages(String withCode, String name, String what) {
        var series = lines(settings.scaleList(), mechanism -> scale -> imageCell(mechanism, withCode, scale));
        int width = settings.width() + (withCode.equals(Cell.WITH) ? GridTokens.CODE_WIDTH : 0);
        series.add(level("ceiling 9 m / n, m = " + width, settings.scaleList(), images.ceiling(width)));
        series.add(level("uniform rows", settings.scaleList(), images.uniform()));
        return new Plot.Lines(
                name,
                "Local weight on images, " + what,
                "Queries and keys are " + settings.width() + " principal components of the tokens of "
                        + (isReal() ? "Fashion-MNIST" : "generated digits") + ", " + side(images) + " of them, " + what
                        + ". The ceiling is that of exp, ELU + 1 and ReLU features, as many as a query has entries; the"
                        + " Performer has " + settings.features() + ". Bands are intervals over " + settings.images()
                        + " images.",
                new Plot.Axis("factor c of the product of query and key", true),
                new Plot.Axis(VERTICAL, false),
                series);
    }

    private List<Plot.Series> lines(List<String> places, Function<LocalMechanism, Function<String, Cell>> cells) {
        var series = new ArrayList<Plot.Series>();
        for (var mechanism : LocalMechanism.values()) {
            series.add(new Plot.Series(
                    mechanism.label(),
                    places.stream()
                            .map(place -> point(
                                    Double.parseDouble(place),
                                    share(cells.apply(mechanism).apply(place))))
                            .toList()));
        }
        return series;
    }

    private Table codeTable() {
        var columns = new ArrayList<>(List.of("mechanism", "m"));
        settings.scaleList().forEach(scale -> columns.add("c = " + scale));
        columns.add("ceiling");
        columns.add("undefined rows");
        var rows = new ArrayList<List<String>>();
        for (var mechanism : LocalMechanism.values()) {
            var row = new ArrayList<>(List.of(mechanism.label(), features(mechanism)));
            settings.scaleList().forEach(scale -> row.add(percent(onCode(mechanism, scale))));
            row.add(mechanism.hasFeatures() ? Numbers.percent(code.ceiling(settings.features())) : "none");
            row.add(undefined(mechanism));
            rows.add(row);
        }
        return new Table(
                "Share of a row's absolute weight in its window over the positional code, mean in percent. Uniform rows have "
                        + Numbers.percent(code.uniform()) + ".",
                columns,
                rows);
    }

    private Table signedTable(String where, Function<LocalMechanism, Function<String, Cell>> cells) {
        var columns = new ArrayList<>(List.of("mechanism and measure"));
        settings.scaleList().forEach(scale -> columns.add("c = " + scale));
        var rows = new ArrayList<List<String>>();
        for (var mechanism : List.of(LocalMechanism.INLINE, LocalMechanism.INLINE_RESIDUAL)) {
            for (var metric : List.of(LocalMass.SIGNED, LocalMass.ABSOLUTE, LocalMass.LEAST)) {
                var row = new ArrayList<>(List.of(mechanism.label() + ", " + measure(metric)));
                settings.scaleList()
                        .forEach(scale -> row.add(Numbers.fixed(
                                results.sample(
                                                metric,
                                                cells.apply(mechanism)
                                                        .apply(scale)
                                                        .where())
                                        .mean(),
                                PLACES)));
                rows.add(row);
            }
        }
        return new Table(
                "Rows that change sign have no ceiling: sums of weights " + where + ", means over the queries.",
                columns,
                rows);
    }

    private static String measure(String metric) {
        return switch (metric) {
            case LocalMass.SIGNED -> "weight in the window";
            case LocalMass.ABSOLUTE -> "absolute weight in the window";
            default -> "least weight of the map";
        };
    }

    private Table imageTable() {
        var rows = new ArrayList<List<String>>();
        for (var mechanism : LocalMechanism.values()) {
            var row = new ArrayList<>(List.of(mechanism.label()));
            for (var projection : List.of(Cell.PRINCIPAL, Cell.RANDOM)) {
                for (var withCode : List.of(Cell.WITHOUT, Cell.WITH)) {
                    row.add(Numbers.spread(share(FeaturesBoundTheMassInWindows.image(
                            settings, mechanism, projection, withCode, settings.shown()))));
                }
            }
            row.add(imageCeiling(mechanism, Cell.WITHOUT));
            row.add(imageCeiling(mechanism, Cell.WITH));
            rows.add(row);
        }
        return new Table(
                "Share of a row's absolute weight in its window on images at c = " + settings.shown()
                        + ", mean and deviation over images in percent. Uniform rows have "
                        + Numbers.percent(images.uniform()) + ".",
                List.of(
                        "mechanism",
                        "principal components",
                        "the same and code",
                        "random projections",
                        "the same and code",
                        "ceiling without code",
                        "with code"),
                rows);
    }

    private String imageCeiling(LocalMechanism mechanism, String withCode) {
        if (!mechanism.hasFeatures()) {
            return "none";
        }
        var cell = imageCell(mechanism, withCode, settings.shown());
        return Numbers.percent(images.ceiling(Integer.parseInt(cell.features())));
    }

    private String features(LocalMechanism mechanism) {
        return mechanism.hasFeatures() ? Integer.toString(settings.features()) : "–";
    }

    private String undefined(LocalMechanism mechanism) {
        ToDoubleFunction<String> count = scale -> Arrays.stream(results.sample(
                                LocalMass.UNDEFINED,
                                Cell.ofCode(mechanism, scale, settings.features())
                                        .where())
                        .values())
                .sum();
        return Numbers.fixed(settings.scaleList().stream().mapToDouble(count).sum(), 0);
    }

    private boolean isReal() {
        return Objects.equals(results.inputs().get("data"), FashionMnist.KIND);
    }

    private Cell imageCell(LocalMechanism mechanism, String withCode, String scale) {
        return FeaturesBoundTheMassInWindows.image(settings, mechanism, Cell.PRINCIPAL, withCode, scale);
    }

    private Sample onCode(LocalMechanism mechanism, String scale) {
        return share(Cell.ofCode(mechanism, scale, settings.features()));
    }

    private Sample onImage(LocalMechanism mechanism, String withCode) {
        return share(imageCell(mechanism, withCode, settings.shown()));
    }

    private Sample share(Cell cell) {
        return results.sample(LocalMass.SHARE, cell.where());
    }

    private static String percent(Sample sample) {
        return Numbers.percent(sample.mean());
    }

    private static String side(Windows windows) {
        return windows.side() + " × " + windows.side();
    }

    private static Plot.Series level(String label, List<String> places, double height) {
        return new Plot.Series(
                label,
                places.stream()
                        .map(place -> flat(Double.parseDouble(place), height))
                        .toList(),
                true);
    }

    private static Plot.Point flat(double x, double y) {
        return new Plot.Point(x, y, y, y);
    }

    private static Plot.Point point(double x, Sample sample) {
        var interval = Interval.around(sample);
        return new Plot.Point(x, sample.mean(), Math.max(0, interval.low()), Math.min(1, interval.high()));
    }
}
