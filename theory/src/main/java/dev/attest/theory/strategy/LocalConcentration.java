package dev.attest.theory.strategy;

import dev.attest.theory.certificate.StructureEvidence.Concentration;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.StructureGoal.NoLocalMassBudget;
import java.util.stream.Stream;

/// Rows that can all go to their own position: windows of one key hold the whole mass.
public final class LocalConcentration implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RankEvidence.forms(reading)
                .map(form -> new Candidate(
                        new NoLocalMassBudget(),
                        new Concentration(form),
                        Evidence.PROVED,
                        "with n keys on a circle and q_i = c k_i, every row goes to its own key as c grows"));
    }
}
