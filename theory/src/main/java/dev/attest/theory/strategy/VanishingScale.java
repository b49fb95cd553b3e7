package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// The scale F vanishes at a sum of scores that many queries reach.
public final class VanishingScale implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return reading.rowForm().stream()
                .flatMap(form -> Stream.of(BigFraction.MINUS_ONE, BigFraction.ONE)
                        .map(sum -> Collisions.candidate(
                                new Certificate.Collapse(form, sum),
                                "F(" + sum.intValue() + ") = 0: all queries with S = " + sum.intValue()
                                        + " have one row")));
    }
}
