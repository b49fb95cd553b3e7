package dev.attest.theory.claims.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claims.Entrywise;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class DeltaStepTest {
    private static final BigFraction HALF = BigFraction.ONE_HALF;

    private static List<BigFraction> along(BigFraction entry) {
        return List.of(entry, BigFraction.ZERO);
    }

    /// a = (1 - beta) v / (2 - beta) = 1/3 for beta = 1/2 and v = 1: the gain is beta / (2 - beta) = 1/3.
    @Test
    void theShareIsAttained() {
        var step = new DeltaStep(along(new BigFraction(1, 3)), along(BigFraction.ONE), BigFraction.ONE, HALF);
        var gain = Entrywise.dot(step.next(), step.next()).subtract(Entrywise.dot(step.state(), step.state()));
        assertEquals(new BigFraction(1, 3), gain);
    }

    @Test
    void aStepOfOneOverwrites() {
        var step = new DeltaStep(along(new BigFraction(7)), along(BigFraction.ONE), BigFraction.TWO, BigFraction.ONE);
        assertEquals(along(BigFraction.TWO), step.next());
    }

    @Test
    void aLongerKeyGainsMoreThanTheShare() {
        var step = new DeltaStep(along(BigFraction.ZERO), along(BigFraction.TWO), BigFraction.ONE, BigFraction.ONE);
        assertTrue(Entrywise.dot(step.next(), step.next()).compareTo(BigFraction.ONE) > 0);
    }
}
