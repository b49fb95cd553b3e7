package dev.attest.experiments.data;

import dev.attest.experiments.study.Digest;
import java.util.List;

/// Images of the ten digits, 8 x 8 with values 0, ..., 16, split into those to learn from and those to be
/// tested on.
///
/// @param kind `uci` or `generated`
public record DigitSet(String kind, List<Digit> train, List<Digit> test) {
    public static final int SIDE = 8;
    public static final int PIXELS = SIDE * SIDE;
    public static final int BRIGHTEST = 16;
    public static final int CLASSES = 10;

    public DigitSet {
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /// Of the pixels and classes in order, the training images first, a byte each.
    public String digest() {
        var bytes = new byte[(train.size() + test.size()) * (PIXELS + 1)];
        int offset = 0;
        for (var half : List.of(train, test)) {
            for (var digit : half) {
                offset = digit.copyTo(bytes, offset);
            }
        }
        return Digest.of(bytes);
    }
}
