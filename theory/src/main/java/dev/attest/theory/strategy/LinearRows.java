package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.theorem.LinearRowTheorem;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.StateUpdate;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.List;
import java.util.stream.Stream;

/// Rows that are linear in the query, such as those of a state that the query reads.
public final class LinearRows implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return LinearRowTheorem.conclude(reading.mechanism()).stream()
                .map(condition -> new Candidate(
                        new Goal.Injective(condition, false),
                        new Certificate.LinearRow(),
                        Evidence.PROVED,
                        "the row is linear in q, and its matrix has rank d when the condition holds"));
    }

    /// Of what states give.
    @Override
    public List<Obstacle> obstacles(Reading reading) {
        var mechanism = reading.mechanism();
        if (!(mechanism.weight() instanceof Term.ReadOut)) {
            return List.of();
        }
        return mechanism.states().stream()
                .map(state -> Obstacle.notShown(
                        "the update " + StateUpdate.of(mechanism, state).entry().text() + " of " + state.name(),
                        "to keep the columns of the state apart, for all keys or for keys that are axes, and to write"
                                + " independent columns"))
                .toList();
    }
}
