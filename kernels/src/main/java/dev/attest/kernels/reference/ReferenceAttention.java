package dev.attest.kernels.reference;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import java.util.Map;
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
    private final Program program;

    private ReferenceAttention(Mechanism mechanism, int d, Map<String, double[][]> parameters) {
        var widths = new Widths(mechanism, d, parameters);
        this.mechanism = mechanism;
        this.d = d;
        this.program = new Program(mechanism, widths);
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

    /// @param d          the width of queries and keys
    /// @param parameters name -> rows, for each that has no value in the file; a number is {{x}}, a vector one
    ///     row
    public static ReferenceAttention of(Mechanism mechanism, int d, Map<String, double[][]> parameters) {
        var fixed = mechanism.widths().getOrDefault("d", d);
        if (d < 1 || fixed != d) {
            throw new IllegalArgumentException("width d: expected " + Math.max(fixed, 1) + ", got " + d);
        }
        return new ReferenceAttention(mechanism, d, parameters);
    }

    /// @param keys [n][d], row after row
    public Context keys(double[] keys, int n) {
        boolean asks = program.nodes().stream().anyMatch(node -> node.term() instanceof Term.MeanQuery);
        if (asks) {
            throw new IllegalArgumentException(
                    "mechanism " + mechanism.name() + ": expected a mean query, which it mentions, got none");
        }
        return context(keys, n, new double[0]);
    }

    /// @param keys      [n][d], row after row
    /// @param meanQuery [d]
    public Context keys(double[] keys, int n, double[] meanQuery) {
        Context.require("mean query", meanQuery.length, d, "d");
        return context(keys, n, meanQuery.clone());
    }

    private Context context(double[] keys, int n, double[] meanQuery) {
        if (n < 1) {
            throw new IllegalArgumentException("keys: expected at least one, got " + n);
        }
        Context.require("keys", keys.length, Math.multiplyExact(n, d), "n d");
        var tokens = new Machine.Tokens(keys.clone(), n, meanQuery, parameters);
        return new Context(program, tokens, mechanism.causal(), d);
    }
}
