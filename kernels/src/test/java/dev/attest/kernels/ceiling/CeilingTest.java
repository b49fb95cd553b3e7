package dev.attest.kernels.ceiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Work;
import dev.attest.kernels.strip.Loops;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a ceiling means, and that every probe computes something; never how fast.
final class CeilingTest {
    private static final Ceiling CEILING = new Ceiling(100, 10, 50);

    static Stream<Probe> probes() {
        return Stream.of(
                new MultiplyAdds(),
                new ScalarMultiplyAdds(),
                new Exponentials(Loops.preferred()),
                new Reading(),
                new ScalarReading());
    }

    @Test
    void multiplicationsAndExponentialsFollowEachOther() {
        assertEquals(30, CEILING.nanoseconds(new Work(1000, 200)));
    }

    @Test
    void memoryIsReadMeanwhile() {
        assertEquals(30, CEILING.nanoseconds(new Work(1000, 200, 1499)));
        assertEquals(31, CEILING.nanoseconds(new Work(1000, 200, 1550)));
    }

    @Test
    void whatWasReachedAtOneTimeIsTheCeilingOfBoth() {
        assertEquals(new Ceiling(100, 11, 50), CEILING.or(new Ceiling(99, 11, 49)));
    }

    @Test
    void everyArrayIsMovedOnce() {
        var sizes = new Sizes(1, 4, 2, 3, 5, 7, 11);
        long numbers = 4 * 3 * 7 + 2 * 5 * 7 + 2 * 5 * 11 + 4 * 3 * 11;
        assertEquals(new Work(6, 1, 4 * numbers), new Work(6, 1).over(sizes));
        assertEquals(12, new Work(6, 1).operations());
    }

    @ParameterizedTest
    @MethodSource("probes")
    void aProbeCountsWhatItDoesAndItsResultStaysFinite(Probe probe) {
        long once = probe.run();
        assertTrue(once > 0);
        for (int more = 0; more < 3; more++) {
            assertEquals(once, probe.run());
        }
        assertTrue(Double.isFinite(probe.result()), () -> "result " + probe.result());
    }

    @Test
    void aRateIsTheSumOverTheThreads() {
        var counted = List.of(new Counted(1), new Counted(1000));
        var next = counted.iterator();
        double rate = Probe.rate(Execution.on(2), () -> {
            synchronized (next) {
                return next.next();
            }
        });
        assertTrue(rate > 0);
        assertTrue(counted.stream().allMatch(probe -> probe.runs > 0));
    }

    private static final class Counted extends Probe {
        private final long operations;
        private int runs;

        Counted(long operations) {
            this.operations = operations;
        }

        @Override
        long run() {
            runs++;
            return operations;
        }

        @Override
        double result() {
            return 0;
        }
    }
}
