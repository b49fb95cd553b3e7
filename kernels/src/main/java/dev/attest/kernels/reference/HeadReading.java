package dev.attest.kernels.reference;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Scalars;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A whole head in any number system, by the evaluator of the theory: slow, and with duals the derivative of
/// every output in any direction.
///
/// @param widths     a value for each width name in use: d, dv, m
/// @param parameters name -> rows; a number is [[x]], a vector one row
public record HeadReading<N>(
        Scalars<N> scalars, Mechanism mechanism, Map<String, Integer> widths, Map<String, List<List<N>>> parameters) {

    /// What leaves the head, `[queries][dv]`. The mean query moves with the queries: in a causal row it is that
    /// of the queries up to its own.
    ///
    /// @param queries [queries][d]
    /// @param keys    [n][d]
    /// @param values  [n][dv]
    public List<List<N>> outputs(List<List<N>> queries, List<List<N>> keys, List<List<N>> values) {
        return outputs(queries, keys, values, Map.of());
    }

    /// The same for a mechanism whose tokens have more than queries, keys and values.
    ///
    /// @param inputs name -> token -> rows, as for parameters
    public List<List<N>> outputs(
            List<List<N>> queries, List<List<N>> keys, List<List<N>> values, Map<String, List<List<List<N>>>> inputs) {
        if (mechanism.causal() && queries.size() != keys.size()) {
            throw new IllegalArgumentException(
                    "queries: expected " + keys.size() + ", one for each key, got " + queries.size());
        }
        return IntStream.range(0, queries.size())
                .mapToObj(row -> output(row, queries, keys, values, inputs))
                .toList();
    }

    /// What leaves the head for one query.
    List<N> output(
            int row,
            List<List<N>> queries,
            List<List<N>> keys,
            List<List<N>> values,
            Map<String, List<List<List<N>>>> inputs) {
        int visible = mechanism.causal() ? row + 1 : keys.size();
        var averaged = mechanism.causal() ? queries.subList(0, visible) : queries;
        var all = new Inputs<>(
                widths,
                queries.get(row),
                keys.subList(0, visible),
                values.subList(0, visible),
                row,
                mean(averaged),
                parameters,
                visible(row, visible, inputs));
        return new Evaluator<>(scalars, mechanism, all).output();
    }

    private Map<String, List<List<List<N>>>> visible(int row, int keys, Map<String, List<List<List<N>>>> inputs) {
        var visible = new HashMap<String, List<List<List<N>>>>();
        for (var input : mechanism.inputs()) {
            var tokens = inputs.get(input.name());
            if (tokens == null) {
                throw new IllegalArgumentException(
                        "input " + input.name() + ": expected what comes with each token, got none");
            }
            visible.put(input.name(), input.ofQuery() ? tokens.subList(row, row + 1) : tokens.subList(0, keys));
        }
        return visible;
    }

    private List<N> mean(List<List<N>> rows) {
        var mean = new ArrayList<N>();
        var count = scalars.of(new BigFraction(rows.size()));
        for (int entry = 0; entry < rows.getFirst().size(); entry++) {
            int place = entry;
            var sum = rows.stream()
                    .map(row -> row.get(place))
                    .reduce(scalars::add)
                    .orElseThrow();
            mean.add(scalars.divide(sum, count));
        }
        return mean;
    }
}
