package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.EnclosedPair;
import dev.attest.theory.certificate.theorem.FewFeaturesTheorem;
import dev.attest.theory.certificate.theorem.QueryFeatures;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Rows that know the query through fewer continuous features than it has entries, with a pair of queries
/// that have one row, where one is found.
///
/// @param layered only where a matrix is applied to functions that are not linear: a map of several layers,
///     for which no collision in closed form is to be expected
public record FewFeatures(boolean layered) implements Strategy {
    private static final Set<Pointwise> LINEAR =
            Set.of(Pointwise.ADD, Pointwise.SUBTRACT, Pointwise.NEGATE, Pointwise.MULTIPLY, Pointwise.DIVIDE);

    @Override
    public boolean readsTextAlone() {
        return true;
    }

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var mechanism = reading.mechanism();
        return FewFeaturesTheorem.features(mechanism)
                .filter(blocks -> !layered || areLayered(blocks))
                .map(blocks -> candidate(mechanism, blocks))
                .stream();
    }

    private static boolean areLayered(List<QueryFeatures> blocks) {
        return blocks.stream().flatMap(block -> block.terms().stream()).anyMatch(FewFeatures::isLayered);
    }

    private static Candidate candidate(Mechanism mechanism, List<QueryFeatures> blocks) {
        var example = new EnclosedPairSearch(mechanism, blocks).find();
        return Collisions.candidate(new Certificate.FewFeatures(example), family(blocks) + example(mechanism, example));
    }

    private static String family(List<QueryFeatures> blocks) {
        boolean directions = blocks.stream().anyMatch(QueryFeatures::ofDirections);
        return "the row knows q through continuous features alone, "
                + (directions
                        ? "no more of them than entries of q, and up to a positive factor"
                        : "fewer of them than entries of q")
                + ": around every query two opposite points of each small sphere have one row";
    }

    private static String example(Mechanism mechanism, Optional<EnclosedPair> example) {
        return example.map(pair -> "; " + new PairWords(mechanism, pair).sentence())
                .orElse("");
    }

    private static boolean isLayered(Term term) {
        return term instanceof Term.Product && TermParts.of(term).stream().anyMatch(FewFeatures::bends)
                || TermParts.of(term).stream().anyMatch(FewFeatures::isLayered);
    }

    private static boolean bends(Term term) {
        return term instanceof Term.Apply apply && !LINEAR.contains(apply.function())
                || TermParts.of(term).stream().anyMatch(FewFeatures::bends);
    }
}
