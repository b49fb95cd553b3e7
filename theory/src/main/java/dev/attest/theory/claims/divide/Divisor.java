package dev.attest.theory.claims.divide;

import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.scalar.Scalars;
import dev.attest.theory.scalar.Undefined;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// The divisor S(q) = sum_j score(q, k_j) of a linear attention with a given feature map.
record Divisor(Mechanism mechanism, FeatureMap phi, List<List<BigFraction>> keys) {
    /// Decided where phi is homogeneous, entry by entry: then S(q) = sum_t |q_t| S(sign(q_t) e_t).
    boolean isZeroEverywhere() {
        return phi.form() == Form.HOMOGENEOUS
                && IntStream.range(0, phi.width())
                        .boxed()
                        .flatMap(t -> Stream.of(BigFraction.ONE, BigFraction.MINUS_ONE)
                                .map(sign -> Entrywise.unit(phi.width(), t, sign)))
                        .allMatch(unit -> at(unit).equals(BigFraction.ZERO));
    }

    /// Whether S is shown to keep away from 0 on the box of queries within `radius` of the centre in every
    /// coordinate: it contains the sphere.
    boolean avoidsZeroAround(List<BigFraction> centre, BigFraction radius) {
        try {
            Enclosure sum = over(centre, radius);
            return sum.lo() > 0 || sum.hi() < 0;
        } catch (Undefined | Declined _) {
            return false;
        }
    }

    private BigFraction at(List<BigFraction> query) {
        var scalars = new Rationals();
        return sum(scalars, Rows.evaluator(scalars, mechanism, keys, query));
    }

    private Enclosure over(List<BigFraction> centre, BigFraction radius) {
        var scalars = new Enclosures();
        List<Enclosure> box = centre.stream()
                .map(entry -> new Enclosure(
                        Enclosure.of(entry.subtract(radius)).lo(),
                        Enclosure.of(entry.add(radius)).hi()))
                .toList();
        return sum(scalars, new Evaluator<>(scalars, mechanism, Rows.point(keys, centre), box));
    }

    private <N> N sum(Scalars<N> scalars, Evaluator<N> evaluator) {
        Term score = mechanism
                .score()
                .orElseThrow(() -> new IllegalArgumentException(mechanism.name() + ": expected a score, got none"));
        return IntStream.range(0, keys.size())
                .mapToObj(j -> evaluator.evaluate(score, Map.of(Term.HERE, j)))
                .reduce(scalars.of(BigFraction.ZERO), scalars::add);
    }
}
