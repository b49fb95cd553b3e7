package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.CausalDiagonal;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.StructureGoal.FullRank;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Under a mask the matrix is triangular, and has full rank where no row gives its own position the weight 0.
public final class CausalDiagonals implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.mechanism().causal()
                ? Stream.concat(
                                Stream.of(Optional.<RowForm>empty()),
                                RankEvidence.forms(reading).map(Optional::of))
                        .map(form -> new Candidate(
                                new FullRank(),
                                new CausalDiagonal(form),
                                Evidence.PROVED,
                                "the matrix is triangular, and the weight of a row's own position is almost nowhere 0"))
                : Stream.empty();
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return reading.mechanism().causal()
                ? reading.form().stream()
                        .map(form -> Obstacle.notShown(
                                form.weight().text(), "to be nonzero at the last key for almost all tokens"))
                        .toList()
                : List.of();
    }
}
