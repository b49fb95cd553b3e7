package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Results;
import java.util.List;

/// A network's count beside that of an earlier count of the official modules.
record Recount(Counted counted, PublishedCosts.Pair recounted) {
    /// Of the networks with InLine attention, in the order of the table.
    static List<Recount> all(Results results, PublishedCosts published) {
        return Counted.all(results, Tables.INLINE).stream()
                .flatMap(counted -> published
                        .row(counted.architecture())
                        .flatMap(PublishedCosts.Row::recounted)
                        .map(pair -> new Recount(counted, pair))
                        .stream())
                .toList();
    }

    boolean agrees(Quantity quantity) {
        return recounted.of(quantity).agrees(counted.count(quantity));
    }

    boolean isWithinAHundredth(Quantity quantity) {
        return recounted.of(quantity).isWithinAHundredth(counted.count(quantity));
    }

    /// Such as `InLine-PVT-L 10.13G, recounted 10.12G`.
    String text(Quantity quantity) {
        var number = recounted.of(quantity);
        return counted.architecture() + " " + number.roundedLike(counted.count(quantity)) + ", recounted "
                + number.text();
    }
}
