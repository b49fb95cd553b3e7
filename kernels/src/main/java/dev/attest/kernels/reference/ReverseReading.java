package dev.attest.kernels.reference;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Scalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The gradient of a whole head in any number system, by the evaluator of the theory on a [Tape], one row after
/// the other: slow, and for every definition that can be evaluated there. Memory is that of the operations of
/// one row.
///
/// @param widths     a value for each width name in use: d, dv, m
/// @param parameters name -> rows; a number is [[x]], a vector one row
public record ReverseReading<N>(
        Scalars<N> scalars, Mechanism mechanism, Map<String, Integer> widths, Map<String, List<List<N>>> parameters) {

    /// The derivatives of `sum dOut_i . out_i`, in the shapes of what they are by.
    public record Gradient<N>(
            List<List<N>> queries,
            List<List<N>> keys,
            List<List<N>> values,
            Map<String, List<List<List<N>>>> inputs,
            Map<String, List<List<N>>> parameters) {}

    /// @param queries [queries][d]
    /// @param keys    [n][d]
    /// @param values  [n][dv]
    /// @param inputs  name -> token -> rows, as for parameters
    /// @param dOut    [queries][dv]
    public Gradient<N> gradient(
            List<List<N>> queries,
            List<List<N>> keys,
            List<List<N>> values,
            Map<String, List<List<List<N>>>> inputs,
            List<List<N>> dOut) {
        var tape = new Tape<>(scalars);
        var traced = new TreeMap<String, List<List<Tape.Traced<N>>>>();
        var q = traced(tape, queries);
        var k = traced(tape, keys);
        var v = traced(tape, values);
        new TreeMap<>(parameters).forEach((name, rows) -> traced.put(name, traced(tape, rows)));
        var more = new TreeMap<String, List<List<List<Tape.Traced<N>>>>>();
        new TreeMap<>(inputs)
                .forEach((name, tokens) -> more.put(
                        name, tokens.stream().map(rows -> traced(tape, rows)).toList()));
        int count = tape.length();
        var head = new HeadReading<>(tape, mechanism, widths, traced);
        var sums = new ArrayList<N>();
        for (int row = 0; row < queries.size(); row++) {
            var out = head.output(row, q, k, v, more);
            var found = tape.adjoints(out, dOut.get(row), count);
            for (int place = 0; place < count; place++) {
                if (row == 0) {
                    sums.add(found.get(place));
                } else {
                    sums.set(place, scalars.add(sums.get(place), found.get(place)));
                }
            }
            tape.rewind(count);
        }
        var byParameter = new TreeMap<String, List<List<N>>>();
        traced.forEach((name, rows) -> byParameter.put(name, picked(rows, sums)));
        var byInput = new TreeMap<String, List<List<List<N>>>>();
        more.forEach((name, tokens) -> byInput.put(
                name, tokens.stream().map(rows -> picked(rows, sums)).toList()));
        return new Gradient<>(picked(q, sums), picked(k, sums), picked(v, sums), byInput, byParameter);
    }

    private static <N> List<List<Tape.Traced<N>>> traced(Tape<N> tape, List<List<N>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(tape::variable).toList())
                .toList();
    }

    private static <N> List<List<N>> picked(List<List<Tape.Traced<N>>> rows, List<N> sums) {
        return rows.stream()
                .map(row -> row.stream().map(entry -> sums.get(entry.place())).toList())
                .toList();
    }
}
