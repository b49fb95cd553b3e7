package dev.attest.theory.certificate;

import dev.attest.theory.certificate.theorem.Determinant;
import dev.attest.theory.certificate.theorem.FeatureValues;
import dev.attest.theory.certificate.theorem.QueryFeatures;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Whether two queries with one row are in an enclosure, by the theorem of Poincare and Miranda: a continuous
/// map from a box of R^D to R^D whose i-th entry has opposite signs on the two faces in which the i-th
/// coordinate is an end has a zero in the box. The features are continuous by their text; the map is `A h`,
/// and A is not singular.
final class EnclosedPairs {
    private static final long MOST_PIECES = 4096;

    private final Mechanism mechanism;
    private final EnclosedPair pair;
    private final List<QueryFeatures> blocks;
    private final List<Integer> free;
    private final Enclosures scalars = new Enclosures();

    /// @param blocks continuous features, through which the row knows the query
    EnclosedPairs(Mechanism mechanism, List<QueryFeatures> blocks, EnclosedPair pair) {
        this.mechanism = mechanism;
        this.pair = pair;
        this.blocks = blocks;
        this.free = pair.free();
    }

    boolean isRight() {
        try {
            return isBox() && keepsSigns() && hasZero() && hasRows();
        } catch (Undefined | Declined e) {
            return false;
        }
    }

    private boolean isBox() {
        int width = pair.point().query().size();
        return new RowsAtPoints(mechanism).fits(pair.point())
                && Exact.signum(pair.radius()) > 0
                && pair.low().size() == width
                && pair.high().size() == width
                && IntStream.range(0, width)
                        .allMatch(t -> pair.low().get(t).compareTo(pair.high().get(t)) <= 0)
                && Exact.signum(pair.distance()) > 0
                && pair.units().size()
                        == blocks.stream().filter(QueryFeatures::ofDirections).count()
                && pair.pieces() >= 1
                && Math.pow(pair.pieces(), Math.max(0, free.size() - 1)) <= MOST_PIECES;
    }

    /// As many entries of v vary as there are functions, and the feature by which others are divided has one
    /// sign, everywhere in the box and at both queries.
    private boolean keepsSigns() {
        var ahead = features(pair.ahead(pair.low(), pair.high()));
        var behind = features(pair.behind(pair.low(), pair.high()));
        var signs = ahead.divisors().stream().map(scalars::sign).toList();
        return ahead.values().size() == free.size()
                && !signs.contains(0)
                && signs.equals(behind.divisors().stream().map(scalars::sign).toList());
    }

    private boolean hasRows() {
        var rowAhead = row(pair.ahead(pair.low(), pair.high()));
        return rowAhead.size() == row(pair.behind(pair.low(), pair.high())).size();
    }

    private List<Enclosure> row(List<Enclosure> query) {
        return new Evaluator<>(scalars, mechanism, pair.point(), query).row();
    }

    private boolean hasZero() {
        var matrix = pair.combinations();
        return matrix.size() == free.size()
                && matrix.stream().allMatch(row -> row.size() == free.size())
                && Determinant.isNotZero(new Rationals(), matrix)
                && IntStream.range(0, free.size()).allMatch(this::changesSign);
    }

    /// Between the two faces across the direction of that number.
    private boolean changesSign(int number) {
        int lower = signOnFace(number, pair.low());
        return lower != 0 && signOnFace(number, pair.high()) == -lower;
    }

    /// The sign of an entry of `A h` all over the face in which one entry of v is that of the corner; 0 where
    /// it has no single one.
    private int signOnFace(int number, List<BigFraction> corner) {
        int fixed = free.get(number);
        var face = new Box(pair.low(), pair.high()).between(fixed, corner.get(fixed), corner.get(fixed));
        var signs = pieces(face, 0)
                .map(box -> scalars.sign(combined(number, box)))
                .distinct()
                .toList();
        return signs.size() == 1 ? signs.getFirst() : 0;
    }

    private record Box(List<BigFraction> from, List<BigFraction> to) {
        boolean isPoint(int entry) {
            return from.get(entry).compareTo(to.get(entry)) == 0;
        }

        Box between(int entry, BigFraction low, BigFraction high) {
            var lows = new ArrayList<>(from);
            var highs = new ArrayList<>(to);
            lows.set(entry, low);
            highs.set(entry, high);
            return new Box(lows, highs);
        }

        /// The part of that number of equally many in one direction.
        Box part(int entry, int number, int count) {
            var step = to.get(entry).subtract(from.get(entry)).divide(count);
            var low = from.get(entry).add(step.multiply(number));
            return between(entry, low, low.add(step));
        }
    }

    /// A box cut in every direction in which it has a length.
    private Stream<Box> pieces(Box box, int entry) {
        if (entry == box.from().size()) {
            return Stream.of(box);
        }
        return box.isPoint(entry)
                ? pieces(box, entry + 1)
                : IntStream.range(0, pair.pieces())
                        .mapToObj(number -> box.part(entry, number, pair.pieces()))
                        .flatMap(part -> pieces(part, entry + 1));
    }

    /// An entry of `A h`.
    private Enclosure combined(int number, Box box) {
        var ahead = features(pair.ahead(box.from(), box.to())).values();
        var behind = features(pair.behind(box.from(), box.to())).values();
        var sum = Enclosure.ZERO;
        for (int entry = 0; entry < ahead.size(); entry++) {
            var factor = Enclosure.of(pair.combinations().get(number).get(entry));
            sum = scalars.add(sum, scalars.multiply(factor, scalars.subtract(ahead.get(entry), behind.get(entry))));
        }
        return sum;
    }

    private FeatureValues<Enclosure> features(List<Enclosure> query) {
        return FeatureValues.of(
                blocks, pair.units(), scalars, new Evaluator<>(scalars, mechanism, pair.point(), query));
    }
}
