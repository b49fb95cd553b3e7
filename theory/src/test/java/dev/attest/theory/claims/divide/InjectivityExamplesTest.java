package dev.attest.theory.claims.divide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Claims;
import dev.attest.theory.claim.Judge;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Doubles;
import dev.attest.theory.statement.Verdict;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Examples of the literature and of reconstructions of it, number by number.
final class InjectivityExamplesTest {
    private static final List<List<BigFraction>> TRIANGLE = List.of(vector(1, 0), vector(0, 1), vector(-1, -1));

    @Test
    void thePublishedFormOnLinearAttentionHasTheSmallestWitnessThatThereCanBe() {
        var claim = new LinearAttentionWithAsManyFeaturesAsDimensionsIsNotInjective();
        for (long seed = 1; seed <= 5; seed++) {
            var witness = Judge.judge(claim, seed).counterexample().orElseThrow();
            assertEquals("[[0]]", witness.data().get("K"));
            assertEquals("x", witness.data().get("phi(x)"));
        }
    }

    @Test
    void theFirstWordsOfTheHeadlineLeadToOnePage() {
        var found = Claims.startingWith("linear-attention-is-not-injective");
        assertEquals(1, found.size());
        assertEquals(Verdict.HOLDS, found.getFirst().statement().expected());
    }

    @Test
    void softmaxForgetsTheVectorOfOnesWhereKeysAreTheUnitVectors() {
        var units = List.of(vector(1, 0), vector(0, 1));
        Mechanism softmax = Catalogue.mechanism("softmax");
        assertTrue(Rows.equal(softmax, units, vector(2, -1), vector(5, 2)));
        assertFalse(Rows.equal(softmax, TRIANGLE, vector(2, -1), vector(5, 2)));
    }

    @Test
    void twoLargeQueriesHaveOneRowInSinglePrecisionAlone() {
        Mechanism softmax = Definitions.written("weight = softmax(dot(q, k))");
        var floats = Doubles.single();
        assertEquals(
                Rows.row(floats, softmax, TRIANGLE, vector(300, 0)),
                Rows.row(floats, softmax, TRIANGLE, vector(500, -3)));
        assertFalse(Rows.equal(softmax, TRIANGLE, vector(300, 0), vector(500, -3)));
        assertNotEquals(
                Rows.row(floats, softmax, TRIANGLE, vector(30, 0)),
                Rows.row(floats, softmax, TRIANGLE, vector(50, -3)));
    }

    /// e^-103 is above half of the smallest float, and e^-104 below.
    @Test
    void aLeadOf103IsNotEnoughForOneRowInSinglePrecision() {
        Mechanism softmax = Definitions.written("weight = softmax(dot(q, k))");
        var floats = Doubles.single();
        var keys = List.of(vector(0), vector(1));
        assertEquals(List.of((double) Float.MIN_VALUE, 1.0), Rows.row(floats, softmax, keys, vector(103)));
        assertEquals(List.of(0.0, 1.0), Rows.row(floats, softmax, keys, vector(104)));
    }

    @Test
    void queriesThatAreOppositeHaveOneOutputWhereTheValuesAreEven() {
        var claim = new OutputsCanBeEqualWhereRowsDiffer();
        Case witness = claim.witness();
        assertEquals(Verdict.HOLDS, claim.verify(witness).verdict());
        claim.decoys()
                .forEach(
                        decoy -> assertEquals(Verdict.FAILS, claim.verify(decoy).verdict()));
    }

    private static List<BigFraction> vector(int... entries) {
        return Arrays.stream(entries).mapToObj(BigFraction::new).toList();
    }
}
