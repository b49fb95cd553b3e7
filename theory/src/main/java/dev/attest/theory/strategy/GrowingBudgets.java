package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Alignment;
import dev.attest.theory.certificate.StructureEvidence.Ray;
import dev.attest.theory.certificate.StructureEvidence.UnboundedWeight;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.StructureGoal.NoRetrievalBudget;
import java.util.Arrays;
import java.util.stream.Stream;

/// Families of keys and queries along which the best weights of n keys add up beyond every bound.
public final class GrowingBudgets implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RankEvidence.forms(reading).flatMap(GrowingBudgets::of);
    }

    private static Stream<Candidate> of(RowForm form) {
        var several = Stream.of(
                candidate(new Alignment(form, false), "the query k_j gives a key of norm 1 a weight free of n"),
                candidate(
                        new Alignment(form, true),
                        "the query c k_j gives a key of norm 1 a weight that does not fall as c grows"));
        var one = Arrays.stream(Ray.values())
                .map(ray ->
                        candidate(new UnboundedWeight(form, ray), "with two keys the weight of one is without bound"));
        return Stream.concat(several, one);
    }

    private static Candidate candidate(Certificate certificate, String because) {
        return new Candidate(new NoRetrievalBudget(), certificate, Evidence.PROVED, because);
    }
}
