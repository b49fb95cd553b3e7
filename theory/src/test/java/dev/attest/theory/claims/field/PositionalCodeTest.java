package dev.attest.theory.claims.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Claims;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// The figures that the page of the claim gives, and the same code without its scale.
final class PositionalCodeTest {
    private final SoftmaxIsLocalWherePositionsLieOnCircles claim = new SoftmaxIsLocalWherePositionsLieOnCircles();

    private static PositionalCode code(String mechanism, Grid grid, int turn, int scale) {
        return new PositionalCode(
                Catalogue.mechanism(mechanism), grid, turn, 1, new BigFraction(scale), 0, new BigFraction(1, 100));
    }

    @Test
    void softmaxOnAGridOfFourteenPasses99In100() {
        var code = code("softmax", Grid.square(14), 15, 139);
        assertTrue(code.isScaledEnough());
        assertEquals(Verdict.HOLDS, claim.conclusion(code).verdict());
        assertFalse(code("softmax", Grid.square(14), 15, 138).isScaledEnough());
    }

    @Test
    void softmaxOnASequencePasses99In100() {
        var code = code("softmax", new Grid(64, 1), 65, 1_700);
        assertTrue(code.isScaledEnough());
        assertEquals(Verdict.HOLDS, claim.conclusion(code).verdict());
    }

    @Test
    void aUniformRowAndFewFeaturesDoNot() {
        assertEquals(
                Verdict.FAILS,
                claim.conclusion(code("softmax", Grid.square(7), 8, 0)).verdict());
        assertEquals(
                Verdict.FAILS,
                claim.conclusion(code("elu1-linear", Grid.square(7), 8, 9)).verdict());
    }

    @Test
    void theFirstWordsOfItsIdFindIt() {
        assertEquals(
                List.of(claim.id()),
                Claims.startingWith("softmax-is-local").stream()
                        .map(found -> found.id())
                        .toList());
    }
}
