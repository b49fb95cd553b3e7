package dev.attest.kernels.reference;

/// Values in an array: entry e of the value for key j is `data[offset + j stride + e]`. One value for all keys
/// has stride 0.
record Block(double[] data, int offset, int stride) {
    int at(int key) {
        return offset + key * stride;
    }
}
