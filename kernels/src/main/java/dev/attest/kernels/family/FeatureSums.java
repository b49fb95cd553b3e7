package dev.attest.kernels.family;

import dev.attest.kernels.strip.Loops;
import java.util.Arrays;

/// Sums over keys, for each feature: of the feature times the value, `[features][padded width]`, and then of
/// the features alone, `[features]`. The lanes of the product are the entries of a value, as it lies in memory
/// where its width is a whole number of vectors, so that no feature is moved.
final class FeatureSums {
    private static final float[] ONE = {1};

    private final Loops loops;
    private final int width;
    private final int features;
    private final int step;

    /// @param width of a value
    FeatureSums(Loops loops, int width, int features) {
        this.loops = loops;
        this.width = width;
        this.features = features;
        this.step = padded(width);
    }

    private int padded(int count) {
        return (count + loops.vector() - 1) / loops.vector() * loops.vector();
    }

    /// Numbers from the sums of one feature to those of the next.
    int step() {
        return step;
    }

    /// Where the sums of the features alone begin.
    int alone() {
        return Math.multiplyExact(features, step);
    }

    int length() {
        return Math.addExact(alone(), padded(features));
    }

    /// Numbers of scratch memory that [#add] needs.
    int scratch() {
        return loops.lanes() * step + loops.vector() * loops.vector();
    }

    void clear(float[] sums, int at) {
        Arrays.fill(sums, at, at + length(), 0);
    }

    /// Adds what `count` keys contribute.
    ///
    /// @param panel of their features, in `scratch`; lanes without a key become 0
    /// @param work  where in `scratch` there is room
    void add(float[] scratch, int panel, int work, float[] values, int at, int count, float[] sums, int to) {
        int lanes = loops.lanes();
        for (int feature = 0; count < lanes && feature < features; feature++) {
            Arrays.fill(scratch, panel + feature * lanes + count, panel + (feature + 1) * lanes, 0);
        }
        if (step == width) {
            multiply(scratch, panel, values, at, count, sums, to);
        } else {
            for (int key = 0; key < count; key++) {
                System.arraycopy(values, at + key * width, scratch, work + key * step, width);
                Arrays.fill(scratch, work + key * step + width, work + (key + 1) * step, 0);
            }
            multiply(scratch, panel, scratch, work, count, sums, to);
        }
        loops.totals(scratch, panel, features, scratch, work + lanes * step, sums, to + alone());
    }

    /// Whether values and features may be added as they lie in memory.
    boolean takesTokens() {
        return step == width;
    }

    /// Adds what `count` keys contribute to `some` features from `first` on, where feature f of key j is at
    /// `from + j * stride + f`. Values and features are whole vectors.
    void addTokens(
            float[] features,
            int from,
            int stride,
            int first,
            int some,
            float[] values,
            int at,
            int count,
            float[] sums,
            int to) {
        int lanes = loops.lanes();
        int state = to + first * step;
        for (int entry = 0; entry < step; entry += lanes) {
            int wide = Math.min(lanes, step - entry);
            loops.narrow(
                    wide, some, count, features, from, 1, stride, values, at + entry, step, sums, state + entry, step);
        }
        int alone = to + alone() + first;
        for (int feature = 0; feature < some; feature += lanes) {
            int wide = Math.min(lanes, some - feature);
            loops.narrow(wide, 1, count, ONE, 0, 0, 0, features, from + feature, stride, sums, alone + feature, 0);
        }
    }

    /// Adds the values of `count` keys to the sums of the feature that is 1 for every key.
    void addOne(int feature, float[] values, int at, int count, float[] sums, int to) {
        int lanes = loops.lanes();
        int state = to + feature * step;
        for (int entry = 0; entry < step; entry += lanes) {
            int wide = Math.min(lanes, step - entry);
            loops.narrow(wide, 1, count, ONE, 0, 0, 0, values, at + entry, step, sums, state + entry, step);
        }
        sums[to + alone() + feature] += count;
    }

    private void multiply(float[] scratch, int panel, float[] values, int at, int count, float[] sums, int to) {
        int lanes = loops.lanes();
        for (int entry = 0; entry < step; entry += lanes) {
            int some = Math.min(lanes, step - entry);
            loops.narrow(
                    some, features, count, scratch, panel, lanes, 1, values, at + entry, step, sums, to + entry, step);
        }
    }

    /// `out = a + b`.
    void join(float[] a, int left, float[] b, int right, float[] out, int to) {
        for (int place = 0; place < length(); place++) {
            out[to + place] = a[left + place] + b[right + place];
        }
    }

    /// In the place of the sums of several segments: the sum of those before each, or of all in the first
    /// place.
    void accumulate(float[] sums, int from, int segments, boolean before) {
        for (int place = from; place < from + length(); place++) {
            float sum = 0;
            for (int segment = 0; segment < segments; segment++) {
                int at = place + segment * length();
                float own = sums[at];
                sums[at] = sum;
                sum += own;
            }
            sums[place] = before ? sums[place] : sum;
        }
    }
}
