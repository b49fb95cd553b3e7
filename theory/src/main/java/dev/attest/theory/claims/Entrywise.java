package dev.attest.theory.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact vectors and matrices, entry by entry.
public final class Entrywise {
    private Entrywise() {}

    /// The same rows with one entry changed: to 0, to one nearer to 0 (a fraction to the whole number next to
    /// it), or from negative to positive.
    public static Stream<List<List<BigFraction>>> smaller(List<List<BigFraction>> rows) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(i -> IntStream.range(0, rows.get(i).size())
                        .boxed()
                        .flatMap(t -> nearer(rows.get(i).get(t))
                                .map(entry -> replaced(rows, i, replaced(rows.get(i), t, entry)))));
    }

    private static Stream<BigFraction> nearer(BigFraction entry) {
        if (entry.equals(BigFraction.ZERO)) {
            return Stream.empty();
        }
        var whole = new BigFraction(entry.getNumerator().divide(entry.getDenominator()));
        var step = new BigFraction(entry.getNumerator().signum());
        var closer = Stream.of(BigFraction.ZERO, whole.equals(entry) ? entry.subtract(step) : whole);
        var positive = Stream.of(entry.abs()).filter(value -> !value.equals(entry));
        return Stream.concat(closer, positive).distinct();
    }

    /// The list without the element at one place.
    public static <T> List<T> without(List<T> list, int index) {
        var shorter = new ArrayList<>(list);
        shorter.remove(index);
        return shorter;
    }

    private static <T> List<T> replaced(List<T> list, int index, T value) {
        var changed = new ArrayList<>(list);
        changed.set(index, value);
        return changed;
    }

    /// a + c b.
    public static List<BigFraction> plus(List<BigFraction> a, BigFraction c, List<BigFraction> b) {
        return IntStream.range(0, a.size())
                .mapToObj(t -> a.get(t).add(c.multiply(b.get(t))))
                .toList();
    }

    public static List<BigFraction> times(BigFraction c, List<BigFraction> vector) {
        return vector.stream().map(c::multiply).toList();
    }

    /// The vector of the given width with `value` at place t and 0 elsewhere.
    public static List<BigFraction> unit(int width, int t, BigFraction value) {
        return IntStream.range(0, width)
                .mapToObj(s -> s == t ? value : BigFraction.ZERO)
                .toList();
    }

    /// The sum of the products of entries.
    public static BigFraction dot(List<BigFraction> a, List<BigFraction> b) {
        return sum(IntStream.range(0, a.size())
                .mapToObj(t -> a.get(t).multiply(b.get(t)))
                .toList());
    }

    public static BigFraction sum(List<BigFraction> vector) {
        return vector.stream().reduce(BigFraction.ZERO, BigFraction::add);
    }
}
