package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Concentration;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.certificate.StructureEvidence.HarmonicKeys;
import dev.attest.theory.certificate.StructureEvidence.Reach;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.Arrays;
import java.util.stream.Stream;

/// Families of keys, with a query for each, whose weights at their own keys add up beyond every bound.
///
/// @param goal what follows
public record FillingFamilies(Goal goal) implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RankEvidence.forms(reading).flatMap(this::of);
    }

    private Stream<Candidate> of(RowForm form) {
        var circles = Arrays.stream(Reach.values())
                .map(reach -> new Candidate(
                        goal,
                        new Concentration(form, reach),
                        Evidence.PROVED,
                        "with n keys on a circle, a query along a key gives it the whole row in the limit"));
        var lines = Arrays.stream(Curve.values())
                .filter(curve -> curve != Curve.SPHERE)
                .map(curve -> new Candidate(
                        goal,
                        new HarmonicKeys(form, curve),
                        Evidence.PROVED,
                        "with n keys on a line at distances that grow geometrically, key j can have the weight 1/j "
                                + "in the limit: in all 1 + 1/2 + ... + 1/n"));
        return Stream.concat(circles, lines);
    }
}
