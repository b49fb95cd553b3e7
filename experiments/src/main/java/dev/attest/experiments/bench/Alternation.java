package dev.attest.experiments.bench;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Times two computations in turn, so that whatever slows the machine slows both. After each turn there is a
/// pause: the idle threads of either side go on spinning for some milliseconds, and would take the processors
/// from the other.
///
/// @param warming     nanoseconds that each side runs before anything counts
/// @param measuring   nanoseconds in which pairs are begun
/// @param fewestPairs that are measured however long they take
public record Alternation(long warming, long measuring, int fewestPairs) {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(12);

    /// One sample spans at least this long, so that the clock and the start of threads count for little.
    private static final long SPAN = TimeUnit.MILLISECONDS.toNanos(2);

    private static final int MOST_PAIRS = 400;
    private static final int MOST_STRETCHES = 12;
    private static final int MOST_REPETITIONS = 10_000;
    private static final double MANY_OBJECTS = 1 << 20;
    private static final double FASTER = 0.9;

    /// Nanoseconds of one run of each side, in pairs.
    public record Pairs(Samples ours, Samples theirs) {
        /// How many times as long theirs takes, pair by pair.
        public Samples ratios() {
            return theirs.over(ours);
        }
    }

    /// Something to be timed, warm.
    private record Side(Runnable work, int repetitions) {
        double sample() {
            work.run();
            return time(work, repetitions);
        }
    }

    /// One computation alone, in nanoseconds of a run.
    ///
    /// @throws CancellationException if the thread is interrupted
    public Samples alone(Runnable work) {
        var side = warm(work);
        var times = new double[MOST_PAIRS];
        long end = System.nanoTime() + measuring;
        int count = 0;
        while (count < MOST_PAIRS && (count < fewestPairs || System.nanoTime() < end)) {
            times[count++] = time(work, side.repetitions);
            requireTime();
        }
        return new Samples(Arrays.copyOf(times, count));
    }

    /// @throws CancellationException if the thread is interrupted
    public Pairs pairs(Runnable ours, Runnable theirs) {
        var first = warm(ours);
        var second = warm(theirs);
        var times = new double[2][MOST_PAIRS];
        long end = System.nanoTime() + measuring;
        int count = 0;
        while (count < MOST_PAIRS && (count < fewestPairs || System.nanoTime() < end)) {
            boolean turned = count % 2 == 1;
            pause();
            times[turned ? 1 : 0][count] = (turned ? second : first).sample();
            pause();
            times[turned ? 0 : 1][count] = (turned ? first : second).sample();
            count++;
        }
        return new Pairs(new Samples(Arrays.copyOf(times[0], count)), new Samples(Arrays.copyOf(times[1], count)));
    }

    /// Runs until compiled code has come: as long as a stretch is much faster than the one before, or a run
    /// still makes an object for every vector.
    private Side warm(Runnable work) {
        pause();
        var last = stretch(work);
        double best = last.least;
        for (int more = 0; more < MOST_STRETCHES; more++) {
            double before = best;
            last = stretch(work);
            best = Math.min(best, last.least);
            if (last.least > FASTER * before && last.objects < MANY_OBJECTS) {
                break;
            }
        }
        return new Side(work, (int) Math.clamp(Math.ceil(SPAN / best), 1, MOST_REPETITIONS));
    }

    /// @param least   time of a run
    /// @param objects bytes that a run takes for them
    private record Stretch(double least, double objects) {}

    /// Runs for half of the time for warming.
    private Stretch stretch(Runnable work) {
        long end = System.nanoTime() + warming / 2;
        long before = Allocation.ofAllThreads();
        double least = time(work, 1);
        int runs = 1;
        while (System.nanoTime() < end) {
            requireTime();
            least = Math.min(least, time(work, 1));
            runs++;
        }
        return new Stretch(least, (double) (Allocation.ofAllThreads() - before) / runs);
    }

    private static double time(Runnable work, int repetitions) {
        long start = System.nanoTime();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            work.run();
        }
        return (double) (System.nanoTime() - start) / repetitions;
    }

    private static void pause() {
        long end = System.nanoTime() + PAUSE;
        for (long left = PAUSE; left > 0; left = end - System.nanoTime()) {
            requireTime();
            LockSupport.parkNanos(left);
        }
    }

    private static void requireTime() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while measuring");
        }
    }
}
