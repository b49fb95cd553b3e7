package dev.attest.experiments.studies.figureone;

import dev.attest.experiments.study.PlaneScene.Spot;
import dev.attest.kernels.reference.Context;
import dev.attest.kernels.reference.ReferenceAttention;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Undefined;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows of a mechanism over keys in the plane, read from its text: in doubles, and in enclosures.
final class PlaneRows {
    static final int WIDTH = 2;

    private final Mechanism mechanism;
    private final List<List<BigFraction>> keys;
    private final Context context;

    /// @param keys `[n][2]`
    PlaneRows(Mechanism mechanism, List<List<BigFraction>> keys) {
        this.mechanism = mechanism;
        this.keys = keys;
        double[] flat = keys.stream()
                .flatMap(List::stream)
                .mapToDouble(BigFraction::doubleValue)
                .toArray();
        context = ReferenceAttention.of(mechanism, WIDTH, Map.of()).keys(flat, keys.size());
    }

    /// An entry for each key, not a number where it is undefined.
    double[] at(Spot query) {
        var row = new double[keys.size()];
        context.row(new double[] {query.x(), query.y()}, keys.size() - 1, row);
        return row;
    }

    /// Encloses the row of this very query; empty where it is undefined or no enclosure of it was found.
    Optional<List<Enclosure>> of(List<BigFraction> query) {
        return over(query.stream().map(Enclosure::of).toList());
    }

    /// Encloses the rows of all queries of a box.
    Optional<List<Enclosure>> over(List<Enclosure> box) {
        var origin = List.of(BigFraction.ZERO, BigFraction.ZERO);
        try {
            return Optional.of(new Evaluator<>(new Enclosures(), mechanism, Rows.point(keys, origin), box).row());
        } catch (Undefined | Declined _) {
            return Optional.empty();
        }
    }

    /// Whether enclosures leave open that two rows are equal.
    static boolean meet(List<Enclosure> row, List<Enclosure> other) {
        return IntStream.range(0, row.size())
                .allMatch(entry -> row.get(entry).lo() <= other.get(entry).hi()
                        && other.get(entry).lo() <= row.get(entry).hi());
    }

    /// Whether a row in doubles is one.
    static boolean isFinite(double[] row) {
        return Arrays.stream(row).allMatch(Double::isFinite);
    }
}
