package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.Digest;
import dev.attest.experiments.study.Experiment;
import dev.attest.experiments.study.Randomness;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.ExactText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Encloses the rows of the queries, and compares the queries of a ray with the first.
final class FigureExperiment implements Experiment {
    private static final String PANEL = "panel";
    private static final String QUERY = "query";
    private static final String MECHANISM = "mechanism";
    private static final String RAY = "ray";

    /// Queries of the ray besides q_1.
    static final String TRIED = "tried";
    /// Queries of the ray whose row is exactly that of q_1.
    static final String EQUAL = "equal";
    /// Queries of the ray whose row certainly is another.
    static final String DIFFERENT = "different";

    private final int rayQueries;

    FigureExperiment(int rayQueries) {
        this.rayQueries = rayQueries;
    }

    /// One for each row of each panel, and one for each mechanism on the ray of a panel.
    static List<Trial> trials() {
        var trials = new ArrayList<Trial>();
        for (var panel : Panel.values()) {
            for (var attention : Attention.values()) {
                for (int query = 0; query < panel.queries().size(); query++) {
                    trials.add(trial(panel, attention, Integer.toString(query + 1)));
                }
                if (attention.isDrawn()) {
                    trials.add(trial(panel, attention, RAY));
                }
            }
        }
        return trials.stream().sorted().toList();
    }

    private static Trial trial(Panel panel, Attention attention, String query) {
        return Trial.of(Map.of(PANEL, panel.id(), QUERY, query), Map.of(MECHANISM, attention.id()));
    }

    /// The enclosed row of a query.
    ///
    /// @param query from 0
    static List<Enclosure> row(Results results, Panel panel, Attention attention, int query) {
        var found = only(results, panel, attention, Integer.toString(query + 1));
        return IntStream.range(0, Panel.KEYS.size())
                .mapToObj(key -> new Enclosure(found.metric(low(key)), found.metric(high(key))))
                .toList();
    }

    /// Of the ray: how many queries.
    static int count(Results results, Panel panel, Attention attention, String metric) {
        return (int) only(results, panel, attention, RAY).metric(metric);
    }

    private static Results.Row only(Results results, Panel panel, Attention attention, String query) {
        return results.row(trial(panel, attention, query))
                .orElseThrow(() -> new IllegalArgumentException("results: expected panel " + panel.id() + ", "
                        + attention.id() + ", query " + query + ", found none"));
    }

    private static String low(int key) {
        return "low-" + (key + 1);
    }

    private static String high(int key) {
        return "high-" + (key + 1);
    }

    @Override
    public SortedMap<String, String> inputs() {
        var inputs = new TreeMap<String, String>();
        inputs.put("data", "reconstructed from the printed numbers");
        var numbers = new StringBuilder(ExactText.matrixText(Panel.KEYS));
        for (var panel : Panel.values()) {
            numbers.append(ExactText.matrixText(panel.queries()));
            for (var attention : Attention.values()) {
                var mechanism = panel.mechanism(attention);
                inputs.put("mechanism " + mechanism.name(), Digest.of(mechanism.text()));
            }
        }
        inputs.put("keys and queries", Digest.of(numbers.toString()));
        return inputs;
    }

    @Override
    public SortedMap<String, Double> run(Trial trial, Randomness random) {
        var panel = trial.one(PANEL, List.of(Panel.values()), Panel::id);
        var mechanism = panel.mechanism(trial.one(MECHANISM, List.of(Attention.values()), Attention::id));
        var rows = new PlaneRows(mechanism, Panel.KEYS);
        return trial.value(QUERY).equals(RAY)
                ? ray(panel, mechanism, rows)
                : ends(enclosed(rows, panel.queries().get(trial.whole(QUERY) - 1)));
    }

    private static SortedMap<String, Double> ends(List<Enclosure> row) {
        var metrics = new TreeMap<String, Double>();
        for (int key = 0; key < row.size(); key++) {
            metrics.put(low(key), row.get(key).lo());
            metrics.put(high(key), row.get(key).hi());
        }
        return metrics;
    }

    private SortedMap<String, Double> ray(Panel panel, Mechanism mechanism, PlaneRows rows) {
        var first = panel.queries().getFirst();
        var row = enclosed(rows, first);
        double equal = 0;
        double different = 0;
        var others = Stream.concat(panel.queries().stream(), panel.ray(rayQueries).stream())
                .filter(query -> !query.equals(first))
                .distinct()
                .toList();
        for (var query : others) {
            equal += equal(mechanism, first, query) ? 1 : 0;
            different += PlaneRows.meet(row, enclosed(rows, query)) ? 0 : 1;
        }
        return new TreeMap<>(Map.of(TRIED, (double) others.size(), EQUAL, equal, DIFFERENT, different));
    }

    private static List<Enclosure> enclosed(PlaneRows rows, List<BigFraction> query) {
        return rows.of(query)
                .orElseThrow(() ->
                        new IllegalStateException("query " + ExactText.text(query) + ": expected a row, found none"));
    }

    /// Exactly, in rationals; rows with irrational entries are not compared in this way.
    private static boolean equal(Mechanism mechanism, List<BigFraction> p, List<BigFraction> q) {
        try {
            return Rows.equalRational(mechanism, Panel.KEYS, p, q);
        } catch (Declined _) {
            return false;
        }
    }
}
