package dev.attest.verification.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyGradientsAreCaughtTest {
    /// Faults that show in causal rows alone.
    private static final Set<GradientFault> CAUSAL =
            Set.of(GradientFault.A_CAUSAL_ROW_SEES_ONE_KEY_TOO_MANY, GradientFault.A_CAUSAL_ROW_SEES_ONE_KEY_TOO_FEW);

    private static final GradientContract ALL_KEYS =
            new GradientContract(Catalogue.mechanism("softmax").withoutMask());
    private static final GradientContract CAUSAL_ROWS =
            new GradientContract(Catalogue.mechanism("softmax").causally());

    private static KernelReport report(GradientFault fault, boolean causal) {
        var contract = causal ? CAUSAL_ROWS : ALL_KEYS;
        return contract.check((mechanism, sizes, parameters) -> new FaultyGradient(fault, mechanism.causal()));
    }

    @ParameterizedTest
    @EnumSource(value = GradientFault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyFaultIsCaughtWhereverItShows(GradientFault fault) {
        if (!CAUSAL.contains(fault)) {
            assertFalse(report(fault, false).violations().isEmpty(), fault::toString);
        }
        assertFalse(report(fault, true).violations().isEmpty(), fault::toString);
    }

    @Test
    void plainLoopsWithoutAFaultKeepTheContract() {
        for (boolean causal : List.of(false, true)) {
            var report = report(GradientFault.NONE, causal);
            assertEquals(List.of(), report.violations());
            assertTrue(report.largestShare() > 0 && report.largestShare() < 1);
        }
    }

    @Test
    void aViolationSaysWhatWasExpectedWhatCameAndWhere() {
        var sentence = report(GradientFault.THE_KEYS_ARE_NOT_SCALED, false)
                .violations()
                .getFirst();
        assertTrue(sentence.startsWith("softmax, Sizes[batch="), sentence);
        assertTrue(sentence.contains("dk ") && sentence.contains(" within ") && sentence.contains("got "), sentence);
    }
}
