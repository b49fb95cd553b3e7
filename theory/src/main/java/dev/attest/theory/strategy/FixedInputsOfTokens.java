package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.formula.FixedInputs;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.statement.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Where tokens come with numbers: what strategies refute of the definition with one number for all tokens.
///
/// @param strategies for goals that some input may show
public record FixedInputsOfTokens(List<Strategy> strategies) implements Strategy {
    public FixedInputsOfTokens {
        strategies = List.copyOf(strategies);
    }

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var values = new HashMap<String, BigFraction>();
        reading.mechanism().inputs().forEach(input -> values.put(input.name(), middle(input)));
        return FixedInputs.of(reading.mechanism(), values).stream().flatMap(mechanism -> {
            var plain = Reading.of(mechanism);
            return strategies.stream()
                    .flatMap(strategy -> strategy.candidates(plain))
                    .filter(candidate -> candidate.goal().verdict() == Verdict.FAILS)
                    .map(candidate -> withInputs(candidate, values));
        });
    }

    private static BigFraction middle(Input input) {
        return input.range().map(FixedInputsOfTokens::middle).orElse(BigFraction.ONE);
    }

    private static BigFraction middle(Parameter.Range range) {
        return range.low().add(range.high()).divide(BigFraction.TWO);
    }

    private static Candidate withInputs(Candidate candidate, Map<String, BigFraction> values) {
        return new Candidate(
                candidate.goal(),
                new Certificate.WithInputs(values, candidate.certificate()),
                candidate.evidence(),
                "where each token comes with the same numbers: " + candidate.because());
    }
}
