package dev.attest.kernels.reference;

import dev.attest.kernels.reference.Machine.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// The double reading of any definition, for many queries over the same keys.
///
/// Each part of a definition is computed once for all keys that it depends on: parts of the keys alone once for
/// a [Context], parts of the query alone once for a row, and scores, where feature maps make them an inner
/// product, in n m multiplications a row. With [StrictMath] and sums in a fixed order a result is the same on
/// every machine and for any number of threads.
public final class ReferenceAttention {
    private final Mechanism mechanism;
    private final int d;
    private final Map<String, double[]> parameters = new TreeMap<>();
    private final Formula formula;

    private ReferenceAttention(Mechanism mechanism, int d, OptionalInt dv, Map<String, double[][]> parameters) {
        if (mechanism.output().shape() instanceof Shape.Vector && !mechanism.isOutputAsWideAsValues()) {
            throw new IllegalArgumentException("mechanism " + mechanism.name() + ": expected an output as wide as the"
                    + " values, got a " + mechanism.output().shape());
        }
        var widths = new Widths(mechanism, d, dv, parameters);
        this.mechanism = mechanism;
        this.d = d;
        this.formula = Formula.of(mechanism, widths);
        for (var parameter : mechanism.parameters()) {
            this.parameters.put(parameter.name(), widths.flat(parameter, given(parameter, parameters)));
        }
    }

    private static double[][] given(Parameter parameter, Map<String, double[][]> parameters) {
        var rows = parameters.get(parameter.name());
        if (rows == null) {
            throw new IllegalArgumentException("parameter " + parameter.name() + ": expected a value, got none");
        }
        return rows;
    }

    /// Values are as wide as keys, unless the file or a parameter says otherwise.
    ///
    /// @param d          the width of queries and keys
    /// @param parameters name -> rows, for each that has no value in the file; a number is {{x}}, a vector one
    ///     row
    public static ReferenceAttention of(Mechanism mechanism, int d, Map<String, double[][]> parameters) {
        checkFixed(mechanism, "d", d);
        return new ReferenceAttention(mechanism, d, OptionalInt.empty(), parameters);
    }

    /// The same for values of width `dv`.
    public static ReferenceAttention of(Mechanism mechanism, int d, int dv, Map<String, double[][]> parameters) {
        checkFixed(mechanism, "d", d);
        checkFixed(mechanism, "dv", dv);
        return new ReferenceAttention(mechanism, d, OptionalInt.of(dv), parameters);
    }

    private static void checkFixed(Mechanism mechanism, String width, int given) {
        var fixed = mechanism.widths().getOrDefault(width, given);
        if (given < 1 || fixed != given) {
            throw new IllegalArgumentException(
                    "width " + width + ": expected " + Math.max(fixed, 1) + ", got " + given);
        }
    }

    /// @param keys [n][d], row after row
    public Context keys(double[] keys, int n) {
        if (formula.asksForTheMeanQuery()) {
            throw new IllegalArgumentException(
                    "mechanism " + mechanism.name() + ": expected a mean query, which it mentions, got none");
        }
        return context(keys, n, new double[0], 0, Map.of());
    }

    /// @param keys      [n][d], row after row
    /// @param meanQuery [d], for every row
    public Context keys(double[] keys, int n, double[] meanQuery) {
        Context.require("mean query", meanQuery.length, d, "d");
        return context(keys, n, meanQuery.clone(), 0, Map.of());
    }

    /// A whole head. Its mean query is that of all queries, and in a causal row that of the queries at
    /// positions up to its own.
    ///
    /// @param queries [count][d], row after row; as many as keys for a causal mechanism
    /// @param keys    [n][d]
    /// @param values  [n][dv]
    public Head head(double[] queries, int count, double[] keys, double[] values, int n, int dv) {
        return head(queries, count, keys, values, n, dv, Map.of());
    }

    /// The same for a mechanism whose tokens have more than queries, keys and values.
    ///
    /// @param inputs name -> the entries of each token, row after row: n tokens, or `count` for an input of the
    ///     query
    public Head head(
            double[] queries,
            int count,
            double[] keys,
            double[] values,
            int n,
            int dv,
            Map<String, double[][]> inputs) {
        if (count < 1 || (mechanism.causal() && count != n)) {
            throw new IllegalArgumentException("queries: expected "
                    + (mechanism.causal() ? n + ", one for each key" : "at least 1") + ", got " + count);
        }
        return padded(queries, count, keys, values, n, dv, inputs);
    }

    /// The same where keys that do not count are left out: a causal mechanism may then have more queries than
    /// keys, and those at positions from n on see all keys.
    public Head padded(
            double[] queries,
            int count,
            double[] keys,
            double[] values,
            int n,
            int dv,
            Map<String, double[][]> inputs) {
        Context.require("queries", queries.length, Math.multiplyExact(count, d), "queries d");
        var means = MeanQueries.of(queries, count, d, mechanism.causal());
        checkInputs(count, n, inputs);
        var context = context(keys, n, means, mechanism.causal() ? d : 0, inputs);
        return new Head(context.values(values, dv), queries.clone(), count, d, n, dv);
    }

    private void checkInputs(int queries, int n, Map<String, double[][]> inputs) {
        for (var input : mechanism.inputs()) {
            var tokens = inputs.get(input.name());
            int count = input.ofQuery() ? queries : n;
            int size = formula.widths().rows(input.shape()) * formula.widths().columns(input.shape());
            if (tokens == null || tokens.length != count) {
                throw new IllegalArgumentException("input " + input.name() + ": expected " + count
                        + (count == 1 ? " token" : " tokens") + ", got " + (tokens == null ? "none" : tokens.length));
            }
            for (var token : tokens) {
                Context.require(
                        "input " + input.name(),
                        token.length,
                        size,
                        input.shape().toString());
            }
        }
    }

    private Context context(double[] keys, int n, double[] meanQueries, int step, Map<String, double[][]> inputs) {
        if (n < 1) {
            throw new IllegalArgumentException("keys: expected at least one, got " + n);
        }
        Context.require("keys", keys.length, Math.multiplyExact(n, d), "n d");
        if (inputs.isEmpty() && !mechanism.inputs().isEmpty()) {
            throw new IllegalArgumentException("input "
                    + mechanism.inputs().getFirst().name() + ": expected what comes with each token, got none");
        }
        return new Context(formula, new Tokens(keys.clone(), n, new double[0], meanQueries, step, parameters, inputs));
    }
}
