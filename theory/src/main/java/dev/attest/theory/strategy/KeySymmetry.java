package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.stream.Stream;

/// Rows and outputs that do not see by form what is done to the keys: the checker has the form, and needs
/// nothing else.
public enum KeySymmetry implements Strategy {
    TRANSLATION(
            new SymmetryGoal.TranslationInvariant(),
            new Certificate.Identity(),
            "k_l -> k_l + c for all keys leaves every weight as it is, identically"),
    PERMUTATION(
            new SymmetryGoal.PermutationEquivariant(),
            new SymmetryEvidence.SymmetricForm(),
            "a weight is made of its own key and of reductions over all keys; no key enters by its position"),
    REPLICATION(
            new SymmetryGoal.ReplicationInvariant(),
            new Certificate.Identity(),
            "the output of twice the tokens is that of the tokens, identically");

    private final Candidate candidate;

    KeySymmetry(Goal goal, Certificate certificate, String because) {
        this.candidate = new Candidate(goal, certificate, Evidence.PROVED, because);
    }

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.of(candidate);
    }
}
