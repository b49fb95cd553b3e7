package dev.attest.kernels.reference;

import org.jspecify.annotations.Nullable;

/// Which index runs over all keys, and which key each other index stands for.
///
/// @param strip the index that runs, or the empty text
record Frame(String strip, @Nullable Fixed fixed) {
    record Fixed(String index, int key, @Nullable Fixed others) {}

    static Frame over(String strip) {
        return new Frame(strip, null);
    }

    /// With `index` running in place of the one that ran.
    Frame running(String index) {
        return new Frame(index, fixed);
    }

    /// With `index` at one key, and none running.
    Frame at(String index, int key) {
        return new Frame("", new Fixed(index, key, fixed));
    }

    int key(String index) {
        for (var candidate = fixed; candidate != null; candidate = candidate.others()) {
            if (candidate.index().equals(index)) {
                return candidate.key();
            }
        }
        throw new IllegalStateException("key index " + index + ": expected a key, got none");
    }
}
