package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;

/// Every divisor, logarithm and root of the text keeps a sign that is allowed.
public final class DomainKeepsItsSigns implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        int count = reading.form().map(form -> form.domain().size()).orElse(0);
        var because = count == 0
                ? "the text has no divisor, logarithm or root that could fail"
                : "each of the " + count + " divisors, logarithms and roots of the text keeps its sign";
        return Stream.of(
                new Candidate(new Goal.DefinedEverywhere(), new Certificate.DomainSigns(), Evidence.PROVED, because));
    }
}
