package dev.attest.verification;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Point;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.apache.commons.math3.fraction.BigFraction;

/// Random exact points at which a mechanism can be read, the awkward ones among them: one key, equal keys, every key doubled, a
/// key of zeros, a query of zeros, keys on a line.
public final class ExactPoints {
    private static final int MOST_KEYS = 4;
    private static final int WIDEST = 3;

    private ExactPoints() {}

    /// How the keys lie.
    enum KeyPattern {
        GENERIC,
        ONE,
        EQUAL,
        DOUBLED,
        WITH_ZERO,
        ON_A_LINE
    }

    /// Points that a verdict speaks of: d >= 2, or what the file fixes.
    public static Arbitrary<Point> of(Mechanism mechanism) {
        return of(mechanism, 2);
    }

    /// The same with widths from 1: the meaning of a text is defined there too.
    public static Arbitrary<Point> ofAnyWidth(Mechanism mechanism) {
        return of(mechanism, 1);
    }

    private static Arbitrary<Point> of(Mechanism mechanism, int leastWidth) {
        return widths(mechanism, leastWidth).flatMap(widths -> at(mechanism, widths));
    }

    private static Arbitrary<Map<String, Integer>> widths(Mechanism mechanism, int least) {
        var named = new TreeSet<>(List.of("d", "dv", "m"));
        mechanism.parameters().forEach(parameter -> named.addAll(ParameterValues.widths(parameter.shape())));
        var widths = new TreeMap<String, Arbitrary<Integer>>();
        for (var name : named) {
            var free = Arbitraries.integers().between(name.equals("d") ? least : 1, WIDEST);
            var fixed = mechanism.widths().get(name);
            widths.put(name, fixed == null ? free : Arbitraries.just(fixed));
        }
        var names = List.copyOf(widths.keySet());
        return Combinators.combine(List.copyOf(widths.values())).as(values -> {
            var map = new HashMap<String, Integer>();
            for (int i = 0; i < names.size(); i++) {
                map.put(names.get(i), values.get(i));
            }
            return map;
        });
    }

    private static Arbitrary<Point> at(Mechanism mechanism, Map<String, Integer> widths) {
        var vectors = vectors(widths.get("d"));
        var keys = Combinators.combine(
                        Arbitraries.of(KeyPattern.values()), vectors.list().ofMinSize(2).ofMaxSize(MOST_KEYS))
                .as(ExactPoints::arranged);
        var parameters = ParameterValues.of(mechanism, widths);
        return Combinators.combine(queries(vectors, widths.get("d")), keys, vectors, parameters)
                .as((query, rows, mean, values) -> new Point(widths, query, rows, rows.size() - 1, mean, values));
    }

    private static Arbitrary<List<BigFraction>> queries(Arbitrary<List<BigFraction>> vectors, int width) {
        var zero = Collections.nCopies(width, BigFraction.ZERO);
        return Arbitraries.frequencyOf(
                Tuple.of(6, vectors), Tuple.of(1, Arbitraries.just(zero)));
    }

    private static List<List<BigFraction>> arranged(KeyPattern pattern, List<List<BigFraction>> drawn) {
        var first = drawn.getFirst();
        return switch (pattern) {
            case GENERIC -> drawn;
            case ONE -> List.of(first);
            case EQUAL -> Collections.nCopies(drawn.size(), first);
            case DOUBLED -> drawn.stream().flatMap(key -> List.of(key, key).stream()).toList();
            case WITH_ZERO -> List.of(first, multiple(first, 0), drawn.getLast());
            case ON_A_LINE -> List.of(first, multiple(first, 2), multiple(first, -1));
        };
    }

    private static List<BigFraction> multiple(List<BigFraction> vector, int factor) {
        return vector.stream().map(entry -> entry.multiply(factor)).toList();
    }

    static Arbitrary<List<BigFraction>> vectors(int width) {
        return numbers().list().ofSize(width);
    }

    /// Small fractions, 0 and 1 more often than others.
    static Arbitrary<BigFraction> numbers() {
        var fraction = Combinators.combine(
                        Arbitraries.integers().between(-6, 6), Arbitraries.integers().between(1, 4))
                .as((numerator, denominator) -> new BigFraction(numerator, denominator));
        return Arbitraries.frequencyOf(
                Tuple.of(5, fraction),
                Tuple.of(1, Arbitraries.of(BigFraction.ZERO, BigFraction.ONE)));
    }
}
