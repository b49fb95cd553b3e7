package dev.attest.theory.claims;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows of a mechanism at exact points, read from its text.
public final class Rows {
    private Rows() {}

    public static Point point(List<List<BigFraction>> keys, List<BigFraction> query) {
        int width = query.size();
        return new Point(Map.of("d", width, "dv", width), query, keys, keys.size() - 1, List.of(), Map.of());
    }

    public static <N> Evaluator<N> evaluator(
            Scalars<N> scalars, Mechanism mechanism, List<List<BigFraction>> keys, List<BigFraction> query) {
        return new Evaluator<>(scalars, mechanism, point(keys, query));
    }

    public static <N> List<N> row(
            Scalars<N> scalars, Mechanism mechanism, List<List<BigFraction>> keys, List<BigFraction> query) {
        return evaluator(scalars, mechanism, keys, query).row();
    }

    /// The row in exact exponentials, or empty where the row is undefined.
    public static Optional<List<Exponential>> exact(
            Mechanism mechanism, List<List<BigFraction>> keys, List<BigFraction> query) {
        try {
            return Optional.of(row(new Exponentials(), mechanism, keys, query));
        } catch (Undefined _) {
            return Optional.empty();
        }
    }

    /// Whether both rows are defined and equal, exactly.
    public static boolean equal(
            Mechanism mechanism, List<List<BigFraction>> keys, List<BigFraction> p, List<BigFraction> q) {
        var one = exact(mechanism, keys, p);
        var other = exact(mechanism, keys, q);
        return one.isPresent() && other.isPresent() && same(one.get(), other.get());
    }

    /// Whether two mechanisms have the same row at one point, exactly.
    public static boolean equal(
            Mechanism mechanism, Mechanism other, List<List<BigFraction>> keys, List<BigFraction> query) {
        var one = exact(mechanism, keys, query);
        var another = exact(other, keys, query);
        return one.isPresent() && another.isPresent() && same(one.get(), another.get());
    }

    /// Whether both rows are defined and equal, where no number of the definition leaves the rationals.
    ///
    /// @throws dev.attest.theory.scalar.Declined where one does
    public static boolean equalRational(
            Mechanism mechanism, List<List<BigFraction>> keys, List<BigFraction> p, List<BigFraction> q) {
        var rationals = new Rationals();
        try {
            return row(rationals, mechanism, keys, p).equals(row(rationals, mechanism, keys, q));
        } catch (Undefined _) {
            return false;
        }
    }

    public static boolean same(List<Exponential> one, List<Exponential> other) {
        return IntStream.range(0, one.size()).allMatch(j -> one.get(j).sameAs(other.get(j)));
    }
}
