package dev.attest.kernels.decode;

/// What one thread works with in passes over a cache: the numbers of a block for each query of a group.
final class PassScratch {
    private final float[] scores;
    private final float[] tile;
    private final float[] reference;
    private final float[] reduced;

    PassScratch(int group, int lanes) {
        this.scores = new float[group * KeyCache.KEYS];
        this.tile = new float[group * lanes];
        this.reference = new float[lanes];
        this.reduced = new float[lanes];
    }

    /// `[group][KeyCache#KEYS]`.
    float[] scores() {
        return scores;
    }

    /// `[group][lanes]`.
    float[] tile() {
        return tile;
    }

    float[] reference() {
        return reference;
    }

    float[] reduced() {
        return reduced;
    }
}
