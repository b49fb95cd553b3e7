package dev.attest.theory.claims.divide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Finding;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.Verdict;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class AntipodalCollisionTest {
    private static final Mechanism LINEAR = Catalogue.mechanism("relu-linear");

    @Test
    void theIdentityCollidesOnTheRayThroughTheCentre() {
        Sphere sphere = sphere("x", 2, Form.HOMOGENEOUS, vector(2, 0), vector(1, 0), vector(0, 1));
        assertEquals(
                new Finding.Exact(true, "the rows of [3, 0] and [1, 0] are equal"),
                new AntipodalCollision(LINEAR, sphere).find());
    }

    @Test
    void softplusFeaturesCollideSomewhereOnTheCircle() {
        Sphere sphere = sphere("softplus(x)", 2, Form.CONTINUOUS, vector(1, 0), vector(1, 0), vector(0, 1));
        var enclosed = assertInstanceOf(Finding.Enclosed.class, new AntipodalCollision(LINEAR, sphere).find());
        assertEquals(Verdict.HOLDS, enclosed.verdict());
        assertTrue(enclosed.low() > 0);
    }

    @Test
    void noCollisionIsClaimedWhereTheDivisorMayVanish() {
        Sphere sphere = sphere("tanh(x)", 2, Form.CONTINUOUS, vector(0, 0), vector(1, 0), vector(0, 2));
        assertFalse(new Divisor(sphere.phi().in(LINEAR), sphere.phi(), sphere.keys())
                .avoidsZeroAround(sphere.centre(), sphere.radius()));
        assertEquals(
                Verdict.UNDECIDED, new AntipodalCollision(LINEAR, sphere).find().verdict());
    }

    @Test
    void keysThatCancelLeaveNoRow() {
        Sphere sphere = sphere("x", 2, Form.HOMOGENEOUS, vector(2, 0), vector(1, 1), vector(-1, -1));
        assertEquals(
                Verdict.FAILS, new AntipodalCollision(LINEAR, sphere).find().verdict());
    }

    @Test
    void directionsAreUnitVectors() {
        for (List<BigFraction> unit : Directions.unit(3)) {
            assertEquals(BigFraction.ONE, squaredLength(unit));
        }
        List<BigFraction> half = Directions.halfCircle(3, 0, 1, BigFraction.ONE_THIRD);
        assertEquals(BigFraction.ONE, squaredLength(half));
        assertEquals(vector(0, 1, 0), Directions.halfCircle(3, 0, 1, BigFraction.ONE));
        assertEquals(vector(0, -1, 0), Directions.halfCircle(3, 0, 1, BigFraction.MINUS_ONE));
    }

    private static BigFraction squaredLength(List<BigFraction> vector) {
        return Entrywise.sum(vector.stream().map(entry -> entry.multiply(entry)).toList());
    }

    @SafeVarargs
    private static Sphere sphere(
            String phi, int width, Form form, List<BigFraction> centre, List<BigFraction>... keys) {
        return new Sphere(
                new FeatureMap(phi, width, width, form), new Tokens(List.of(keys), List.of(centre)), BigFraction.ONE);
    }

    private static List<BigFraction> vector(int... entries) {
        return Arrays.stream(entries).mapToObj(BigFraction::new).toList();
    }
}
