package dev.attest.experiments.studies;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a weight divides by, read off its definition.
final class Divisors {
    private Divisors() {}

    /// A definition on the same queries and keys whose output, [1], is the least absolute value of what the row
    /// is divided by. Divisors that are the same for all tokens do not count; empty where there are no others.
    static Optional<Mechanism> least(Mechanism mechanism) {
        var divisors = new ArrayList<Term>();
        collect(mechanism.weight(), divisors);
        return divisors.stream()
                .map(Divisors::leastOverKeys)
                .reduce((first, second) -> apply(Pointwise.MIN, first, second))
                .map(least -> RowNumber.of(mechanism, least));
    }

    private static void collect(Term term, List<Term> divisors) {
        if (term instanceof Term.Apply division && division.function() == Pointwise.DIVIDE) {
            var divisor = division.arguments().get(1);
            if (divisor.shape() instanceof Shape.Scalar && dependsOnTokens(divisor) && !divisors.contains(divisor)) {
                divisors.add(divisor);
            }
        }
        FreeIndices.parts(term).forEach(part -> collect(part, divisors));
    }

    private static boolean dependsOnTokens(Term term) {
        return switch (term) {
            case Term.Query _, Term.Key _, Term.Value _, Term.MeanQuery _ -> true;
            default -> FreeIndices.parts(term).stream().anyMatch(Divisors::dependsOnTokens);
        };
    }

    private static Term leastOverKeys(Term divisor) {
        var least = apply(Pointwise.ABS, divisor);
        for (var index : new FreeIndices().of(divisor)) {
            least = new Term.OverKeys(Term.Reduction.MIN, index, least);
        }
        return least;
    }

    private static Term apply(Pointwise function, Term... arguments) {
        return new Term.Apply(function, List.of(arguments), Shape.NUMBER);
    }
}
