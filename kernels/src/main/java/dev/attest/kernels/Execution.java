package dev.attest.kernels;

/// What a run of a kernel may use, and whom it tells of its progress. Any of its threads may call it.
public interface Execution {
    /// So many threads, memory that is used again, and nobody told.
    ///
    /// @throws IllegalArgumentException if there is no thread
    static Execution on(int threads) {
        return new PooledExecution(threads);
    }

    /// Threads that a run may keep busy, at least 1.
    int threads();

    /// Memory of at least `length` numbers, whose contents are undefined, until it is given back.
    float[] borrow(int length);

    /// Gives back what [#borrow] returned.
    void giveBack(float[] scratch);

    /// So many rows of the output are finished.
    void finished(long rows);
}
