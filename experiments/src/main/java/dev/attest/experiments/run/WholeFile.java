package dev.attest.experiments.run;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that bears its name only once it is whole. Until then it is a hidden neighbour, which goes away if
/// the writing fails or the process is interrupted.
public final class WholeFile {
    private final Path file;
    private final Path unfinished;
    private boolean forgotten;

    private WholeFile(Path file, Path unfinished) {
        this.file = file;
        this.unfinished = unfinished;
    }

    /// What is written into a file.
    public interface Content {
        /// @param stream need not be closed
        void writeTo(OutputStream stream) throws IOException;
    }

    /// Writes the file, in place of one that may be there. On failure nothing has changed.
    public static void write(Path file, Content content) throws IOException {
        var hidden = "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part";
        new WholeFile(file, file.resolveSibling(hidden)).write(content);
    }

    private void write(Content content) throws IOException {
        var cleaner = new Thread(this::forget);
        Runtime.getRuntime().addShutdownHook(cleaner);
        try {
            fill(content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            forget();
            release(cleaner);
        }
    }

    private void fill(Content content) throws IOException {
        try (var channel = open();
                var stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.writeTo(stream);
            stream.flush();
            channel.force(true);
        }
    }

    /// Once the process ends nothing is begun any more.
    private synchronized FileChannel open() throws IOException {
        if (forgotten) {
            throw new InterruptedIOException("the process ends");
        }
        return FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private synchronized void forget() {
        forgotten = true;
        try {
            Files.deleteIfExists(unfinished);
        } catch (IOException stays) {
            unfinished.toFile().deleteOnExit();
        }
    }

    private static void release(Thread cleaner) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaner);
        } catch (IllegalStateException shuttingDown) {
            // The hook is running, and deletes what is there to delete.
        }
    }
}
