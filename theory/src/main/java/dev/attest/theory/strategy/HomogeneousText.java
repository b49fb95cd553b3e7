package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.theorem.TextDegree;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// A text that is homogeneous in the query, with a weight of degree 0: `c q` has the row of q.
///
/// @param goal what that shows
public record HomogeneousText(Goal goal) implements Strategy {
    @Override
    public boolean readsTextAlone() {
        return true;
    }

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return TextDegree.isZero(reading.mechanism().weight())
                ? Stream.of(new Candidate(
                        goal,
                        new Certificate.ScaledText(),
                        Evidence.PROVED,
                        "the text is homogeneous in q, step by step, and p = c q has the row of q for every K"))
                : Stream.empty();
    }
}
