package dev.attest.experiments.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// How many bytes threads have taken for objects.
public final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /// All threads since the start, also those that have ended.
    public static long ofAllThreads() {
        return THREADS.getTotalThreadAllocatedBytes();
    }
}
