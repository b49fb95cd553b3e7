package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Finding;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.Dual;
import dev.attest.theory.scalar.Duals;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.scalar.Scalars;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Softmax around the zero query, read from its text.
record SoftmaxExpansion(Mechanism softmax) {
    /// softmax(0) + d/dt softmax(t q) at t = 0, `[n]`: exact, through dual numbers at the query 0 + q e.
    List<Exponential> firstOrder(List<List<BigFraction>> keys, List<BigFraction> query) {
        var exponentials = new Exponentials();
        Exponential zero = exponentials.of(BigFraction.ZERO);
        List<Dual<Exponential>> direction = query.stream()
                .map(entry -> new Dual<>(zero, exponentials.of(entry)))
                .toList();
        List<BigFraction> origin = Collections.nCopies(query.size(), BigFraction.ZERO);
        return new Evaluator<>(new Duals<>(exponentials), softmax, Rows.point(keys, origin), direction)
                .row().stream()
                        .map(dual -> exponentials.add(dual.value(), dual.tangent()))
                        .toList();
    }

    /// `|softmax(q) - row(q)|_1 <= c R²`, given the square of c, by enclosures of c² R^4 less the squared
    /// distance; where all scores are equal both sides must be 0, exactly.
    Finding remainder(
            BigFraction squaredConstant, Mechanism mechanism, List<List<BigFraction>> keys, List<BigFraction> query) {
        if (haveOneScore(keys, query)) {
            return new Finding.Exact(
                    Rows.equal(softmax, mechanism, keys, query), "all scores are equal: both rows are uniform");
        }
        var scalars = new Enclosures();
        Enclosure bound = scalars.multiply(scalars.of(squaredConstant), scalars.power(range(scalars, keys, query), 4));
        Enclosure distance = distance(mechanism, keys, query);
        Enclosure margin = scalars.subtract(bound, scalars.power(distance, 2));
        return new Finding.Enclosed(
                margin.lo(), margin.hi(), "distance in " + distance + ", square of the bound in " + bound);
    }

    /// `|softmax(q) - row(q)|_1 >= c R²` and R > 0, by enclosures.
    Finding exceeds(BigFraction constant, Mechanism mechanism, List<List<BigFraction>> keys, List<BigFraction> query) {
        if (haveOneScore(keys, query)) {
            return new Finding.Exact(false, "all scores are equal: there is no ratio");
        }
        var scalars = new Enclosures();
        Enclosure range = range(scalars, keys, query);
        Enclosure distance = distance(mechanism, keys, query);
        Enclosure ratio = scalars.divide(distance, scalars.multiply(range, range));
        Enclosure margin = scalars.subtract(ratio, scalars.of(constant));
        return new Finding.Enclosed(margin.lo(), margin.hi(), "distance / R^2 in " + ratio);
    }

    private boolean haveOneScore(List<List<BigFraction>> keys, List<BigFraction> query) {
        var exponentials = new Exponentials();
        return range(exponentials, keys, query).sameAs(exponentials.of(BigFraction.ZERO));
    }

    private Enclosure distance(Mechanism mechanism, List<List<BigFraction>> keys, List<BigFraction> query) {
        var scalars = new Enclosures();
        List<Enclosure> one = Rows.row(scalars, softmax, keys, query);
        List<Enclosure> other = Rows.row(scalars, mechanism, keys, query);
        return IntStream.range(0, keys.size())
                .mapToObj(j -> scalars.abs(scalars.subtract(one.get(j), other.get(j))))
                .reduce(Enclosure.ZERO, scalars::add);
    }

    /// max z - min z over the scores of softmax.
    private <N> N range(Scalars<N> scalars, List<List<BigFraction>> keys, List<BigFraction> query) {
        var evaluator = Rows.evaluator(scalars, softmax, keys, query);
        List<N> scores = IntStream.range(0, keys.size())
                .mapToObj(j -> evaluator.evaluate(score(), Map.of(Term.HERE, j)))
                .toList();
        return scalars.subtract(
                scores.stream().reduce(scalars::max).orElseThrow(),
                scores.stream().reduce(scalars::min).orElseThrow());
    }

    private Term score() {
        if (softmax.weight() instanceof Term.Softmax weight) {
            return weight.here();
        }
        throw new IllegalArgumentException(softmax.name() + ": expected weight = softmax(...), got another form");
    }
}
