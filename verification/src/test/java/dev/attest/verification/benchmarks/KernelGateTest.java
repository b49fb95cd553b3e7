package dev.attest.verification.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.plan.Way;
import dev.attest.verification.benchmarks.Judgement.Figures;
import org.junit.jupiter.api.Test;

/// Planted kernels: one that makes objects, in the calling thread or in another, and one that makes none.
final class KernelGateTest {
    private static final int MANY = 1 << 22;
    private static final Sizes SIZES = Sizes.square(1, 1, 4, 4);

    private static int objections(AttentionKernel kernel) {
        double bytes = KernelGate.bytes(kernel, KernelGate.call(SIZES), Execution.on(1));
        return Judgement.objections(new Figures("planted", Way.SEPARABLE, 1, .4, bytes, 0))
                .size();
    }

    @Test
    void aKernelThatAllocatesIsCaught() {
        var last = new byte[1][];
        assertEquals(1, objections((call, execution) -> last[0] = new byte[MANY]));
        assertEquals(MANY, last[0].length);
    }

    @Test
    void objectsOfOtherThreadsCountToo() {
        var last = new byte[1][];
        assertEquals(1, objections((call, execution) -> inAnotherThread(() -> last[0] = new byte[MANY])));
        assertTrue(last[0].length == MANY);
    }

    @Test
    void aKernelThatAllocatesNothingPasses() {
        assertEquals(0, objections((call, execution) -> call.out().data()[0] = 1));
    }

    private static void inAnotherThread(Runnable work) {
        var thread = Thread.ofPlatform().start(work);
        while (thread.isAlive()) {
            Thread.onSpinWait();
        }
    }
}
