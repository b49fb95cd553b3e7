package dev.attest.kernels.family;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Parallel;
import dev.attest.kernels.Sizes;

/// The heads of a call, a group at a time, so that what is kept for each head of a group stays within bounds.
final class Schedule {
    /// Numbers kept for all heads of a group, unless one head alone needs more.
    private static final long KEPT = 1L << 24;

    /// Heads for each thread from which on it does not matter that one may get a head more than another.
    private static final int MANY = 8;

    private final Execution execution;
    private final Call call;
    private final int perHead;
    private final int threads;

    /// @param perHead numbers kept for each head
    Schedule(Execution execution, Call call, int perHead) {
        this(execution, call, perHead, execution.threads());
    }

    /// @param threads at most so many of those that the execution may use
    Schedule(Execution execution, Call call, int perHead, int threads) {
        this.execution = execution;
        this.call = call;
        this.perHead = perHead;
        this.threads = Math.min(threads, execution.threads());
    }

    static int groupSize(Sizes sizes, int perHead) {
        return (int) Math.max(1, Math.min(HeadView.count(sizes), KEPT / Math.max(1, perHead)));
    }

    /// Whether all threads are busy to the end if each task is one of so many heads.
    static boolean areEnough(int heads, int threads) {
        return heads % threads == 0 || heads >= MANY * threads;
    }

    /// What is done for a group.
    interface Work {
        void group(Group group);
    }

    /// What one thread does with the tasks of one phase.
    interface Task {
        /// @param head of the group, whose kept numbers begin at `kept`
        void run(HeadView head, int kept, int number);
    }

    /// Some heads, and the memory kept for them.
    final class Group {
        private final int first;
        private final int heads;
        private final float[] kept;

        Group(int first, int heads, float[] kept) {
            this.first = first;
            this.heads = heads;
            this.kept = kept;
        }

        float[] kept() {
            return kept;
        }

        /// The number of the first head.
        int first() {
            return first;
        }

        int heads() {
            return heads;
        }

        /// Memory for all threads, see [Execution#borrow].
        float[] borrow(int length) {
            return execution.borrow(Math.max(1, length));
        }

        void giveBack(float[] memory) {
            execution.giveBack(memory);
        }

        /// Whether all threads are busy to the end if each task is a head.
        boolean isEnoughForAllThreads() {
            return areEnough(heads, threads);
        }

        /// Does `tasks` numbered tasks of each head, on all threads, and waits for the last.
        ///
        /// @param scratch numbers that each thread has to itself
        /// @param workers what a thread does, given its scratch memory
        void phase(int tasks, int scratch, Workers workers) {
            Parallel.run(Math.multiplyExact(heads, tasks), threads, () -> {
                var memory = execution.borrow(Math.max(1, scratch));
                var task = workers.on(memory);
                return new Parallel.Worker() {
                    @Override
                    public void task(int number) {
                        int head = number / tasks;
                        task.run(HeadView.of(call, first + head), head * perHead, number % tasks);
                    }

                    @Override
                    public void close() {
                        execution.giveBack(memory);
                    }
                };
            });
        }

        void finished(int rows) {
            execution.finished(rows);
        }
    }

    /// A task for each thread.
    interface Workers {
        Task on(float[] scratch);
    }

    void run(Work work) {
        int all = HeadView.count(call.sizes());
        int size = groupSize(call.sizes(), perHead);
        if (perHead == 0) {
            work.group(new Group(0, all, new float[0]));
            return;
        }
        var kept = execution.borrow(Math.multiplyExact(size, perHead));
        try {
            for (int first = 0; first < all; first += size) {
                work.group(new Group(first, Math.min(size, all - first), kept));
            }
        } finally {
            execution.giveBack(kept);
        }
    }
}
