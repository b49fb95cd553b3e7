package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Numbers;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tables and findings of the counts.
final class CostReport {
    private final Results results;
    private final PublishedCosts published;

    CostReport(Results results, PublishedCosts published) {
        this.results = results;
        this.published = published;
    }

    /// Such as `6,477,736`.
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    List<Table> tables() {
        return Stream.of(
                        List.of(prints(Tables.INLINE), differences(), prints(Tables.SOFTMAX), supposed(), crossovers()),
                        new StageTables(results).all())
                .flatMap(List::stream)
                .toList();
    }

    List<String> headlines() {
        var comparisons = Comparison.all(results, Tables.INLINE, published);
        long agreeing = comparisons.stream().filter(Comparison::agrees).count();
        return List.of(
                agreeing + " of " + comparisons.size() + " numbers that are printed of the fifteen networks with InLine"
                        + " attention are what one rule counts from their stages. The others: "
                        + String.join("; ", apart(comparisons)) + ".",
                "The products of InLine attention take fewer multiply-adds than those of softmax attention "
                        + Length.Crossover.all(results).stream()
                                .map(crossover ->
                                        "from " + crossover.first() + " tokens on in heads of width " + crossover.d())
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    private static List<String> apart(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(comparison -> !comparison.agrees())
                .map(comparison -> comparison.text() + " (" + comparison.at().place() + ")")
                .toList();
    }

    private Table prints(Tables table) {
        var rows = new ArrayList<List<String>>();
        for (var counted : Counted.all(results, table)) {
            for (var print : published.row(counted.architecture()).orElseThrow().prints()) {
                rows.add(row(counted, print));
            }
        }
        var of = table == Tables.INLINE ? "Networks with InLine attention" : "The networks that they were made from";
        return new Table(
                of
                        + ": counted, recounted elsewhere, printed. A star marks a printed number that the count does not round to;"
                        + " traced: with five operations for an entry of a layer normalisation, and the products of queries"
                        + " with the mean key.",
                List.of(
                        "network",
                        "parameters",
                        "recount",
                        "printed",
                        "multiply-adds",
                        "recount",
                        "printed",
                        "traced",
                        "printed in"),
                rows);
    }

    private List<String> row(Counted counted, PublishedCosts.Print print) {
        var row = new ArrayList<String>();
        row.add(counted.architecture());
        for (var quantity : Quantity.values()) {
            var printed = print.pair().of(quantity);
            row.add(grouped(counted.count(quantity)));
            row.add(published
                    .row(counted.architecture())
                    .flatMap(PublishedCosts.Row::recounted)
                    .map(pair -> pair.of(quantity).text())
                    .orElse("–"));
            row.add(printed.text() + (printed.agrees(counted.count(quantity)) ? "" : " *"));
        }
        row.add(print.pair().multiplyAdds().roundedLike(counted.traced()));
        row.add(print.place());
        return row;
    }

    private Table differences() {
        var rows = Comparison.all(results, Tables.INLINE, published).stream()
                .filter(comparison -> !comparison.agrees())
                .map(comparison -> List.of(
                        comparison.at().architecture(),
                        comparison.at().quantity().words(),
                        comparison.printed().text(),
                        comparison.printed().roundedLike(comparison.count()),
                        published
                                .difference(comparison.at())
                                .map(PublishedCosts.Difference::cause)
                                .orElse("none is listed")))
                .toList();
        return new Table(
                "Printed numbers that the count does not round to",
                List.of("network", "quantity", "printed", "counted", "cause"),
                rows);
    }

    private Table supposed() {
        var rows = Counted.all(results, Tables.SUPPOSED).stream()
                .map(counted -> List.of(
                        counted.architecture(),
                        grouped(counted.count(Quantity.PARAMETERS)),
                        grouped(counted.count(Quantity.MULTIPLY_ADDS)),
                        Numbers.fixed(counted.traced() / 1e9, 2) + "G"))
                .toList();
        return new Table(
                "Networks that would agree with a printed number of parameters where the official code's does not",
                List.of("network", "parameters", "multiply-adds", "traced"),
                rows);
    }

    private Table crossovers() {
        var rows = Length.Crossover.all(results).stream()
                .map(crossover -> List.of(
                        Integer.toString(crossover.d()),
                        Integer.toString(crossover.first()),
                        Integer.toString(crossover.first() - crossover.d()),
                        Integer.toString(crossover.lastNotCheaper())))
                .toList();
        return new Table(
                "From which length on InLine attention takes fewer multiply-adds, of all lengths that were tried",
                List.of("width d of a head", "from N", "N − d", "longest where it does not"),
                rows);
    }
}
