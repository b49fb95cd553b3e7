package dev.attest.theory.certificate;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Two queries `x + r v` and `x - r v` with one row, for some v in a box. With the features of a block of
/// which the row knows the direction alone divided by one of them, their values at the two queries are equal
/// at a zero in the box of D functions h of the D entries of v that vary there.
///
/// @param point        holds x, and keys at which both queries have a row
/// @param radius       r > 0
/// @param low          [d], the least entries of v
/// @param high         [d], the largest; where they are equal the entry is a number
/// @param units        for each block of directions the feature, from 0, by which the others are divided
/// @param combinations [D][D], a matrix A: the entry i of `A h` has opposite signs on the two faces of the
///     box in which the entry of v that varies as the i-th is an end
/// @param pieces       into how many parts each other side of a face is cut for that
public record EnclosedPair(
        Point point,
        BigFraction radius,
        List<BigFraction> low,
        List<BigFraction> high,
        List<Integer> units,
        List<List<BigFraction>> combinations,
        int pieces) {
    public EnclosedPair {
        low = List.copyOf(low);
        high = List.copyOf(high);
        units = List.copyOf(units);
        combinations = combinations.stream().map(List::copyOf).toList();
    }

    /// The entries of v that vary in the box.
    public List<Integer> free() {
        return IntStream.range(0, low.size())
                .filter(entry -> low.get(entry).compareTo(high.get(entry)) < 0)
                .boxed()
                .toList();
    }

    /// `x + r v` for the v between these two.
    public List<Enclosure> ahead(List<BigFraction> from, List<BigFraction> to) {
        return moved(radius, from, to);
    }

    /// `x - r v` for the v between these two.
    public List<Enclosure> behind(List<BigFraction> from, List<BigFraction> to) {
        return moved(radius.negate(), from, to);
    }

    private List<Enclosure> moved(BigFraction step, List<BigFraction> from, List<BigFraction> to) {
        return IntStream.range(0, from.size())
                .mapToObj(entry -> at(entry, step, from.get(entry)).hull(at(entry, step, to.get(entry))))
                .toList();
    }

    private Enclosure at(int entry, BigFraction step, BigFraction direction) {
        return Enclosure.of(point.query().get(entry).add(step.multiply(direction)));
    }

    /// The two queries are at least this far apart: `2 r |v_t|` for the entries t that do not vary.
    public BigFraction distance() {
        return IntStream.range(0, low.size())
                .filter(entry -> low.get(entry).compareTo(high.get(entry)) == 0)
                .mapToObj(entry -> low.get(entry).abs().multiply(radius).multiply(2))
                .max(BigFraction::compareTo)
                .orElse(BigFraction.ZERO);
    }
}
