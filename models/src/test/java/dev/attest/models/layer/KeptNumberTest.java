package dev.attest.models.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.models.torch.TorchEngine;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

final class KeptNumberTest {
    private static final int TURNS = 20;
    private static final int BUFFERS = 256;

    /// The derivative of `low + span (e + (1 - 2e) sigmoid(r))` at r = 0 is `span (1 - 2e) / 4`: here 2 (1 -
    /// 2^-11), which single precision holds exactly.
    @Test
    void theGradientOfAKeptNumberIsTheSameAfterGarbageWasCollected() {
        var interval = new Interval(0, 8);
        for (int turn = 0; turn < TURNS; turn++) {
            try (var manager = TorchEngine.manager();
                    var collector = TorchEngine.engine().newGradientCollector()) {
                var free = manager.create(new float[] {0});
                free.setRequiresGradient(true);
                var kept = interval.kept(free).sum();
                System.gc();
                overwriteFreedMemory();
                collector.backward(kept);
                assertEquals(2 * (1 - 0x1p-11), free.getGradient().getFloat(0));
            }
        }
    }

    private static void overwriteFreedMemory() {
        for (int buffer = 0; buffer < BUFFERS; buffer++) {
            ByteBuffer.allocateDirect(Double.BYTES).putDouble(Double.NaN);
        }
    }
}
