package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void vectorsAreUsedWhereTheirModuleIsThere() {
        var found = PreferredLoops.inItsOwnJvm("--add-modules", "jdk.incubator.vector");
        assertTrue(found.startsWith("VectorLoops 1.0: Vector API, "), found);
    }

    @Test
    void withoutTheModuleTheLoopsArePlainAndSaySo() {
        var found = PreferredLoops.inItsOwnJvm();
        assertEquals(
                "ScalarLoops 1.0: plain loops, since the JVM was started without --add-modules jdk.incubator.vector",
                found);
    }
}
