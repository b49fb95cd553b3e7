package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Three coordinates at which a continuous phi turns round.
public final class TurningPoint implements Strategy {
    private static final int REACH = 6;

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Collisions.factorised(reading).flatMap(form -> {
            var blocks = Collisions.blocks(form);
            var attempts = new ArrayList<Candidate>();
            for (int middle = -REACH; middle <= REACH; middle++) {
                for (int step = 1; step <= REACH; step++) {
                    var certificate = new Certificate.IntermediateValue(
                            form,
                            blocks,
                            new BigFraction(middle - step),
                            new BigFraction(middle),
                            new BigFraction(middle + step));
                    attempts.add(Collisions.candidate(
                            certificate,
                            "phi turns round between " + (middle - step) + " and " + (middle + step)
                                    + ", so it takes one value twice"));
                }
            }
            return attempts.stream();
        });
    }
}
