package dev.attest.kernels.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// 65,536 keys: a matrix of all pairs would be 16 GiB.
class MemoryTest {
    /// The arrays of the call take 4 MiB.
    private static final String MEMORY = "40m";

    @ParameterizedTest
    @CsvSource({"elu1-linear, true, SEPARABLE", "elu1-linear, false, SEPARABLE", "softmax, false, ONLINE_SOFTMAX"})
    void manyKeysNeedMemoryInTheirNumber(String name, boolean causal, Way way) {
        var sizes = SmallMemory.sizes();
        long tokens = (long) sizes.keys() * (sizes.d() + 1) * Float.BYTES;
        long scratch = SmallMemory.plan(name, causal).scratchBytes(2);
        assertTrue(scratch <= tokens, scratch + " bytes");
        assertEquals(way + " 0.0", SmallMemory.run(name, causal, MEMORY));
    }
}
