package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.List;
import java.util.stream.Stream;

/// One way of finding certificates. What it offers is believed only once the checker has confirmed it.
public interface Strategy {
    /// Goals with certificates, the most promising first. The stream is lazy: taking one may cost work.
    Stream<Candidate> candidates(Reading reading);

    /// What it would have needed to know of this definition. Asked only after the checker has confirmed none of
    /// its candidates, nor any other strategy's; empty where it has nothing to say about this one.
    default List<Obstacle> obstacles(Reading reading) {
        return List.of();
    }

    /// It reads the text of the definition alone: no form has to be worked out for it.
    default boolean readsTextAlone() {
        return false;
    }

    /// A goal, what is offered for it, and the argument in a line.
    record Candidate(Goal goal, Certificate certificate, Evidence evidence, String because) {}
}
