package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import dev.attest.theory.formula.TermReplacement;
import dev.attest.theory.formula.Width;
import dev.attest.theory.scalar.Evaluator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// All that a row knows of the query: the values of some features, each a part of the text that mentions the
/// query and nothing of any key. The row is `W(F_1(q), F_2(q), ...)`.
///
/// @param terms        a number, vector or matrix each
/// @param ofDirections the row stays the same where the features are multiplied by one c > 0: it knows them
///     only up to a positive factor
public record QueryFeatures(List<Term> terms, boolean ofDirections) {
    public QueryFeatures {
        terms = List.copyOf(terms);
    }

    /// Ways of reading a row so: through the largest parts that mention the query and no key; and through
    /// each one part that holds all mentions of the query.
    static Stream<List<QueryFeatures>> of(Term weight) {
        var largest = new LinkedHashSet<Term>();
        collect(weight, largest);
        var alone = new LinkedHashSet<Term>();
        aroundFirstMention(weight, alone);
        return Stream.concat(
                Stream.of(blocks(weight, largest)),
                alone.stream()
                        .filter(part -> isFreeOfKeys(part) && holdsAllMentions(part, weight))
                        .map(part -> blocks(weight, Set.of(part))));
    }

    /// In blocks, each with a factor of its own where there is one; all in one block where only a common
    /// factor is known to leave the row as it is.
    private static List<QueryFeatures> blocks(Term weight, Set<Term> terms) {
        var blocks = terms.stream()
                .map(term -> new QueryFeatures(List.of(term), isOfDirections(weight, terms, term::equals)))
                .toList();
        boolean apart = blocks.stream().anyMatch(QueryFeatures::ofDirections);
        return !apart && terms.size() > 1 && isOfDirections(weight, terms, term -> true)
                ? List.of(new QueryFeatures(List.copyOf(terms), true))
                : blocks;
    }

    /// The largest parts that mention the query and no key.
    private static void collect(Term term, Set<Term> found) {
        if (!TextContinuity.mentionsQuery(term)) {
            return;
        }
        if (isFreeOfKeys(term)) {
            found.add(term);
        } else {
            TermParts.of(term).forEach(part -> collect(part, found));
        }
    }

    /// The parts that hold the mention of the query that is written first, the outermost first.
    private static void aroundFirstMention(Term term, Set<Term> found) {
        if (TextContinuity.mentionsQuery(term)) {
            found.add(term);
            TermParts.of(term).stream()
                    .filter(TextContinuity::mentionsQuery)
                    .findFirst()
                    .ifPresent(part -> aroundFirstMention(part, found));
        }
    }

    private static boolean holdsAllMentions(Term part, Term weight) {
        var without = new TermReplacement(
                term -> term.equals(part) ? Optional.of(new Term.MeanQuery(part.shape())) : Optional.empty());
        return !TextContinuity.mentionsQuery(without.in(weight));
    }

    private static boolean isFreeOfKeys(Term term) {
        return switch (term) {
            case Term.Key _, Term.KeyPosition _, Term.Value _, Term.StateValue _ -> false;
            case Term.OverKeys _, Term.Prefix _, Term.Softmax _, Term.Entmax _ -> false;
            case Term.ReadOut _, Term.Window _ -> false;
            case Term.InputValue input -> input.index().isEmpty();
            default -> TermParts.of(term).stream().allMatch(QueryFeatures::isFreeOfKeys);
        };
    }

    /// With variables in the place of those features, and constants in the place of the others, the weight is
    /// of degree 0.
    private static boolean isOfDirections(Term weight, Set<Term> all, Predicate<Term> varying) {
        var replacement = new TermReplacement(part -> !all.contains(part)
                ? Optional.empty()
                : Optional.of(varying.test(part) ? new Term.Query(part.shape()) : new Term.MeanQuery(part.shape())));
        return TextDegree.isZero(replacement.in(weight));
    }

    /// Their entries at one query.
    public <N> List<N> at(Evaluator<N> evaluator) {
        return terms.stream()
                .flatMap(term -> evaluator.entries(term, Map.of()).values().stream())
                .toList();
    }

    /// How many numbers they are; empty where one is a matrix.
    Optional<Width> count() {
        return terms.stream()
                .map(term -> count(term.shape()))
                .reduce(Optional.of(Width.of(0)), (left, right) -> left.flatMap(first -> right.map(first::plus)));
    }

    private static Optional<Width> count(Shape shape) {
        return switch (shape) {
            case Shape.Scalar _ -> Optional.of(Width.of(1));
            case Shape.Vector(var width) -> Optional.of(width);
            case Shape.Matrix _ -> Optional.empty();
        };
    }
}
