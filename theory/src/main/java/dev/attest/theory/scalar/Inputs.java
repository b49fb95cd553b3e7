package dev.attest.theory.scalar;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Everything that a row and the output of a head depend on, in one number system.
///
/// @param widths     a value for each width name in use: d, dv, m
/// @param query      [d]
/// @param keys       [n][d]
/// @param values     [n][dv], or empty where only the row is asked for
/// @param position   the position of the query; n - 1 for a causal mechanism
/// @param meanQuery  [d], or empty where the mechanism does not mention it
/// @param parameters name -> rows; a number is [[x]], a vector one row
/// @param inputs     name -> token -> rows, as for parameters: a token for each key, or for an input of the
///     query that of the query alone
public record Inputs<N>(
        Map<String, Integer> widths,
        List<N> query,
        List<List<N>> keys,
        List<List<N>> values,
        int position,
        List<N> meanQuery,
        Map<String, List<List<N>>> parameters,
        Map<String, List<List<List<N>>>> inputs) {
    public Inputs {
        widths = Map.copyOf(widths);
        query = List.copyOf(query);
        keys = keys.stream().map(List::copyOf).toList();
        values = values.stream().map(List::copyOf).toList();
        meanQuery = List.copyOf(meanQuery);
        parameters = Map.copyOf(parameters);
        inputs = Map.copyOf(inputs);
    }

    /// Where nothing else comes with the tokens.
    public Inputs(
            Map<String, Integer> widths,
            List<N> query,
            List<List<N>> keys,
            List<List<N>> values,
            int position,
            List<N> meanQuery,
            Map<String, List<List<N>>> parameters) {
        this(widths, query, keys, values, position, meanQuery, parameters, Map.of());
    }

    /// A point, which has no values.
    public static Inputs<BigFraction> of(Point point) {
        return new Inputs<>(
                point.widths(),
                point.query(),
                point.keys(),
                List.of(),
                point.position(),
                point.meanQuery(),
                point.parameters(),
                point.inputs());
    }

    /// The same with other keys, as many as before: what comes with the tokens stays.
    public Inputs<N> withKeys(List<List<N>> others) {
        return new Inputs<>(widths, query, others, values, position, meanQuery, parameters, inputs);
    }

    /// The same with other values.
    public Inputs<N> withValues(List<List<N>> others) {
        return new Inputs<>(widths, query, keys, others, position, meanQuery, parameters, inputs);
    }

    /// The same with other parameters.
    public Inputs<N> withParameters(Map<String, List<List<N>>> others) {
        return new Inputs<>(widths, query, keys, values, position, meanQuery, others, inputs);
    }

    /// The same at another position.
    public Inputs<N> at(int other) {
        return new Inputs<>(widths, query, keys, values, other, meanQuery, parameters, inputs);
    }

    /// Every token once more, with what comes with it, at the positions that follow. The query stays where it
    /// is.
    ///
    /// @param ofQuery the inputs that come with the token of the query alone
    public Inputs<N> twice(Set<String> ofQuery) {
        var copied = new TreeMap<String, List<List<List<N>>>>();
        inputs.forEach((name, tokens) -> copied.put(name, ofQuery.contains(name) ? tokens : twice(tokens)));
        return new Inputs<>(widths, query, twice(keys), twice(values), position, meanQuery, parameters, copied);
    }

    private static <T> List<T> twice(List<T> items) {
        return Stream.concat(items.stream(), items.stream()).toList();
    }

    /// The same with another query.
    public Inputs<N> withQuery(List<N> other) {
        return new Inputs<>(widths, other, keys, values, position, meanQuery, parameters, inputs);
    }

    /// The same with other values, of width `dv`.
    Inputs<N> withValues(int dv, List<List<N>> others) {
        var all = new TreeMap<>(widths);
        all.put("dv", dv);
        return new Inputs<>(all, query, keys, others, position, meanQuery, parameters, inputs);
    }

    /// Each number by itself.
    public <M> Inputs<M> map(Function<N, M> function) {
        return meet(this, (number, same) -> function.apply(number));
    }

    /// Each number with that in the same place of inputs of the same sizes.
    ///
    /// @throws IllegalArgumentException if the sizes differ
    public <O, M> Inputs<M> meet(Inputs<O> other, BiFunction<N, O, M> function) {
        var met = new TreeMap<String, List<List<M>>>();
        parameters.forEach((name, rows) -> met.put(
                name, rows("parameter " + name, rows, other.parameters.getOrDefault(name, List.of()), function)));
        return new Inputs<>(
                widths,
                row("query", query, other.query, function),
                rows("keys", keys, other.keys, function),
                rows("values", values, other.values, function),
                position,
                row("mean query", meanQuery, other.meanQuery, function),
                met,
                tokens(other, function));
    }

    private <O, M> Map<String, List<List<List<M>>>> tokens(Inputs<O> other, BiFunction<N, O, M> function) {
        var met = new TreeMap<String, List<List<List<M>>>>();
        inputs.forEach((name, mine) -> {
            var theirs = other.inputs.getOrDefault(name, List.of());
            sameSize("input " + name, mine, theirs);
            met.put(
                    name,
                    IntStream.range(0, mine.size())
                            .mapToObj(token -> rows("input " + name, mine.get(token), theirs.get(token), function))
                            .toList());
        });
        return met;
    }

    private static <A, B, M> List<List<M>> rows(
            String what, List<List<A>> left, List<List<B>> right, BiFunction<A, B, M> function) {
        sameSize(what, left, right);
        return IntStream.range(0, left.size())
                .mapToObj(row -> row(what, left.get(row), right.get(row), function))
                .toList();
    }

    private static <A, B, M> List<M> row(String what, List<A> left, List<B> right, BiFunction<A, B, M> function) {
        sameSize(what, left, right);
        return IntStream.range(0, left.size())
                .mapToObj(entry -> function.apply(left.get(entry), right.get(entry)))
                .toList();
    }

    private static void sameSize(String what, List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            throw new IllegalArgumentException(what + ": expected " + left.size() + " of them, got " + right.size());
        }
    }
}
