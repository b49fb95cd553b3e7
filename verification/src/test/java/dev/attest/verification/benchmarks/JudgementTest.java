package dev.attest.verification.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.plan.Way;
import dev.attest.verification.benchmarks.Judgement.Figures;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Made-up figures: what the gate lets pass and what it does not.
final class JudgementTest {
    private static final long SCRATCH = 1 << 20;

    private static List<String> objections(double share, double bytes) {
        return Judgement.objections(new Figures("softmax", Way.ONLINE_SOFTMAX, 2, share, bytes, SCRATCH));
    }

    @Test
    void aKernelLikeElsewherePasses() {
        assertEquals(List.of(), objections(.85, 2000));
    }

    @Test
    void aSlowMachineIsNoReason() {
        assertEquals(List.of(), objections(.09, SCRATCH));
    }

    /// The inlining cliff: ten times slower, vectors as objects.
    @Test
    void aKernelThatFellOffTheCliffIsCaughtTwice() {
        var objections = objections(.06, 400e6);
        assertEquals(2, objections.size());
        assertEquals(
                "softmax: expected at least 8.0 % of the ceiling, a tenth of what online softmax has elsewhere, got"
                        + " 6.00 %",
                objections.getFirst());
        assertTrue(objections.getLast().endsWith("1048576 of them scratch, got 400000000"), objections.getLast());
    }

    @Test
    void slownessAloneIsCaughtAndSoAreObjectsAlone() {
        assertEquals(1, objections(.079, 0).size());
        assertEquals(1, objections(.85, SCRATCH + 2 * 65536 + 1).size());
        assertEquals(List.of(), objections(.85, SCRATCH + 2 * 65536));
    }

    @Test
    void whatIsNotANumberIsCaught() {
        assertEquals(2, objections(Double.NaN, Double.NaN).size());
    }

    @Test
    void theReferenceHasNoUsualShare() {
        var figures = new Figures("softmax", Way.REFERENCE, 1, .5, 0, 0);
        assertThrows(IllegalArgumentException.class, () -> Judgement.objections(figures));
    }
}
