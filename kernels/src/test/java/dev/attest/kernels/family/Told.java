package dev.attest.kernels.family;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// One call with random tokens, in memory that holds what is not a number wherever nothing may be read, and
/// what it told.
record Told(float[] out, Map<Extra, float[]> extras) {
    private static final int BEFORE = 5;

    /// Tokens of one call.
    record Tokens(Sizes sizes, Slice q, Slice k, Slice v, Optional<int[]> lengths) {
        static Tokens random(Sizes sizes, double scale) {
            var random = new SplittableRandom(sizes.hashCode());
            return new Tokens(
                    sizes,
                    normal(random, sizes.queryLength(), scale),
                    normal(random, sizes.keyLength(), 1),
                    normal(random, sizes.valueLength(), 1),
                    Optional.empty());
        }

        private static Slice normal(SplittableRandom random, long count, double scale) {
            var numbers = new float[BEFORE + (int) count];
            Arrays.fill(numbers, 0, BEFORE, Float.NaN);
            for (int place = BEFORE; place < numbers.length; place++) {
                numbers[place] = (float) (random.nextGaussian() * scale);
            }
            return new Slice(numbers, BEFORE);
        }

        /// The same where only so many keys of each batch count: the others become what is not a number.
        Tokens padded(int... lengths) {
            var keys = k.data().clone();
            var values = v.data().clone();
            for (int head = 0; head < sizes.batch() * sizes.keyHeads(); head++) {
                for (int key = lengths[head / sizes.keyHeads()]; key < sizes.keys(); key++) {
                    int number = head * sizes.keys() + key;
                    fill(keys, BEFORE + number * sizes.d(), sizes.d());
                    fill(values, BEFORE + number * sizes.dv(), sizes.dv());
                }
            }
            return new Tokens(sizes, q, new Slice(keys, BEFORE), new Slice(values, BEFORE), Optional.of(lengths));
        }

        /// One of the batch, with its first queries and keys.
        Tokens only(int batch, int queries, int keys) {
            var one = new Sizes(1, sizes.heads(), sizes.keyHeads(), queries, keys, sizes.d(), sizes.dv());
            return new Tokens(
                    one,
                    cut(q, batch, sizes.heads(), sizes.queries(), queries, sizes.d()),
                    cut(k, batch, sizes.keyHeads(), sizes.keys(), keys, sizes.d()),
                    cut(v, batch, sizes.keyHeads(), sizes.keys(), keys, sizes.dv()),
                    Optional.empty());
        }

        private static Slice cut(Slice tokens, int batch, int heads, int all, int some, int width) {
            var cut = new float[heads * some * width];
            for (int head = 0; head < heads; head++) {
                int from = tokens.from() + (batch * heads + head) * all * width;
                System.arraycopy(tokens.data(), from, cut, head * some * width, some * width);
            }
            return Slice.of(cut);
        }

        private static void fill(float[] numbers, int from, int count) {
            Arrays.fill(numbers, from, from + count, Float.NaN);
        }

        /// The largest norm of a token.
        static double norm(Slice tokens, int width) {
            double largest = 0;
            for (int at = tokens.from(); at < tokens.data().length; at += width) {
                double square = 0;
                for (int entry = 0; entry < width; entry++) {
                    double number = tokens.data()[at + entry];
                    square += number * number;
                }
                largest = Double.isNaN(square) ? largest : Math.max(largest, square);
            }
            return Math.sqrt(largest);
        }

        double largestValue() {
            return norm(v, 1);
        }

        /// Of scores `factor <q, k>`.
        ErrorBounds.Scores scores(double factor) {
            return ErrorBounds.Scores.products(sizes.d(), factor, norm(q, sizes.d()), norm(k, sizes.d()));
        }
    }

    static Told by(AttentionKernel kernel, Tokens tokens, Set<Extra> wanted, int threads) {
        var sizes = tokens.sizes();
        var out = new float[(int) sizes.outputLength()];
        Arrays.fill(out, Float.NaN);
        var extras = new EnumMap<Extra, float[]>(Extra.class);
        var call = Call.of(sizes, tokens.q(), tokens.k(), tokens.v(), Slice.of(out));
        if (tokens.lengths().isPresent()) {
            call = call.padded(tokens.lengths().get());
        }
        for (var extra : wanted) {
            int rows = sizes.batch() * sizes.heads() * sizes.queries();
            var into = new float[extra == Extra.WEIGHTS ? rows * sizes.keys() : rows];
            Arrays.fill(into, Float.NaN);
            extras.put(extra, into);
            call = call.wanting(extra, Slice.of(into));
        }
        kernel.attend(call, Execution.on(threads));
        return new Told(out, extras);
    }
}
