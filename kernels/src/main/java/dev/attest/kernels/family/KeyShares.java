package dev.attest.kernels.family;

import dev.attest.kernels.Sizes;

/// How the rows that read one key head are dealt out: a share is some panels of rows, one after the other over
/// all query heads of the key head, and sums into accumulators of its own, which are then summed in order. How
/// many shares there are depends on sizes and the number of threads alone, so the bits do too.
///
/// @param keyHeads  in all batches
/// @param perKeyHead query heads that read one
/// @param panels    of rows, in a query head
/// @param parts     shares of one key head
/// @param causal    whether panel p costs p + 1 tiles, rather than all panels the same
record KeyShares(int keyHeads, int perKeyHead, int panels, int parts, boolean causal) {
    /// Tasks for each thread, so that none waits long for the last.
    private static final int EACH = 4;

    static KeyShares of(Sizes sizes, int panels, boolean causal, int threads) {
        int keyHeads = Math.multiplyExact(sizes.batch(), sizes.keyHeads());
        int perKeyHead = sizes.heads() / sizes.keyHeads();
        int wanted = threads == 1 ? 1 : (EACH * threads + keyHeads - 1) / keyHeads;
        int parts = Math.max(1, Math.min(wanted, perKeyHead * panels));
        return new KeyShares(keyHeads, perKeyHead, panels, parts, causal);
    }

    int count() {
        return keyHeads * parts;
    }

    int keyHead(int share) {
        return share / parts;
    }

    /// The first item of a part of a key head; item i is panel `i % panels` of its query head `i / panels`.
    int first(int part) {
        long items = (long) perKeyHead * panels;
        if (!causal) {
            return (int) (items * part / parts);
        }
        long head = (long) panels * (panels + 1) / 2;
        long before = head * perKeyHead * part / parts;
        long inHead = before % head;
        int panel = (int) ((Math.sqrt(8.0 * inHead + 1) - 1) / 2);
        return (int) (before / head * panels + panel);
    }

    int end(int part) {
        return part + 1 == parts ? perKeyHead * panels : first(part + 1);
    }

    /// The number of a query head among all.
    int head(int keyHead, int item) {
        return keyHead * perKeyHead + item / panels;
    }

    int panel(int item) {
        return item % panels;
    }
}
