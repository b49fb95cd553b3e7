package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LineProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();
    private final LineProgress progress = new LineProgress(terminal(), clock::get);

    @Test
    void aShortJobSaysNothing() {
        progress.start("e1", 3);
        progress.step(3);
        assertEquals("", text());
    }

    @Test
    void aLongJobSaysHowFarItIsNowAndThen() {
        progress.start("e1", 3);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(11));
        progress.step(1);
        progress.step(1);
        assertEquals("attest: e1: 1 of 3\n", text());
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private Terminal terminal() {
        var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Terminal(stream, stream, false, false, 100);
    }
}
