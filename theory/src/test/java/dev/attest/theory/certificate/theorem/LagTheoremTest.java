package dev.attest.theory.certificate.theorem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.certificate.RecurrenceEvidence.GrowingWeight;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.scalar.Point;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Two keys that are one vector, and an input of their own that raises the score.
final class LagTheoremTest {
    private static boolean grows(int first, int last) {
        var text = "name written\ncausal\ninput e : scalar\nweight = dot(q, k) * exp(e)\n";
        var score = NormalForm.of(MechanismReader.parse(text, "written")).weight();
        List<List<BigFraction>> keys = Collections.nCopies(2, List.of(BigFraction.ONE));
        List<List<List<BigFraction>>> inputs = Stream.of(first, last)
                .map(e -> List.of(List.of(new BigFraction(e))))
                .toList();
        var point = new Point(
                Map.of("d", 1, "dv", 1), List.of(BigFraction.ONE), keys, 1, List.of(), Map.of(), Map.of("e", inputs));
        return LagTheorem.grows(new GrowingWeight(new RowForm(score, Polynomial.ONE, Polynomial.ZERO), point, 0, 1));
    }

    @Test
    void whatComesWithTheFartherKeyIsContentAndNoLag() {
        assertFalse(grows(1, 0));
        assertFalse(grows(0, 0));
    }

    @Test
    void theScoreAtOneTokenMayStillGrowByItsPosition() {
        var text = "name written\ncausal\nweight = dot(q, k) * exp(i - j)\n";
        var score = NormalForm.of(MechanismReader.parse(text, "written")).weight();
        List<List<BigFraction>> keys = Collections.nCopies(2, List.of(BigFraction.ONE));
        var point = new Point(Map.of("d", 1, "dv", 1), List.of(BigFraction.ONE), keys, 1, List.of(), Map.of());
        assertTrue(
                LagTheorem.grows(new GrowingWeight(new RowForm(score, Polynomial.ONE, Polynomial.ZERO), point, 0, 1)));
    }
}
