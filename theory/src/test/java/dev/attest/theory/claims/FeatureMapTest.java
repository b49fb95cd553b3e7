package dev.attest.theory.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.scalar.Rationals;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class FeatureMapTest {
    private static final List<BigFraction> VECTOR = List.of(BigFraction.TWO, new BigFraction(-3));

    @Test
    void featuresAreReadFromTheText() {
        var relu = new FeatureMap("relu(x)", 2, 2, Form.HOMOGENEOUS);
        var augmented = new FeatureMap("concat(1, x)", 2, 3, Form.CONSTANT_BESIDE_IDENTITY);
        assertEquals(List.of(BigFraction.TWO, BigFraction.ZERO), relu.of(VECTOR));
        assertEquals(List.of(BigFraction.ONE, BigFraction.TWO, new BigFraction(-3)), augmented.of(VECTOR));
    }

    @Test
    void theMapReplacesThatOfTheMechanism() {
        var identity = new FeatureMap("x", 2, 2, Form.HOMOGENEOUS).in(Catalogue.mechanism("relu-linear"));
        var keys = List.of(VECTOR, List.of(BigFraction.ONE, BigFraction.ONE));
        assertEquals(
                List.of(new BigFraction(13, 12), new BigFraction(-1, 12)),
                Rows.row(new Rationals(), identity, keys, VECTOR));
    }

    @Test
    void aMechanismWithoutPhiIsRefusedByName() {
        var map = new FeatureMap("x", 2, 2, Form.HOMOGENEOUS);
        var refusal = assertThrows(IllegalArgumentException.class, () -> map.in(Catalogue.mechanism("softmax")));
        assertTrue(
                refusal.getMessage().startsWith("softmax: expected a line that defines phi(x)"), refusal.getMessage());
    }
}
