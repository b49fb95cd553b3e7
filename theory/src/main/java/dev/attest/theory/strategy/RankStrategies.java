package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.theorem.RankTheorem;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.Optional;
import java.util.stream.Stream;

/// The rank of the matrix of rows.
public final class RankStrategies {
    private RankStrategies() {}

    /// As many features as the score has, and one for the shift.
    public static Stream<Strategy.Candidate> featureCount(Reading reading) {
        return reading.withoutMask().rowForm().stream().flatMap(form -> Stream.of(false, true)
                .map(open -> new Factoriser(open).factorise(form.score()))
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(blocks -> RankTheorem.bound(form, blocks).stream().map(bound -> new Strategy.Candidate(
                        new Goal.RankAtMost(bound),
                        new Certificate.Factorisation(form, blocks),
                        Evidence.PROVED,
                        "the score is a sum of " + bound + " feature products"
                                + (form.shift().isZero() ? "" : ", the shift counted as one"))))
                .limit(1));
    }

    /// All entries of a row are equal.
    public static Stream<Strategy.Candidate> equalEntries(Reading reading) {
        return Stream.of(new Strategy.Candidate(
                new Goal.RankAtMost("1"),
                new Certificate.Identity(),
                Evidence.PROVED,
                "no entry of a row depends on its key, so all columns are equal"));
    }

    /// Exponentials along a line.
    public static Stream<Strategy.Candidate> exponential(Reading reading) {
        return reading.withoutMask().rowForm().stream()
                .filter(RankTheorem::isUnbounded)
                .map(form -> new Strategy.Candidate(
                        new Goal.RankUnbounded(),
                        new Certificate.ExponentialKernel(form),
                        Evidence.PROVED,
                        "along a line the scores are exp(c x y): a generalised Vandermonde matrix of any size"));
    }
}
