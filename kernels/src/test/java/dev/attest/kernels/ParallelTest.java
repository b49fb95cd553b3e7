package dev.attest.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelTest {
    @Test
    void everyTaskIsDoneOnceByWhateverNumberOfThreads() {
        for (int threads : new int[] {1, 2, 3, 8}) {
            for (int tasks : new int[] {0, 1, 7, 1000}) {
                var done = new AtomicIntegerArray(tasks + 1);
                Parallel.run(tasks, Execution.on(threads), () -> done::incrementAndGet);
                for (int task = 0; task < tasks; task++) {
                    assertEquals(1, done.get(task));
                }
                assertEquals(0, done.get(tasks));
            }
        }
    }

    @Test
    void theThreadsWorkAtTheSameTimeAndEndWhenNothingMoreComes() throws InterruptedException {
        var meeting = new CountDownLatch(3);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        Parallel.run(3, Execution.on(3), () -> _ -> {
            threads.add(Thread.currentThread());
            meeting.countDown();
            await(meeting);
        });
        assertEquals(3, threads.size());
        assertTrue(threads.remove(Thread.currentThread()));
        for (var thread : threads) {
            assertTrue(thread.isDaemon());
            thread.join();
        }
    }

    @Test
    void threadsThatWakeUpTooLateAreNotWaitedForAndDoNothing() {
        var workers = new AtomicInteger();
        for (int run = 0; run < 10_000; run++) {
            workers.set(0);
            Parallel.run(2, Execution.on(8), () -> {
                workers.incrementAndGet();
                return _ -> {};
            });
            int asked = workers.get();
            assertTrue(asked == 1 || asked == 2, "workers: " + asked);
        }
    }

    @Test
    void runsOfSeveralCallersDoNotMix() throws InterruptedException {
        var callers = new ArrayList<Thread>();
        var wrong = new AtomicInteger();
        for (int number = 0; number < 4; number++) {
            callers.add(Thread.ofPlatform().start(() -> {
                for (int run = 0; run < 500; run++) {
                    var sum = new AtomicInteger();
                    Parallel.run(10, Execution.on(3), () -> sum::addAndGet);
                    wrong.addAndGet(sum.get() == 45 ? 0 : 1);
                }
            }));
        }
        for (var caller : callers) {
            caller.join();
        }
        assertEquals(0, wrong.get());
    }

    @Test
    void aThreadThatATaskInterruptedIsFreshForTheNextRun() {
        for (int run = 0; run < 100; run++) {
            var meeting = new CountDownLatch(2);
            var caller = Thread.currentThread();
            assertThrows(
                    CancellationException.class,
                    () -> Parallel.run(100, Execution.on(2), () -> _ -> {
                        meeting.countDown();
                        awaitUninterruptibly(meeting);
                        if (Thread.currentThread() != caller) {
                            Thread.currentThread().interrupt();
                        }
                    }));
        }
        var meeting = new CountDownLatch(2);
        Parallel.run(2, Execution.on(2), () -> _ -> {
            meeting.countDown();
            await(meeting);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatATaskThrowsIsThrownAndStopsTheOthers() {
        var failure = new IllegalStateException("task 5");
        var done = new AtomicInteger();
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> Parallel.run(1_000_000_000, Execution.on(2), () -> task -> {
                    if (task == 5) {
                        throw failure;
                    }
                    done.incrementAndGet();
                }));
        assertSame(failure, thrown);
        assertTrue(done.get() < 1_000_000_000);
    }

    @Test
    void everyWorkerIsClosedAlsoWhenATaskFails() {
        var open = new AtomicInteger();
        assertThrows(
                ArithmeticException.class,
                () -> Parallel.run(10, Execution.on(2), () -> {
                    open.incrementAndGet();
                    return new Parallel.Worker() {
                        @Override
                        public void task(int number) {
                            Math.toIntExact(number == 3 ? Long.MAX_VALUE : 0);
                        }

                        @Override
                        public void close() {
                            open.decrementAndGet();
                        }
                    };
                }));
        assertEquals(0, open.get());
    }

    @Test
    void anInterruptedRunStopsAndStaysInterrupted() {
        var done = new AtomicInteger();
        Thread.currentThread().interrupt();
        assertThrows(
                CancellationException.class,
                () -> Parallel.run(10, Execution.on(1), () -> _ -> done.incrementAndGet()));
        assertTrue(Thread.interrupted());
        assertEquals(0, done.get());
    }

    @Test
    void aRunThatIsInterruptedWhileItWaitsEndsWithoutBeginningMore() throws InterruptedException {
        var begun = new CountDownLatch(2);
        var mayGoOn = new CountDownLatch(1);
        var done = new AtomicInteger();
        var cancelled = new AtomicBoolean();
        var caller = Thread.ofPlatform().start(() -> {
            try {
                Parallel.run(1_000_000_000, Execution.on(2), () -> _ -> {
                    begun.countDown();
                    awaitUninterruptibly(mayGoOn);
                    done.incrementAndGet();
                });
            } catch (CancellationException e) {
                cancelled.set(Thread.currentThread().isInterrupted());
            }
        });
        begun.await();
        caller.interrupt();
        mayGoOn.countDown();
        caller.join();
        assertTrue(cancelled.get());
        assertTrue(done.get() < 1_000_000_000, "tasks done: " + done);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void memoryThatWasGivenBackIsUsedAgain() {
        var execution = Execution.on(1);
        var first = execution.borrow(100);
        execution.giveBack(first);
        assertSame(first, execution.borrow(50));
        assertTrue(execution.borrow(50) != first);
        assertThrows(IllegalArgumentException.class, () -> Execution.on(0));
    }
}
