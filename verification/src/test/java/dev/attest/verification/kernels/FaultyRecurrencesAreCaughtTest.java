package dev.attest.verification.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import dev.attest.verification.kernels.FaultyRecurrence.Wrong;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultyRecurrencesAreCaughtTest {
    private static final KernelContract CONTRACT = new KernelContract(Catalogue.mechanism("gated-deltanet"));

    private static KernelReport report(Wrong wrong) {
        return CONTRACT.check((mechanism, sizes, parameters) -> new FaultyRecurrence(wrong));
    }

    @ParameterizedTest
    @EnumSource(value = Wrong.class, mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void everyFaultIsCaught(Wrong wrong) {
        assertFalse(report(wrong).violations().isEmpty(), wrong::toString);
    }

    @Test
    void plainLoopsWithoutAFaultKeepTheContract() {
        var report = report(Wrong.NOTHING);
        assertEquals(List.of(), report.violations());
        assertTrue(report.largestShare() > 0 && report.largestShare() < 1);
    }
}
