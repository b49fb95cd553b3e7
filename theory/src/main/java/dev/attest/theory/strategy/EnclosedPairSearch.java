package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation;
import dev.attest.theory.certificate.EnclosedPair;
import dev.attest.theory.certificate.theorem.QueryFeatures;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import dev.attest.theory.statement.Goal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Looks for two opposite points `x + r v` and `x - r v` of a ball of queries with one row: in doubles, by
/// Newton's method on a face of the cube of directions, then enclosed.
final class EnclosedPairSearch {
    private static final int[][] KEYS = {{1, 0}, {0, 1}, {1, 2}, {-1, 1}};
    private static final int[][] CENTRES = {{0}, {1, -1}, {1, 2}, {-2, 1}};
    private static final int MOST_ENTRIES = 6;
    private static final int HALVINGS = 6;
    private static final int[] PIECES = {1, 2, 4, 8, 16, 32, 64};

    /// Directions are decimal fractions with this denominator; boxes have these half widths in it.
    private static final BigInteger DENOMINATOR = BigInteger.TEN.pow(12);

    private static final int[] MARGINS = {1_000, 1_000_000};

    private final Mechanism mechanism;
    private final List<QueryFeatures> blocks;

    EnclosedPairSearch(Mechanism mechanism, List<QueryFeatures> blocks) {
        this.mechanism = mechanism;
        this.blocks = blocks;
    }

    Optional<EnclosedPair> find() {
        if (mechanism.grid()) {
            return Optional.empty();
        }
        return points().filter(this::hasRow)
                .flatMap(point -> IntStream.range(0, HALVINGS).mapToObj(halvings -> at(point, halvings)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Stream<Point> points() {
        var points = new SmallPoints(mechanism);
        var base = points.point(2);
        int width = base.query().size();
        if (width > MOST_ENTRIES) {
            return Stream.empty();
        }
        var keys = Stream.of(KEYS).map(key -> vector(key, width)).toList();
        return Stream.of(CENTRES).map(centre -> points.point(2, keys).withQuery(vector(centre, width)));
    }

    /// The entries in turn.
    private static List<BigFraction> vector(int[] entries, int width) {
        return IntStream.range(0, width)
                .mapToObj(entry -> new BigFraction(entries[entry % entries.length]))
                .toList();
    }

    private boolean hasRow(Point point) {
        try {
            return !new Evaluator<>(new Doubles(), mechanism, point).row().isEmpty();
        } catch (Undefined | Declined e) {
            return false;
        }
    }

    private Optional<EnclosedPair> at(Point point, int halvings) {
        try {
            var search = new OppositeDirections(mechanism, blocks, point, Math.scalb(1, -halvings));
            var radius = new BigFraction(BigInteger.ONE, BigInteger.TWO.pow(halvings));
            return search.found()
                    .flatMap(found -> enclosed(point, radius, search.units(), found))
                    .findFirst();
        } catch (Undefined | Declined e) {
            return Optional.empty();
        }
    }

    private Stream<EnclosedPair> enclosed(
            Point point, BigFraction radius, List<Integer> units, OppositeDirections.Found found) {
        return IntStream.of(MARGINS)
                .boxed()
                .flatMap(margin -> pieces(found).mapToObj(pieces -> {
                    var low = new ArrayList<BigFraction>();
                    var high = new ArrayList<BigFraction>();
                    for (int entry = 0; entry < found.direction().length; entry++) {
                        int width = found.free().contains(entry) ? margin : 0;
                        low.add(decimal(found.direction()[entry], -width));
                        high.add(decimal(found.direction()[entry], width));
                    }
                    return new EnclosedPair(point, radius, low, high, units, found.inverse(), pieces);
                }))
                .filter(this::isConfirmed);
    }

    /// One interval has no faces to be cut.
    private static IntStream pieces(OppositeDirections.Found found) {
        return found.free().size() < 2 ? IntStream.of(1) : IntStream.of(PIECES);
    }

    private static BigFraction decimal(double value, int more) {
        long units = Math.round(value * DENOMINATOR.doubleValue()) + more;
        return new BigFraction(BigInteger.valueOf(units), DENOMINATOR);
    }

    private boolean isConfirmed(EnclosedPair pair) {
        return Checker.check(mechanism, new Goal.NeverInjective(), new Certificate.FewFeatures(Optional.of(pair)))
                instanceof Confirmation.Confirmed;
    }
}
