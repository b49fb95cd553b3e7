package dev.attest.kernels;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What one run of a kernel reads and writes. Arrays are row-major, each from its offset on. Nothing but `out`
/// and what `wanted` names is written.
///
/// @param q      [batch][heads][queries][d]
/// @param k      [batch][keyHeads][keys][d]
/// @param v      [batch][keyHeads][keys][dv]
/// @param out    receives [batch][heads][queries][dv]
/// @param inputs what else comes with the tokens, by name: [batch][keyHeads][keys][size], or
///     [batch][heads][queries][size] for an input of the query
/// @param lengths how many keys of each batch count, n; the others are padding, which no result depends on
///     whatever it holds. Empty where all count. Queries are not padded: each has a row, at its own position,
///     which in a causal mechanism sees the keys up to it that count, and `qbar` is the mean of all
/// @param wanted what else is to be written
public record Call(
        Sizes sizes,
        Slice q,
        Slice k,
        Slice v,
        Slice out,
        Map<String, Slice> inputs,
        Optional<int[]> lengths,
        Map<Extra, Slice> wanted) {
    /// What a kernel can tell of a row beside its output.
    public enum Extra {
        /// [batch][heads][queries][keys]; 0 for keys that a row does not see.
        WEIGHTS,
        /// `log(sum_j exp(score_j))`, [batch][heads][queries]: of a softmax.
        LOG_SUM_EXP,
        /// `-sum_j w_j log w_j` in nats with `0 log 0 = 0`, [batch][heads][queries].
        ENTROPY;

        /// Numbers that it takes.
        long length(Sizes sizes) {
            long rows = (long) sizes.batch() * sizes.heads() * sizes.queries();
            return this == WEIGHTS ? rows * sizes.keys() : rows;
        }
    }

    public Call {
        inputs = Map.copyOf(inputs);
        lengths = lengths.map(int[]::clone);
        wanted = wanted.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(wanted));
        q.require("q", sizes.queryLength());
        k.require("k", sizes.keyLength());
        v.require("v", sizes.valueLength());
        out.require("out", sizes.outputLength());
        wanted.forEach((extra, slice) -> slice.require(extra.name(), extra.length(sizes)));
        lengths.ifPresent(counts -> require(sizes, counts));
    }

    private static void require(Sizes sizes, int[] lengths) {
        if (lengths.length != sizes.batch()) {
            throw new IllegalArgumentException(
                    "key lengths: expected " + sizes.batch() + ", one for each of the batch, got " + lengths.length);
        }
        for (int batch = 0; batch < lengths.length; batch++) {
            if (lengths[batch] < 1 || lengths[batch] > sizes.keys()) {
                throw new IllegalArgumentException("key lengths: expected 1 to " + sizes.keys() + " keys in batch "
                        + batch + ", got " + lengths[batch]);
            }
        }
    }

    /// The sizes with the number of keys that count in a batch, n.
    public Sizes sizesOf(int batch) {
        int keys = lengths.map(counts -> counts[batch]).orElse(sizes.keys());
        return keys == sizes.keys() ? sizes : sizes.withKeys(keys);
    }

    /// Queries, keys and values alone.
    ///
    /// @throws IllegalArgumentException if an array is too short for its offset and the sizes
    public static Call of(Sizes sizes, Slice q, Slice k, Slice v, Slice out) {
        return new Call(sizes, q, k, v, out, Map.of(), Optional.empty(), Map.of());
    }

    /// Whole arrays.
    public static Call of(Sizes sizes, float[] q, float[] k, float[] v, float[] out) {
        return of(sizes, Slice.of(q), Slice.of(k), Slice.of(v), Slice.of(out));
    }

    /// The same with one more input.
    public Call withInput(String name, Slice numbers) {
        var more = new HashMap<>(inputs);
        more.put(name, numbers);
        return new Call(sizes, q, k, v, out, more, lengths, wanted);
    }

    /// The same where only the first `keys[b]` keys of batch b count.
    public Call padded(int[] keys) {
        return new Call(sizes, q, k, v, out, inputs, Optional.of(keys), wanted);
    }

    /// The same with one more result.
    public Call wanting(Extra extra, Slice into) {
        var more = new EnumMap<Extra, Slice>(Extra.class);
        more.putAll(wanted);
        more.put(extra, into);
        return new Call(sizes, q, k, v, out, inputs, lengths, more);
    }
}
