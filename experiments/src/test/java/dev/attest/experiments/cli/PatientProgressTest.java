package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.experiments.run.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class PatientProgressTest {
    private final List<String> heard = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final PatientProgress progress = new PatientProgress(listener(), clock::get);

    @Test
    void aJobOfLessThanTwoSecondsIsNotShown() {
        progress.start("softmax", 10);
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1999));
        progress.step(10);
        progress.close();
        assertEquals(List.of(), heard);
    }

    @Test
    void aLongerJobIsShownWithWhatIsDoneAlready() {
        progress.start("softmax", 10);
        progress.step(3);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        progress.step(1);
        progress.step(2);
        progress.close();
        assertEquals(List.of("start softmax 10", "step 4", "step 2", "close"), heard);
    }

    @Test
    void theNextJobWaitsAgain() {
        progress.start("read", 1);
        clock.addAndGet(TimeUnit.SECONDS.toNanos(3));
        progress.step(1);
        heard.clear();
        progress.start("softmax", 10);
        progress.step(1);
        assertEquals(List.of("close"), heard);
    }

    private Progress listener() {
        return new Progress() {
            @Override
            public void start(String what, long total) {
                heard.add("start " + what + " " + total);
            }

            @Override
            public void step(long by) {
                heard.add("step " + by);
            }

            @Override
            public void note(String text) {
                heard.add(text);
            }

            @Override
            public void close() {
                heard.add("close");
            }
        };
    }
}
