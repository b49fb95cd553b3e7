package dev.attest.models.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Definitions that nobody chose.
class RandomDefinitionTest {
    private static final int TRIALS = 60;

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void randomDefinitionsGiveWhatTheReferenceGives(boolean causal, boolean padded) {
        int compared = 0;
        int unbounded = 0;
        for (int seed = 0; seed < TRIALS; seed++) {
            var drawn = RandomDefinition.mechanism(seed + (causal ? 1000 : 0) + (padded ? 2000 : 0), !padded);
            var mechanism = causal ? drawn.causally() : drawn;
            var batch = Batch.random(mechanism, 2, 2, 1, 1 + seed % 4, 2, 2, seed);
            var kept = padded ? batch.paddedAtTheEnd() : batch;
            var comparison = Comparison.of(mechanism, kept, Comparison.DOUBLE);
            assertEquals("", comparison.complaints(), () -> mechanism.text());
            compared += comparison.compared() + comparison.undefined();
            unbounded += comparison.unbounded();
        }
        assertTrue(compared > unbounded, compared + " within bounds, " + unbounded + " without");
    }
}
