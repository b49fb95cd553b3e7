package dev.attest.experiments.studies.cost;

import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import dev.attest.models.cost.Architecture;
import dev.attest.models.cost.Count;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One network and what was counted of it, as metrics of a trial and back. Every number is whole and below
/// 2^53, so that a double holds it exactly.
record Counted(String architecture, SortedMap<String, Double> metrics) {
    private static final String KIND = "kind";
    private static final String ARCHITECTURE = "architecture";
    private static final String LEFT_OUT = "left-out";

    static Trial trial(Tables table, String architecture) {
        return Trial.of(Map.of(KIND, table.kind()), Map.of(ARCHITECTURE, architecture));
    }

    static Counted of(Architecture architecture) {
        var metrics = new TreeMap<String, Double>();
        var total = architecture.count();
        metrics.put(LEFT_OUT, exact(total.leftOut()));
        for (var quantity : Quantity.values()) {
            metrics.put(quantity.words(), exact(quantity.of(total)));
            architecture.parts().forEach(part -> metrics.put(name(part, quantity), exact(quantity.of(part.count()))));
        }
        return new Counted(architecture.name(), metrics);
    }

    /// The networks of a table whose trials there are, in the order of the table.
    static List<Counted> all(Results results, Tables table) {
        return table.architectures().stream()
                .map(Architecture::name)
                .flatMap(name -> results.row(trial(table, name)).map(row -> new Counted(name, row.metrics())).stream())
                .toList();
    }

    long count(Quantity quantity) {
        return whole(quantity.words());
    }

    long count(Architecture.Part part, Quantity quantity) {
        return whole(name(part, quantity));
    }

    /// As [Count#traced()].
    long traced() {
        return new Count(0, count(Quantity.MULTIPLY_ADDS), whole(LEFT_OUT)).traced();
    }

    private long whole(String metric) {
        var value = metrics.get(metric);
        if (value == null) {
            throw new IllegalArgumentException("metric: expected one of " + metrics.keySet() + ", got " + metric);
        }
        return value.longValue();
    }

    private static String name(Architecture.Part part, Quantity quantity) {
        return quantity.words() + " of stage " + part.stage() + " "
                + part.kind().name().toLowerCase(Locale.ROOT);
    }

    private static double exact(long number) {
        double value = number;
        if ((long) value != number) {
            throw new IllegalArgumentException("count: expected less than 2^53, got " + number);
        }
        return value;
    }
}
