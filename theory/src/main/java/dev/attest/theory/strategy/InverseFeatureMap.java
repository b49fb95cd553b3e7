package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import java.util.stream.Stream;

/// `p = phi^-1(c phi(q))` for a map phi that is strictly monotone in each coordinate.
public final class InverseFeatureMap implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Collisions.factorised(reading).map(form -> {
            var example = CollisionSearch.of(reading.mechanism()).find();
            var certificate = new Certificate.InverseFamily(form, Collisions.blocks(form), example);
            return Collisions.candidate(
                    certificate,
                    "p = phi^-1(c phi(q)) has the row of q for every K and every c near enough to 1"
                            + Collisions.example(example));
        });
    }
}
