package dev.attest.experiments.cli;

import dev.attest.experiments.run.Progress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Says nothing of a job until it has taken two seconds.
final class PatientProgress implements Progress {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

    private final Progress progress;
    private final LongSupplier nanoseconds;
    private String what = "";
    private long total;
    private long done;
    private long begun;
    private boolean shown;

    PatientProgress(Progress progress, LongSupplier nanoseconds) {
        this.progress = progress;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public synchronized void start(String name, long steps) {
        close();
        what = name;
        total = steps;
        done = 0;
        begun = nanoseconds.getAsLong();
    }

    @Override
    public synchronized void step(long by) {
        done += by;
        if (shown) {
            progress.step(by);
        } else if (nanoseconds.getAsLong() - begun >= PATIENCE) {
            shown = true;
            progress.start(what, total);
            progress.step(done);
        }
    }

    @Override
    public void note(String text) {
        progress.note(text);
    }

    @Override
    public synchronized void close() {
        if (shown) {
            progress.close();
            shown = false;
        }
    }
}
