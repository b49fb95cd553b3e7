package dev.attest.models.layer;

import ai.djl.ndarray.NDArray;

/// Is shown what the heads of a layer work on, whenever it runs. What it computes takes part in no gradient if
/// it detaches the arrays first.
public interface HeadObserver {
    /// @param q [b, heads, n, d]
    /// @param k [b, keyHeads, n, d]
    /// @param v [b, keyHeads, n, dv]
    void observe(NDArray q, NDArray k, NDArray v);
}
