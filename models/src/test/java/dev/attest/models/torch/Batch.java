package dev.attest.models.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Width;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Queries, keys, values and parameters of a batch of heads. Entries are single-precision numbers.
///
/// @param keep [b][n], or empty
record Batch(
        int b,
        int h,
        int hk,
        int n,
        int d,
        int dv,
        double[] q,
        double[] k,
        double[] v,
        Map<String, double[][]> parameters,
        boolean[][] keep) {
    private static final int M = 3;

    static Batch random(Mechanism mechanism, int n, int d, int dv, long seed) {
        return random(mechanism, 2, 4, 2, n, d, dv, seed);
    }

    static Batch random(Mechanism mechanism, int b, int h, int hk, int n, int d, int dv, long seed) {
        var random = new SplittableRandom(seed);
        int width = mechanism.widths().getOrDefault("d", d);
        var q = normal(random, b * h * n * width);
        var k = normal(random, b * hk * n * width);
        var v = normal(random, b * hk * n * dv);
        var widths = Map.of("d", width, "dv", dv, "m", M);
        var parameters = new LinkedHashMap<String, double[][]>();
        mechanism.parameters().forEach(parameter -> parameters.put(parameter.name(), value(parameter, widths, random)));
        return new Batch(b, h, hk, n, width, dv, q, k, v, parameters, new boolean[0][]);
    }

    private static double[][] value(Parameter parameter, Map<String, Integer> widths, SplittableRandom random) {
        return switch (parameter.shape()) {
            case dev.attest.theory.formula.Shape.Scalar _ -> new double[][] {{(float) random.nextDouble(0.1, 0.9)}};
            case dev.attest.theory.formula.Shape.Vector(Width width) ->
                new double[][] {normal(random, width.at(widths))};
            case dev.attest.theory.formula.Shape.Matrix(Width rows, Width columns) ->
                IntStream.range(0, rows.at(widths))
                        .mapToObj(_ -> normal(random, columns.at(widths)))
                        .toArray(double[][]::new);
        };
    }

    private static double[] normal(SplittableRandom random, int count) {
        return IntStream.range(0, count)
                .mapToDouble(_ -> (float) random.nextGaussian())
                .toArray();
    }

    Batch keeping(boolean[][] kept) {
        return new Batch(b, h, hk, n, d, dv, q, k, v, parameters, kept);
    }

    /// The last keys of every second item, and so on, are padding; the first item has none.
    Batch paddedAtTheEnd() {
        var kept = new boolean[b][n];
        for (int item = 0; item < b; item++) {
            Arrays.fill(kept[item], 0, Math.max(1, n - item * Math.max(1, n / 3)), true);
        }
        return keeping(kept);
    }

    /// With keys and values that are 0 where they are not kept.
    Batch withoutKeysInPadding() {
        var keys = k.clone();
        var values = v.clone();
        for (int row = 0; row < b * hk * n; row++) {
            if (!keep[row / (hk * n)][row % n]) {
                Arrays.fill(keys, row * d, (row + 1) * d, 0);
                Arrays.fill(values, row * dv, (row + 1) * dv, 0);
            }
        }
        return new Batch(b, h, hk, n, d, dv, q, keys, values, parameters, keep);
    }

    /// 0 but for the queries (kind 0), the keys (1), the values (2) or the parameters (3).
    Batch only(int kind) {
        if (kind > 3) {
            return this;
        }
        var none = new LinkedHashMap<>(parameters);
        none.replaceAll((_, rows) ->
                Arrays.stream(rows).map(row -> new double[row.length]).toArray(double[][]::new));
        return new Batch(
                b,
                h,
                hk,
                n,
                d,
                dv,
                kind == 0 ? q : new double[q.length],
                kind == 1 ? k : new double[k.length],
                kind == 2 ? v : new double[v.length],
                kind == 3 ? parameters : none,
                keep);
    }

    /// The numbers of each argument.
    List<double[]> flat(Mechanism mechanism) {
        var all = new ArrayList<>(List.of(q, k, v));
        for (var parameter : mechanism.parameters()) {
            all.add(Arrays.stream(parameters.get(parameter.name()))
                    .flatMapToDouble(Arrays::stream)
                    .toArray());
        }
        return all;
    }

    boolean padded() {
        return keep.length > 0;
    }

    /// The keys that a row sees.
    int[] visible(int item, int row, boolean causal) {
        return IntStream.range(0, causal ? row + 1 : n)
                .filter(key -> !padded() || keep[item][key])
                .toArray();
    }

    double[][] queries(int item, int head) {
        return rows(q, (item * h + head) * n, d);
    }

    double[][] keys(int item, int head) {
        return rows(k, (item * hk + head / (h / hk)) * n, d);
    }

    double[][] values(int item, int head) {
        return rows(v, (item * hk + head / (h / hk)) * n, dv);
    }

    private double[][] rows(double[] from, int first, int width) {
        return IntStream.range(first, first + n)
                .mapToObj(row -> Arrays.copyOfRange(from, row * width, (row + 1) * width))
                .toArray(double[][]::new);
    }

    /// In the order of the arguments of a source.
    List<NDArray> arguments(Mechanism mechanism, NDManager manager, DataType type) {
        var arguments = new ArrayList<NDArray>();
        arguments.add(array(manager, q, new Shape(b, h, n, d), type));
        arguments.add(array(manager, k, new Shape(b, hk, n, d), type));
        arguments.add(array(manager, v, new Shape(b, hk, n, dv), type));
        for (var parameter : mechanism.parameters()) {
            var rows = parameters.get(parameter.name());
            var flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
            arguments.add(array(manager, flat, shape(parameter, rows), type));
        }
        if (padded()) {
            var flat = new boolean[b * n];
            IntStream.range(0, b * n).forEach(place -> flat[place] = keep[place / n][place % n]);
            arguments.add(manager.create(flat).reshape(b, n));
        }
        return arguments;
    }

    private static Shape shape(Parameter parameter, double[][] rows) {
        return switch (parameter.shape()) {
            case dev.attest.theory.formula.Shape.Scalar _ -> new Shape();
            case dev.attest.theory.formula.Shape.Vector _ -> new Shape(rows[0].length);
            case dev.attest.theory.formula.Shape.Matrix _ -> new Shape(rows.length, rows[0].length);
        };
    }

    private static NDArray array(NDManager manager, double[] values, Shape shape, DataType type) {
        return manager.create(values, shape).toType(type, true);
    }
}
