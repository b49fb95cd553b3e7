package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Sums over one range with one factor put back together, `r sum_t f + r sum_t g = r sum_t (f + g)`, so that
/// the sign of the summand as a whole carries over.
final class CollectedSums {
    private CollectedSums() {}

    /// What sums have to share to belong together.
    private record Place(Monomial factor, String width) {}

    static SignSet signs(Polynomial polynomial, int depth) {
        var byFactor = byFactor(polynomial, depth);
        return byFactor.equals(SignSet.ANY) ? asOneSum(polynomial, depth) : byFactor;
    }

    /// Everything under one sum: factors go inside, and what has no sum of that range is spread over it.
    private static SignSet asOneSum(Polynomial polynomial, int depth) {
        var width = polynomial.terms().keySet().stream()
                .map(CollectedSums::sum)
                .flatMap(Optional::stream)
                .map(Atom.Bound::width)
                .findFirst();
        if (width.isEmpty()) {
            return SignSet.ANY;
        }
        var index = spare(polynomial);
        var summand = Polynomial.ZERO;
        for (var term : polynomial.terms().entrySet()) {
            var sum = sum(term.getKey()).filter(bound -> bound.width().equals(width.get()));
            var inside = sum.map(bound -> Substitution.rename(bound.body(), bound.index(), index)
                            .times(Polynomial.of(without(term.getKey(), bound))))
                    .orElseGet(() -> Polynomial.of(term.getKey()).dividedBy(Binders.size(width.get())));
            summand = summand.plus(inside.scale(term.getValue()));
        }
        return SignAnalysis.of(summand, depth + 1).sum();
    }

    /// An index that the polynomial does not mention.
    private static String spare(Polynomial polynomial) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(number -> "o" + number)
                .filter(name -> !Uses.index(polynomial, name))
                .findFirst()
                .orElseThrow();
    }

    private static SignSet byFactor(Polynomial polynomial, int depth) {
        var index = spare(polynomial);
        var summands = new LinkedHashMap<Place, Polynomial>();
        var rest = Polynomial.ZERO;
        for (var term : polynomial.terms().entrySet()) {
            var sum = sum(term.getKey());
            if (sum.isEmpty()) {
                rest = rest.plus(Polynomial.of(term.getKey(), term.getValue()));
                continue;
            }
            var body = Substitution.rename(sum.get().body(), sum.get().index(), index)
                    .scale(term.getValue());
            var place = new Place(without(term.getKey(), sum.get()), sum.get().width());
            summands.merge(place, body, Polynomial::plus);
        }
        return summands.isEmpty() ? SignSet.ANY : total(summands, rest, depth);
    }

    private static SignSet total(Map<Place, Polynomial> summands, Polynomial rest, int depth) {
        var signs = SignAnalysis.of(rest, depth + 1);
        for (var entry : summands.entrySet()) {
            var factor = SignAnalysis.of(Polynomial.of(entry.getKey().factor()), depth + 1);
            signs = signs.plus(
                    factor.times(SignAnalysis.of(entry.getValue(), depth + 1).sum()));
            if (signs.equals(SignSet.ANY)) {
                return signs;
            }
        }
        return signs;
    }

    private static Optional<Atom.Bound> sum(Monomial monomial) {
        return monomial.powers().entrySet().stream()
                .filter(factor -> factor.getValue().equals(BigFraction.ONE))
                .map(Map.Entry::getKey)
                .filter(Atom.Bound.class::isInstance)
                .map(Atom.Bound.class::cast)
                .filter(bound -> bound.binder() == Atom.Binder.SUM)
                .findFirst();
    }

    private static Monomial without(Monomial monomial, Atom.Bound sum) {
        var rest = Polynomial.of(monomial).dividedBy(Polynomial.of(sum));
        return rest.first();
    }
}
