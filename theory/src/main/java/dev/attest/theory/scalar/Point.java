package dev.attest.theory.scalar;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;

/// Everything that a row depends on, as exact numbers.
///
/// @param widths     a value for each width name in use: d, dv, m
/// @param query      [d]
/// @param keys       [n][d]
/// @param position   the position of the query; n - 1 for a causal mechanism
/// @param meanQuery  [d], or empty where the mechanism does not mention it
/// @param parameters name -> rows; a number is [[x]], a vector one row
/// @param inputs     name -> token -> rows, as for parameters: a token for each key, or for an input of the
///     query that of the query alone
public record Point(
        Map<String, Integer> widths,
        List<BigFraction> query,
        List<List<BigFraction>> keys,
        int position,
        List<BigFraction> meanQuery,
        Map<String, List<List<BigFraction>>> parameters,
        Map<String, List<List<List<BigFraction>>>> inputs) {
    public Point {
        widths = Map.copyOf(widths);
        query = List.copyOf(query);
        keys = keys.stream().map(List::copyOf).toList();
        meanQuery = List.copyOf(meanQuery);
        parameters = Map.copyOf(parameters);
        inputs = Map.copyOf(inputs);
    }

    /// A point where nothing else comes with the tokens.
    public Point(
            Map<String, Integer> widths,
            List<BigFraction> query,
            List<List<BigFraction>> keys,
            int position,
            List<BigFraction> meanQuery,
            Map<String, List<List<BigFraction>>> parameters) {
        this(widths, query, keys, position, meanQuery, parameters, Map.of());
    }

    /// The same point with another query.
    public Point withQuery(List<BigFraction> other) {
        return new Point(widths, other, keys, position, meanQuery, parameters, inputs);
    }

    /// The same point with other keys, as many as before: what comes with the tokens stays.
    public Point withKeys(List<List<BigFraction>> others) {
        return new Point(widths, query, others, position, meanQuery, parameters, inputs);
    }
}
