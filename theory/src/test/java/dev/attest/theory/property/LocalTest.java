package dev.attest.theory.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.statement.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Weights that depend on the distance through a logarithm, or through gates that are summed up to the key.
final class LocalTest {
    private static Verdict verdict(String weight) {
        String file = "name written\ncausal\ninput f : scalar in (0, 1)\nparam r : scalar in (0, 5)\nweight = " + weight
                + "\n";
        return new Local().decide(MechanismReader.parse(file, "written")).verdict();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kerple", "forgetting", "mlstm", "alibi", "mamba2"})
    void aBiasOrGatesThatShrinkMakeAMechanismLocal(String name) {
        assertEquals(
                Verdict.HOLDS, new Local().decide(Catalogue.mechanism(name)).verdict());
    }

    @Test
    void aLogarithmThatRisesWithTheDistanceIsNotLocal() {
        assertEquals(Verdict.HOLDS, verdict("softmax(dot(q, k) - r * log(1 + (i - j)))"));
        assertNotEquals(Verdict.HOLDS, verdict("softmax(dot(q, k) + r * log(1 + (i - j)))"));
        assertNotEquals(
                Verdict.HOLDS,
                verdict("softmax(dot(q, k) - r * log(2 + f) * log(1 + (i - j)) + 3 * log(1 + (i - j)))"));
    }

    @Test
    void gatesUpToTheKeyThatLiftFartherKeysAreNotLocal() {
        assertEquals(Verdict.HOLDS, verdict("softmax(dot(q, k) - cumsum(log(f)))"));
        assertEquals(Verdict.HOLDS, verdict("softmax(dot(q, k) - (i - j) / 10 - cumsum(log(f)))"));
        assertNotEquals(Verdict.HOLDS, verdict("softmax(dot(q, k) + cumsum(log(f)))"));
    }

    /// Positions that are summed over all keys are the same for every key.
    @ParameterizedTest
    @ValueSource(strings = {"exp(dot(q, k) + sum(j))", "exp(dot(q, k) + mean(j))", "exp(dot(q, k) + 2 * max(j) / n)"})
    void thePositionsOfAllKeysAreNoLag(String weight) {
        assertNotEquals(Verdict.HOLDS, verdict(weight));
    }

    /// The ratio of two neighbours is `e^(-1/10) f^(-10)`.
    @Test
    void aBiasThatFallsDoesNotHideGatesThatGrow() {
        assertNotEquals(Verdict.HOLDS, verdict("softmax(dot(q, k) - (i - j) / 10 + 10 * cumsum(log(f)))"));
        assertNotEquals(Verdict.HOLDS, verdict("softmax(dot(q, k) - (i - j) / 10) * cumsum(f)"));
        assertNotEquals(Verdict.HOLDS, verdict("softmax(dot(q, k) - (i - j) / 10 - cumsum(log(1 + f)) * cumsum(f))"));
    }
}
