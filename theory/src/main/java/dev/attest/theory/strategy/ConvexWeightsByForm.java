package dev.attest.theory.strategy;

import dev.attest.theory.certificate.SymmetryEvidence;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.stream.Stream;

/// The output is the weighted sum of the values, and the weights are convex by the form of the row.
public final class ConvexWeightsByForm implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return SignsOfEntries.forms(reading)
                .map(form -> new Candidate(
                        new SymmetryGoal.WithinHull(),
                        new SymmetryEvidence.ConvexWeights(form),
                        Evidence.PROVED,
                        "the output is the sum of the values with weights that are never negative and add up to 1"));
    }
}
