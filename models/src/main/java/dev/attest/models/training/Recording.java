package dev.attest.models.training;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/// While it is open, what its thread computes is recorded for gradients. Each thread has its own, unlike DJL's
/// `GradientCollector`, of which there is one at a time for all threads.
final class Recording implements AutoCloseable {
    private final boolean before;

    private Recording(boolean before) {
        this.before = before;
    }

    static Recording start() {
        return of(true);
    }

    /// While it is open, nothing is recorded.
    static Recording paused() {
        return of(false);
    }

    private static Recording of(boolean on) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(on);
        return new Recording(before);
    }

    /// Adds the derivatives of a number to the gradients of everything that it was computed from.
    void backward(NDArray number) {
        try (var one = number.onesLike()) {
            JniUtils.backward((PtNDArray) number, (PtNDArray) one, false, false);
        }
    }

    @Override
    public void close() {
        JniUtils.setGradMode(before);
    }
}
