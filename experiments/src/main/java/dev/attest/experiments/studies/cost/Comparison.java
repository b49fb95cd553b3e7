package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Results;
import java.util.Arrays;
import java.util.List;

/// One printed number beside the count.
record Comparison(PublishedCosts.Case at, boolean read, Printed printed, Counted counted) {
    /// Every printed number of the networks of a table.
    static List<Comparison> all(Results results, Tables table, PublishedCosts published) {
        return Counted.all(results, table).stream()
                .flatMap(counted -> published.row(counted.architecture()).stream()
                        .flatMap(row -> row.prints().stream())
                        .flatMap(print ->
                                Arrays.stream(Quantity.values()).map(quantity -> of(counted, print, quantity))))
                .toList();
    }

    private static Comparison of(Counted counted, PublishedCosts.Print print, Quantity quantity) {
        var at = new PublishedCosts.Case(counted.architecture(), print.place(), quantity);
        return new Comparison(at, print.read(), print.pair().of(quantity), counted);
    }

    long count() {
        return counted.count(at.quantity());
    }

    boolean agrees() {
        return printed.agrees(count());
    }

    /// Such as `InLine-PVT-L parameters 51.2M, printed 50.2M`.
    String text() {
        return at.architecture() + " " + at.quantity().words() + " " + printed.roundedLike(count()) + ", printed "
                + printed.text();
    }
}
