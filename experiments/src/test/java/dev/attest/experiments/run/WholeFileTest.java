package dev.attest.experiments.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void aFinishedFileTakesThePlaceOfTheOneBefore() throws IOException {
        var file = Files.writeString(folder.resolve("o.npz"), "before");
        WholeFile.write(file, stream -> {
            stream.write(1);
            assertEquals("before", Files.readString(file));
            assertEquals(2, names().size());
        });
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(file));
        assertEquals(List.of("o.npz"), names());
    }

    @Test
    void aWritingThatFailsLeavesTheFileBeforeAndNothingElse() throws IOException {
        var file = Files.writeString(folder.resolve("o.npz"), "before");
        var failure = assertThrows(
                IOException.class,
                () -> WholeFile.write(file, stream -> {
                    stream.write(new byte[1 << 20]);
                    throw new IOException("no space");
                }));
        assertEquals("no space", failure.getMessage());
        assertEquals("before", Files.readString(file));
        assertEquals(List.of("o.npz"), names());
    }

    @Test
    void aProcessThatIsInterruptedLeavesNothing() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessWriting.class.getName(),
                        folder.resolve("o.npz").toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader()) {
            assertEquals("writing", output.readLine());
            assertTrue(names().getFirst().endsWith(".part"), () -> names().toString());
            process.destroy();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertEquals(List.of(), names());
        } finally {
            process.destroyForcibly();
        }
    }

    private List<String> names() {
        return List.of(folder.toFile().list());
    }
}
