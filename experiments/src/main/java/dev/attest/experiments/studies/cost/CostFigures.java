package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Plot;
import dev.attest.experiments.study.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Multiply-adds against the length, and printed numbers against counts.
final class CostFigures {
    /// Widths of a head that are drawn.
    static final List<Integer> DRAWN = List.of(32, 64);

    private static final int SHORTEST = 16;
    private static final int DOUBLINGS = 7;
    private static final double THOUSAND = 1e3;

    private final Results results;
    private final PublishedCosts published;

    CostFigures(Results results, PublishedCosts published) {
        this.results = results;
        this.published = published;
    }

    /// Lengths that are drawn, for one width of a head: doublings, and that from which InLine is the cheaper
    /// one.
    static List<Integer> lengths(int d) {
        var lengths = new ArrayList<Integer>();
        IntStream.rangeClosed(0, DOUBLINGS).forEach(power -> lengths.add(SHORTEST << power));
        lengths.add(Length.Crossover.upTo(SHORTEST << DOUBLINGS, d).first());
        return lengths.stream().sorted().distinct().toList();
    }

    List<Plot> all() {
        return List.of(lengths(), prints());
    }

    private Plot lengths() {
        var series = new ArrayList<Plot.Series>();
        var marks = new ArrayList<Plot.Marks>();
        series.add(new Plot.Series("softmax", points(DRAWN.getLast(), Length.SOFTMAX)));
        for (int d : DRAWN) {
            marks.add(new Plot.Marks(series.size(), crossing(d)));
            series.add(new Plot.Series("InLine, d = " + d, points(d, Length.INLINE)));
        }
        series.removeIf(each -> each.points().isEmpty());
        return new Plot.Lines(
                "lengths",
                "Multiply-adds of attention against its length",
                "Multiply-adds of the products of attention over N tokens, for each of the C channels: 2N² for softmax"
                        + " attention, 2Nd + 9N + 10d for InLine attention with heads of width d. Dots: the shortest length"
                        + " at which InLine attention is the cheaper one.",
                new Plot.Axis("tokens N", true),
                new Plot.Axis("thousands of multiply-adds for each channel", true),
                series,
                marks);
    }

    private List<Plot.Point> points(int d, String metric) {
        return lengths(d).stream()
                .flatMap(n -> point(new Length(d, n), metric).stream())
                .toList();
    }

    private List<Plot.Point> crossing(int d) {
        return Length.Crossover.of(results, d)
                .flatMap(crossover -> point(new Length(d, crossover.first()), Length.INLINE))
                .stream()
                .toList();
    }

    private Optional<Plot.Point> point(Length length, String metric) {
        return results.row(length.trial())
                .map(row -> row.metric(metric) / length.d() / THOUSAND)
                .map(value -> new Plot.Point(length.n(), value, value, value));
    }

    private Plot prints() {
        return new Plot.Dots(
                "prints",
                "What is printed of fifteen networks, against the count",
                "How far the printed number lies above the count, in percent; bars: all that is printed so. A bar across 0"
                        + " means that the count, rounded to as many digits, is what is printed. The second column of"
                        + " parameters that the README prints for three networks is not drawn: it lies 21 to 31 % above.",
                new Plot.Axis("printed over counted, less one, %", false),
                List.of("the count, rounded", "another number", "from memory"),
                Optional.of("with normalisations, as fvcore traces them"),
                List.of(panel(Quantity.PARAMETERS), panel(Quantity.MULTIPLY_ADDS)));
    }

    private Plot.Panel panel(Quantity quantity) {
        return new Plot.Panel(
                quantity.words(),
                Counted.all(results, Tables.INLINE).stream()
                        .map(counted -> dot(counted, quantity))
                        .toList());
    }

    /// Of the first place where numbers of the network are printed.
    private Plot.Dot dot(Counted counted, Quantity quantity) {
        var print = published.row(counted.architecture()).orElseThrow().prints().getFirst();
        var printed = print.pair().of(quantity);
        long count = counted.count(quantity);
        int kind = print.read() ? printed.agrees(count) ? 0 : 1 : 2;
        return new Plot.Dot(
                counted.architecture(),
                kind,
                printed.excess(count),
                printed.lowestExcess(count),
                printed.highestExcess(count),
                quantity == Quantity.MULTIPLY_ADDS
                        ? OptionalDouble.of(100 * ((double) counted.traced() / count - 1))
                        : OptionalDouble.empty());
    }
}
