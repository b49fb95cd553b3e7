package dev.attest.experiments.run;

import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Trial;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The finished trials of a run, one line each behind a header line, in the order in which they ended. Lines
/// are only ever appended, and each carries its own checksum: whatever a killed process has left, the longest
/// run of whole lines from the start is good, and the rest is cut off and run again. The file is locked while
/// it is open.
final class Journal implements AutoCloseable {
    private static final int LINES_A_FLUSH = 32;

    private final FileChannel channel;
    private final Map<Trial, Results.Row> finished = new TreeMap<>();
    private int unflushed;
    private long dropped;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws BadInput if another run has it open, if it is there and must not be, or if it is of another run
    static Journal open(Path file, JournalHeader header, IfStarted ifStarted) throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            var journal = new Journal(channel);
            journal.begin(file, header, ifStarted);
            return journal;
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    /// The trials that are done, sorted.
    synchronized Map<Trial, Results.Row> finished() {
        return new TreeMap<>(finished);
    }

    /// How many bytes at the end were not whole lines when the journal was opened.
    long dropped() {
        return dropped;
    }

    synchronized void append(Results.Row row) throws IOException {
        write(Checked.line(ResultsJson.row(row)));
        finished.put(row.trial(), row);
        unflushed++;
        if (unflushed >= LINES_A_FLUSH) {
            channel.force(false);
            unflushed = 0;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel.isOpen()) {
            channel.force(true);
            channel.close();
        }
    }

    private void begin(Path file, JournalHeader header, IfStarted ifStarted) throws IOException {
        long length = channel.size();
        if (length > 0 && ifStarted == IfStarted.REFUSE) {
            throw new BadInput(file + ": expected no unfinished run, found one; resume it or start over");
        }
        if (ifStarted == IfStarted.RESUME) {
            read(file, header);
        }
        long good = channel.position();
        dropped = ifStarted == IfStarted.RESUME ? length - good : 0;
        channel.truncate(good);
        if (good == 0) {
            write(Checked.line(header.json()));
        }
        channel.force(true);
    }

    /// Leaves the position behind the last good line.
    private void read(Path file, JournalHeader header) throws IOException {
        var content = content();
        int start = 0;
        int end = endOfLine(content, start);
        while (end >= 0
                && accept(new String(content, start, end - start, StandardCharsets.UTF_8), start, file, header)) {
            start = end + 1;
            end = endOfLine(content, start);
        }
        channel.position(start);
    }

    private boolean accept(String line, int start, Path file, JournalHeader header) {
        var node = Checked.read(line);
        if (node.isEmpty()) {
            return false;
        }
        if (start == 0) {
            header.differenceFrom(node.get()).ifPresent(difference -> {
                throw new BadInput(file + ": expected a run with the same settings to resume, but " + difference);
            });
        } else {
            var row = ResultsJson.row(node.get(), "line");
            finished.putIfAbsent(row.trial(), row);
        }
        return true;
    }

    private byte[] content() throws IOException {
        var buffer = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        channel.position(0);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            Thread.onSpinWait();
        }
        return buffer.array();
    }

    private void write(String line) throws IOException {
        var buffer = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static int endOfLine(byte[] content, int start) {
        for (int place = start; place < content.length; place++) {
            if (content[place] == '\n') {
                return place;
            }
        }
        return -1;
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException heldHere) {
            lock = null;
        }
        if (lock == null) {
            throw new BadInput(file + ": expected no other run writing here, found one");
        }
    }
}
