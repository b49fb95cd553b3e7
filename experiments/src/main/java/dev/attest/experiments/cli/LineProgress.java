package dev.attest.experiments.cli;

import dev.attest.experiments.run.Progress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A plain line now and then, for log files.
final class LineProgress implements Progress {
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final Terminal terminal;
    private final LongSupplier nanoseconds;
    private String what = "";
    private long total;
    private long done;
    private long nextLine;

    LineProgress(Terminal terminal, LongSupplier nanoseconds) {
        this.terminal = terminal;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public synchronized void start(String name, long steps) {
        what = name;
        total = steps;
        done = 0;
        nextLine = nanoseconds.getAsLong() + PAUSE;
    }

    @Override
    public synchronized void step(long by) {
        done += by;
        if (nanoseconds.getAsLong() - nextLine >= 0) {
            terminal.complain(what + ": " + done + " of " + total);
            nextLine = nanoseconds.getAsLong() + PAUSE;
        }
    }

    @Override
    public void note(String text) {
        terminal.complain(text);
    }

    @Override
    public void close() {}
}
