package dev.attest.experiments.studies.confusion;

import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Pairs of queries, their rows and features enclosed, against what the moduli allow.
///
/// For softmax `m l |p - q| <= |S(p) - S(q)| <= g / 2 |p - q|`, m the least entry of the two rows; for InLine
/// `l |phi(p) - phi(q)| <= |InL(p) - InL(q)| <= g |phi(p) - phi(q)|`; l and g are the [Moduli] of its matrix.
final class EnclosedPairs {
    private static final Enclosures SCALARS = new Enclosures();
    private static final double OF_JACOBIAN = .5;

    private final ConfusedMechanism confused;
    private final EnclosedRows reading;
    private final Optional<Moduli> moduli;

    /// @param keys `[n][d]`
    EnclosedPairs(ConfusedMechanism confused, double[][] keys) {
        this.confused = confused;
        this.reading = new EnclosedRows(confused, keys);
        this.moduli = confused.hasModuli() ? Optional.of(Moduli.of(reading.columns())) : Optional.empty();
    }

    /// A query with what is known of it.
    ///
    /// @param row empty where it is undefined or not known to be defined
    @SuppressWarnings("ArrayRecordComponent")
    record Seen(double[] query, List<Enclosure> features, Optional<List<Enclosure>> row) {}

    /// Two queries that differ, with rows.
    ///
    /// @param rows     the distance of the rows
    /// @param queries  that of the queries, to nearest
    /// @param same     whether the features are known to be equal
    /// @param bounds   between which the distance of the rows has to be, if theory says; their far ends
    record Pair(Enclosure rows, double queries, boolean same, Optional<Bounds> bounds) {
        boolean mayBeTogether() {
            return rows.lo() <= 0;
        }

        /// Against the theorem for certain.
        boolean isOutside() {
            return bounds.filter(within -> rows.hi() < within.lower().lo()
                            || rows.lo() > within.upper().hi())
                    .isPresent();
        }

        /// As the theorem says, for certain.
        boolean isInside() {
            return bounds.filter(within -> rows.lo() >= within.lower().hi()
                            && rows.hi() <= within.upper().lo())
                    .isPresent();
        }
    }

    record Bounds(Enclosure lower, Enclosure upper) {}

    Optional<Moduli> moduli() {
        return moduli;
    }

    Seen see(double[] query) {
        return new Seen(query, reading.features(query), reading.row(query));
    }

    /// Empty where the queries are equal or a row is undefined.
    Optional<Pair> pair(Seen p, Seen q) {
        if (p.row().isEmpty() || q.row().isEmpty() || Arrays.equals(p.query(), q.query())) {
            return Optional.empty();
        }
        var rows = EnclosedVectors.distance(p.row().get(), q.row().get());
        boolean same = p.features().stream().allMatch(Enclosure::isPoint)
                && p.features().equals(q.features());
        double queries = PairCounts.distance(p.query(), q.query());
        var bounds = moduli.map(known -> bounds(known, p, q));
        return Optional.of(new Pair(rows, queries, same, bounds));
    }

    private Bounds bounds(Moduli known, Seen p, Seen q) {
        var features = EnclosedVectors.distance(p.features(), q.features());
        var lower = SCALARS.multiply(Enclosure.point(known.least()), features);
        var upper = SCALARS.multiply(Enclosure.point(known.greatest()), features);
        return switch (confused.family()) {
            case SOFTMAX ->
                new Bounds(
                        SCALARS.multiply(leastWeight(p, q), lower),
                        SCALARS.multiply(Enclosure.point(OF_JACOBIAN), upper));
            case INLINE, LINEAR -> new Bounds(lower, upper);
        };
    }

    private static Enclosure leastWeight(Seen p, Seen q) {
        return Stream.of(p, q)
                .flatMap(seen -> seen.row().stream().flatMap(List::stream))
                .reduce(SCALARS::min)
                .orElseThrow();
    }
}
