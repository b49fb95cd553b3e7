package dev.attest.theory.claims;

import dev.attest.theory.solver.RationalMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Keys and queries of one width, exactly.
///
/// @param keys    `[n][d]`, n >= 1
/// @param queries `[any][d]`
public record Tokens(List<List<BigFraction>> keys, List<List<BigFraction>> queries) {
    public Tokens {
        keys = keys.stream().map(List::copyOf).toList();
        queries = queries.stream().map(List::copyOf).toList();
    }

    /// Integers of absolute value at most `bound`.
    public static Tokens draw(RandomGenerator random, int keyCount, int queryCount, int width, int bound) {
        return new Tokens(vectors(random, keyCount, width, bound), vectors(random, queryCount, width, bound));
    }

    private static List<List<BigFraction>> vectors(RandomGenerator random, int count, int width, int bound) {
        return IntStream.range(0, count)
                .mapToObj(_ -> vector(random, width, bound))
                .toList();
    }

    /// Integers of absolute value at most `bound`.
    public static List<BigFraction> vector(RandomGenerator random, int width, int bound) {
        return IntStream.range(0, width)
                .mapToObj(_ -> new BigFraction(random.nextInt(-bound, bound + 1)))
                .toList();
    }

    public int keyCount() {
        return keys.size();
    }

    public int width() {
        return keys.getFirst().size();
    }

    public List<BigFraction> query(int i) {
        return queries.get(i);
    }

    public Tokens withQuery(int i, List<BigFraction> query) {
        var changed = new ArrayList<>(queries);
        changed.set(i, query);
        return new Tokens(keys, changed);
    }

    /// The matrix K, `[n][d]`.
    public RationalMatrix keyMatrix() {
        return new RationalMatrix(keys);
    }

    /// Fewer keys, then fewer dimensions, then entries nearer to 0.
    public List<Tokens> smaller() {
        return Stream.of(fewerKeys(), fewerDimensions(), smallerEntries())
                .flatMap(stream -> stream)
                .toList();
    }

    private Stream<Tokens> fewerKeys() {
        return keyCount() == 1
                ? Stream.empty()
                : IntStream.range(0, keyCount()).mapToObj(i -> new Tokens(Entrywise.without(keys, i), queries));
    }

    /// Without key i and without query i.
    public Tokens withoutPair(int i) {
        return new Tokens(Entrywise.without(keys, i), Entrywise.without(queries, i));
    }

    private Stream<Tokens> fewerDimensions() {
        return width() == 1
                ? Stream.empty()
                : IntStream.range(0, width())
                        .mapToObj(t -> new Tokens(
                                keys.stream()
                                        .map(key -> Entrywise.without(key, t))
                                        .toList(),
                                queries.stream()
                                        .map(query -> Entrywise.without(query, t))
                                        .toList()));
    }

    /// The same tokens with one entry nearer to 0, keys and queries in turn.
    public Stream<Tokens> smallerEntries() {
        return Stream.concat(
                Entrywise.smaller(keys).map(changed -> new Tokens(changed, queries)),
                Entrywise.smaller(queries).map(changed -> new Tokens(keys, changed)));
    }
}
