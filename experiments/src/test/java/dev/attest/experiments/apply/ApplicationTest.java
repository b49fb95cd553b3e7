package dev.attest.experiments.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.arrays.NumpyArchive;
import dev.attest.experiments.arrays.RawArray;
import dev.attest.experiments.arrays.RawZip;
import dev.attest.experiments.study.BadInput;
import dev.attest.kernels.plan.Plan;
import dev.attest.theory.formula.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplicationTest {
    private static final long PLENTY = 1L << 40;

    @TempDir
    private Path folder;

    /// Headers that name 1 GB each, and nothing behind them: memory is refused before any of it is taken.
    @Test
    void tooMuchMemoryIsRefusedWithBothNumbers() throws IOException {
        int numbers = 1 << 28;
        var file = archive(member("q", numbers, 1), member("k", numbers, 1), member("v", numbers, 1));
        assertEquals(
                file + ": expected arrays that need at most 2.0 GB of memory together, got 4.3 GB (k 1.1 GB, q 1.1 GB,"
                        + " v 1.1 GB, o 1.1 GB)",
                refusal(file, false, 2_000_000_000L));
        assertTrue(refusal(file, true, PLENTY).contains("weights [1,1,268435456,268435456]"));
    }

    @Test
    void theWeightsAreStatedWithTheRest() throws IOException {
        var file = archive(member("q", 1000, 1), member("k", 1000, 1), member("v", 1000, 1));
        assertTrue(
                refusal(file, true, 4_000_000).contains("got 4.0 MB (k 4.0 KB, q 4.0 KB, v 4.0 KB, o 4.0 KB, weights"));
        try (var archive = NumpyArchive.open(file)) {
            var enough = Application.of(archive, request(file, false), 4_000_000);
            assertTrue(enough.summary().contains("of 4.0 MB"), enough.summary());
        }
    }

    private static String refusal(Path file, boolean weights, long available) throws IOException {
        try (var archive = NumpyArchive.open(file)) {
            var refused =
                    assertThrows(BadInput.class, () -> Application.of(archive, request(file, weights), available));
            return String.valueOf(refused.getMessage());
        }
    }

    private static Application.Request request(Path file, boolean weights) {
        return new Application.Request(file, Catalogue.mechanism("softmax"), Plan.Choice.AUTO, weights, 1);
    }

    private Path archive(RawZip.Member... members) throws IOException {
        return Files.write(folder.resolve("qkv.npz"), RawZip.of(members));
    }

    /// A header that is as good as the size that the directory declares, with no numbers behind it.
    private static RawZip.Member member(String name, int numbers, int width) {
        var array = RawArray.of(RawArray.header("<f4", false, 1, 1, numbers, width), new byte[0]);
        return RawZip.Member.deflated(name + ".npy", array).withSize(array.length + numbers * width * 4);
    }
}
