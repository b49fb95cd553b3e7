package dev.attest.experiments.studies.separation;

import dev.attest.experiments.study.Interval;
import dev.attest.experiments.study.Plot;
import dev.attest.theory.separation.SuccessBound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One sweep: the exact law as a line, what was drawn as dots on it, and the bound of the theorem.
final class SweepFigure {

    private final Sweep sweep;
    private final Map<Place, Counts.Count> successes;
    private final List<Plot.Series> series = new ArrayList<>();
    private final List<Plot.Marks> marks = new ArrayList<>();

    SweepFigure(Sweep sweep, Counts counts) {
        this.sweep = sweep;
        successes = counts.successes().stream().collect(Collectors.toMap(Counts.Count::place, count -> count));
    }

    Plot draw() {
        for (var curve : sweep.curves()) {
            marks.add(new Plot.Marks(
                    series.size(), curve.drawn().stream().map(this::mark).toList()));
            series.add(new Plot.Series(
                    label(curve),
                    curve.places().stream().map(SweepFigure::exact).toList()));
        }
        bound();
        var caption = sweep.caption()
                + " Lines: the exact law. Dots: simulated, with exact binomial intervals at 99.73 %."
                + (series.size() > sweep.curves().size()
                        ? " Below them the lower bound that the theorem's proof gives, 0 where its hypotheses fail."
                        : "");
        return new Plot.Lines(
                sweep.id(),
                sweep.title(),
                caption,
                sweep.axis(),
                new Plot.Axis("probability of success", false),
                series,
                marks);
    }

    private String label(Curve curve) {
        return sweep.curves().size() == 1 ? "exact law" : curve.label();
    }

    private void bound() {
        var places = sweep.curves().getFirst().places();
        if (!(places.getFirst().contest() instanceof Contest.Alone)) {
            series.add(new Plot.Series(
                    "bound", places.stream().map(SweepFigure::bound).toList()));
        }
    }

    private static Plot.Point bound(Place place) {
        double bound = switch (place.contest()) {
            case Contest.Pair pair -> SuccessBound.of(pair.setting(), place.columns());
            case Contest.Regression(var setting) ->
                SuccessBound.ofRegression(
                        setting.n(),
                        StrictMath.log(setting.lowOdds().doubleValue()),
                        StrictMath.log(setting.highOdds().doubleValue()),
                        setting.spike(),
                        setting.threshold().doubleValue(),
                        place.columns());
            case Contest.Alone _ -> 0;
        };
        return point(place.x(), bound);
    }

    private static Plot.Point exact(Place place) {
        return point(
                place.x(), Laws.of(place.contest()).success(place.columns()).nearest());
    }

    private Plot.Point mark(Place place) {
        var count = successes.get(place);
        if (count == null) {
            throw new IllegalArgumentException("results: expected successes at " + place.trial());
        }
        int draws = count.expected().trials();
        var interval = ExactBinomial.interval(draws, count.observed(), Interval.LEVEL);
        return new Plot.Point(place.x(), (double) count.observed() / draws, interval.low(), interval.high());
    }

    private static Plot.Point point(double x, double y) {
        return new Plot.Point(x, y, y, y);
    }
}
