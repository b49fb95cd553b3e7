package dev.attest.verification.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyKernelsAreCaughtTest {
    /// Faults that show in causal rows alone, and one that shows in others alone.
    private static final Set<Fault> CAUSAL = EnumSet.of(
            Fault.A_CAUSAL_ROW_SEES_ONE_KEY_TOO_MANY,
            Fault.A_CAUSAL_ROW_SEES_ONE_KEY_TOO_FEW,
            Fault.HIDDEN_VALUES_ARE_MULTIPLIED_BY_ZERO);

    private static final Set<Fault> WITHOUT_MASK = EnumSet.of(Fault.KEYS_ARE_READ_PAST_THE_END);

    private static final KernelContract ALL_KEYS =
            new KernelContract(Catalogue.mechanism("softmax").withoutMask());
    private static final KernelContract CAUSAL_ROWS =
            new KernelContract(Catalogue.mechanism("softmax").causally());

    private static KernelReport report(Fault fault, boolean causal) {
        var contract = causal ? CAUSAL_ROWS : ALL_KEYS;
        return contract.check((mechanism, sizes, parameters) -> new FaultyAttention(fault, mechanism.causal()));
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void everyFaultIsCaughtWhereverItShows(Fault fault) {
        if (!CAUSAL.contains(fault)) {
            assertFalse(report(fault, false).violations().isEmpty(), fault::toString);
        }
        if (!WITHOUT_MASK.contains(fault)) {
            assertFalse(report(fault, true).violations().isEmpty(), fault::toString);
        }
    }

    @Test
    void plainLoopsWithoutAFaultKeepTheContract() {
        for (boolean causal : List.of(false, true)) {
            var report = report(Fault.NONE, causal);
            assertEquals(List.of(), report.violations());
            assertTrue(report.largestShare() > 0 && report.largestShare() < 1);
        }
    }

    @Test
    void aViolationSaysWhatWasExpectedWhatCameAndWhere() {
        var sentence = report(Fault.ROWS_ARE_NOT_REPORTED, false).violations().getFirst();
        assertTrue(sentence.startsWith("softmax, Sizes[batch=1, heads=1"), sentence);
        assertTrue(sentence.endsWith("progress: expected 1 finished rows, got 0"), sentence);
        var number = report(Fault.THE_LAST_KEY_IS_MISSING, true).violations().getFirst();
        assertTrue(number.contains("row ") && number.contains(" within ") && number.contains("got "), number);
    }
}
