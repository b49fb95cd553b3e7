package dev.attest.experiments.studies;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.apache.commons.math3.fraction.BigFraction;

/// The rows of one mechanism over one set of keys, in double precision. For one thread.
final class AttentionRows {
    private final Mechanism mechanism;
    private final Point point;
    private final int keys;

    private AttentionRows(Mechanism mechanism, Point point, int keys) {
        this.mechanism = mechanism;
        this.point = point;
        this.keys = keys;
    }

    static AttentionRows of(Mechanism mechanism, double[] keys, int d, SortedMap<String, double[]> parameters) {
        int n = keys.length / d;
        var widths = new HashMap<>(Map.of("d", d));
        var values = new HashMap<String, List<List<BigFraction>>>();
        for (var parameter : mechanism.parameters()) {
            var flat = Objects.requireNonNull(parameters.get(parameter.name()), parameter.name());
            int columns = columns(parameter, flat.length, d);
            if (parameter.shape() instanceof Shape.Matrix) {
                widths.put("m", flat.length / columns);
            } else {
                widths.putIfAbsent("m", flat.length);
            }
            values.put(parameter.name(), rows(flat, columns));
        }
        var point = new Point(widths, rows(new double[d], d).getFirst(), rows(keys, d), n - 1, List.of(), values);
        return new AttentionRows(mechanism, point, n);
    }

    int keys() {
        return keys;
    }

    /// The row for one query; NaN everywhere where it is undefined.
    void row(double[] query, double[] weights) {
        try {
            var numbers = Arrays.stream(query).boxed().toList();
            var row = new Evaluator<>(new Doubles(), mechanism, point, numbers).row();
            for (int key = 0; key < keys; key++) {
                weights[key] = row.get(key);
            }
        } catch (Undefined undefined) {
            Arrays.fill(weights, Double.NaN);
        }
    }

    private static int columns(Parameter parameter, int length, int d) {
        return parameter.shape() instanceof Shape.Matrix ? d : length;
    }

    private static List<List<BigFraction>> rows(double[] flat, int columns) {
        var rows = new ArrayList<List<BigFraction>>();
        for (int start = 0; start < flat.length; start += columns) {
            rows.add(Arrays.stream(flat, start, start + columns).mapToObj(BigFraction::new).toList());
        }
        return rows;
    }
}
