package dev.attest.experiments.apply;

import dev.attest.experiments.arrays.ArrayHeader;
import dev.attest.experiments.arrays.ElementType;
import dev.attest.experiments.arrays.NumpyArchive;
import dev.attest.experiments.study.BadInput;
import dev.attest.kernels.Sizes;
import dev.attest.theory.formula.Mechanism;
import java.nio.file.Path;
import java.util.List;

/// What the headers of `q`, `k` and `v` say together. One batch of keys, or of values, may serve all batches of
/// queries.
///
/// @param sizes      of the batches of queries; a key head serves `heads / keyHeads` query heads
/// @param keyBatch   batches in `k`: 1 or as many as in `q`
/// @param valueBatch batches in `v`: 1 or as many as in `q`
/// @param type       the widest of the three, in which the output is
record HeadArrays(Sizes sizes, int keyBatch, int valueBatch, ElementType type) {
    private static final int RANK = 4;

    /// @throws BadInput if they do not meet
    static HeadArrays of(Path file, NumpyArchive archive) {
        var q = shape(file, archive, "q", "[b,h,n,d]");
        var k = shape(file, archive, "k", "[b,hk,l,d]");
        var v = shape(file, archive, "v", "[b,hk,l,dv]");
        if (!isBatch(k, q) || q.get(1) % k.get(1) != 0 || !k.get(3).equals(q.get(3))) {
            throw refused(
                    file,
                    "k",
                    k,
                    "[b,hk,l,d] with b " + batches(q) + ", hk a divisor of " + q.get(1) + " and d = " + q.get(3));
        }
        if (!isBatch(v, q) || !v.subList(1, 3).equals(k.subList(1, 3))) {
            throw refused(
                    file, "v", v, "[b,hk,l,dv] with b " + batches(q) + ", hk = " + k.get(1) + " and l = " + k.get(2));
        }
        var sizes = new Sizes(q.get(0), q.get(1), k.get(1), q.get(2), k.get(2), q.get(3), v.get(3));
        return new HeadArrays(sizes, k.get(0), v.get(0), widest(archive));
    }

    private static List<Integer> shape(Path file, NumpyArchive archive, String name, String expected) {
        var shape = archive.header(name).shape();
        if (shape.size() != RANK || shape.contains(0)) {
            throw refused(file, name, shape, expected + ", each at least 1");
        }
        return shape;
    }

    private static boolean isBatch(List<Integer> keys, List<Integer> queries) {
        return keys.get(0) == 1 || keys.get(0).equals(queries.get(0));
    }

    private static String batches(List<Integer> queries) {
        return queries.get(0) == 1 ? "= 1" : "= " + queries.get(0) + " or 1";
    }

    private static ElementType widest(NumpyArchive archive) {
        return archive.header("q")
                .type()
                .widest(archive.header("k").type())
                .widest(archive.header("v").type());
    }

    private static BadInput refused(Path file, String name, List<Integer> shape, String expected) {
        return new BadInput(file + ": " + name + ".npy: expected " + expected + ", got " + ArrayHeader.words(shape));
    }

    /// @throws BadInput if a row that ends at its position is asked of another number of queries than keys, or
    ///     the definition fixes another width
    void requireThatSuits(Path file, Mechanism mechanism) {
        if (mechanism.causal() && sizes.queries() != sizes.keys()) {
            throw new BadInput(
                    file + ": expected as many queries as keys, as a causal row ends at its own position, got "
                            + sizes.queries() + " and " + sizes.keys());
        }
        requireWidth(file, mechanism, "d", sizes.d());
        requireWidth(file, mechanism, "dv", sizes.dv());
    }

    private static void requireWidth(Path file, Mechanism mechanism, String name, int width) {
        int fixed = mechanism.widths().getOrDefault(name, width);
        if (fixed != width) {
            throw new BadInput(file + ": " + (name.equals("d") ? "q.npy" : "v.npy") + ": expected " + name + " = "
                    + fixed + ", which " + mechanism.name() + " fixes, got " + width);
        }
    }

    /// Whether several batches of queries read one batch of keys or of values.
    boolean sharesBatches() {
        return keyBatch < sizes.batch() || valueBatch < sizes.batch();
    }

    /// Where the keys of a head begin in `k`.
    int keysFrom(int batch, int head) {
        return head(batch, keyBatch, head) * sizes.keys() * sizes.d();
    }

    /// Where the values of a head begin in `v`.
    int valuesFrom(int batch, int head) {
        return head(batch, valueBatch, head) * sizes.keys() * sizes.dv();
    }

    private int head(int batch, int batches, int head) {
        return (batches == 1 ? 0 : batch) * sizes.keyHeads() + sizes.keyHead(head);
    }

    /// Rows of the output, over all heads.
    long rows() {
        return (long) sizes.batch() * sizes.heads() * sizes.queries();
    }

    List<Integer> outputShape() {
        return List.of(sizes.batch(), sizes.heads(), sizes.queries(), sizes.dv());
    }

    List<Integer> weightsShape() {
        return List.of(sizes.batch(), sizes.heads(), sizes.queries(), sizes.keys());
    }
}
