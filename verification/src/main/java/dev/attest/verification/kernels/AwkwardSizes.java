package dev.attest.verification.kernels;

import dev.attest.kernels.Sizes;
import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.List;

/// Sizes at which kernels go wrong: one key, numbers of keys around every width of lanes and tiles, widths that
/// no lane divides, values of another width than keys, more or fewer queries than keys, heads that share keys.
final class AwkwardSizes {
    /// batch, heads, key heads, keys, d, dv, and how many queries more than keys (none where causal).
    private static final int[][] SIZES = {
        {1, 1, 1, 1, 3, 1, 0},
        {2, 2, 1, 3, 17, 5, 2},
        {1, 1, 1, 7, 80, 2, -3},
        {1, 2, 2, 8, 2, 9, 1},
        {1, 1, 1, 9, 256, 1, 0},
        {2, 1, 1, 15, 1, 3, 0},
        {1, 1, 1, 16, 64, 64, 1},
        {1, 4, 2, 17, 3, 17, 3},
        {1, 2, 1, 31, 17, 4, -14},
        {1, 1, 1, 32, 80, 33, 1},
        {1, 2, 2, 33, 5, 16, 32},
        {1, 1, 1, 63, 3, 65, 2},
        {1, 3, 1, 64, 2, 3, 0},
        {2, 2, 2, 65, 3, 7, -1},
        {1, 1, 1, 129, 17, 2, 1}
    };

    /// Beyond what a kernel may keep in one piece.
    private static final int[] LONG = {1, 1, 1, 2051, 2, 2, -2000};
    private static final int[] LONG_CAUSAL = {1, 1, 1, 1029, 2, 2, 0};
    private static final int[] SHORT = {1, 2, 1, 5, 3, 2, 1};
    private static final int[] TWO_TILES = {1, 1, 1, 70, 3, 3, 0};
    private static final int[] WIDE = {1, 1, 1, 40, 64, 5, 3};

    private AwkwardSizes() {}

    static List<Sizes> all(Mechanism mechanism) {
        var all = new ArrayList<Sizes>();
        for (var sizes : SIZES) {
            all.add(of(sizes, mechanism));
        }
        return all;
    }

    static Sizes longOne(Mechanism mechanism) {
        return of(mechanism.causal() ? LONG_CAUSAL : LONG, mechanism);
    }

    static Sizes shortOne(Mechanism mechanism) {
        return of(SHORT, mechanism);
    }

    static Sizes twoTiles(Mechanism mechanism) {
        return of(TWO_TILES, mechanism);
    }

    static Sizes wide(Mechanism mechanism) {
        return of(WIDE, mechanism);
    }

    static Sizes of(int[] sizes, Mechanism mechanism) {
        int queries = mechanism.causal() ? sizes[3] : Math.max(1, sizes[3] + sizes[6]);
        int d = mechanism.widths().getOrDefault("d", sizes[4]);
        int dv = mechanism.widths().getOrDefault("dv", sizes[5]);
        return new Sizes(sizes[0], sizes[1], sizes[2], queries, sizes[3], d, dv);
    }
}
