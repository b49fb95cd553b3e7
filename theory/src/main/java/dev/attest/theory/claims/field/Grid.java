package dev.attest.theory.claims.field;

import java.util.List;
import java.util.stream.IntStream;

/// Positions 0, 1, ..., g^p - 1: those of a sequence where p = 1, those of a square grid where p = 2.
///
/// @param side      g
/// @param dimension p, 1 or 2
record Grid(int side, int dimension) {
    static Grid square(int side) {
        return new Grid(side, 2);
    }

    /// N = g^p.
    int count() {
        return dimension == 1 ? side : side * side;
    }

    /// The coordinates of a position, `[p]`.
    int[] place(int position) {
        return dimension == 1 ? new int[] {position} : new int[] {position / side, position % side};
    }

    /// The positions at most `reach` steps away in every coordinate: at a border fewer than (2 reach + 1)^p.
    List<Integer> window(int position, int reach) {
        return IntStream.range(0, count())
                .filter(other -> steps(position, other) <= reach)
                .boxed()
                .toList();
    }

    /// The windows of all positions.
    List<List<Integer>> windows(int reach) {
        return IntStream.range(0, count())
                .mapToObj(position -> window(position, reach))
                .toList();
    }

    /// The largest distance of two positions in any coordinate.
    int steps(int one, int other) {
        int[] from = place(one);
        int[] to = place(other);
        return IntStream.range(0, dimension)
                .map(t -> Math.abs(from[t] - to[t]))
                .max()
                .orElseThrow();
    }
}
