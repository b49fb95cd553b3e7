package dev.attest.kernels.family;

/// Tokens one after the other: `first` to `first + count - 1`.
record Range(int first, int count) {
    int end() {
        return first + count;
    }
}
