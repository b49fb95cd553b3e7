package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.formula.Unrotated;
import java.util.List;
import java.util.stream.Stream;

/// Where a definition knows queries and keys by their rotary images alone: what strategies find for the
/// definition without the rotations.
///
/// @param strategies for goals that say the same of tokens and of their rotated images
public record WithoutRotations(List<Strategy> strategies) implements Strategy {
    public WithoutRotations {
        strategies = List.copyOf(strategies);
    }

    /// The strategies themselves, and this.
    public static List<Strategy> with(Strategy... strategies) {
        var all = List.of(strategies);
        return Stream.concat(all.stream(), Stream.of(new WithoutRotations(all))).toList();
    }

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Unrotated.of(reading.mechanism()).stream()
                .flatMap(mechanism -> {
                    var plain = Reading.of(mechanism);
                    return strategies.stream().flatMap(strategy -> strategy.candidates(plain));
                })
                .map(WithoutRotations::ofRotated);
    }

    private static Candidate ofRotated(Candidate candidate) {
        return new Candidate(
                candidate.goal(),
                new Certificate.WithoutRotations(candidate.certificate()),
                candidate.evidence(),
                "with the tokens rope(q, i) and rope(k, j) for q and k: " + candidate.because());
    }
}
