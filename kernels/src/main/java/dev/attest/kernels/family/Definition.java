package dev.attest.kernels.family;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.form.OutputForm;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Setting;

/// What a family is built for.
///
/// @param output its weight is the one that counts: what the values are multiplied by
public record Definition(OutputForm output, boolean causal, Setting setting, Loops loops, Sizes sizes) {
    public Definition {
        if (causal && sizes.queries() != sizes.keys()) {
            throw new IllegalArgumentException("queries: expected " + sizes.keys()
                    + ", one for each key, in a causal mechanism, got " + sizes.queries());
        }
    }

    /// Pairs of a query and a key that it reads, in all heads.
    long pairs() {
        long rows = (long) sizes.batch() * sizes.heads() * sizes.queries();
        return causal ? rows * (sizes.keys() + 1L) / 2 : rows * sizes.keys();
    }

    /// Panels of keys, or of queries.
    int panels(int tokens) {
        return (tokens + loops.lanes() - 1) / loops.lanes();
    }
}
