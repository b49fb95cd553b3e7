package dev.attest.theory.strategy;

import dev.attest.theory.certificate.StructureEvidence.CausalHeader;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.StructureGoal.MaskedRows;
import java.util.stream.Stream;

/// The definition says `causal`, and the property is about rows that read all keys.
public record MaskedByHeader(String property) implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.mechanism().causal()
                ? Stream.of(new Candidate(
                        new MaskedRows(property),
                        new CausalHeader(),
                        Evidence.PROVED,
                        "the definition is causal: not all rows read all keys"))
                : Stream.empty();
    }
}
