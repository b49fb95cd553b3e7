package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// A query whose row changes when it is doubled.
public final class ScaledRowsSearch implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return RowsAtSmallPoints.candidates(
                reading,
                (point, exact) -> new Candidate(
                        new Goal.ScaleSensitive(),
                        new Certificate.RowsAtScales(point, BigFraction.TWO, exact),
                        exact ? Evidence.WITNESSED : Evidence.CERTIFIED,
                        "the rows of q and 2q differ at q = " + Show.vector(point.query()) + ", K = "
                                + Show.matrix(point.keys())));
    }
}
