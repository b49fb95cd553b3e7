package dev.attest.experiments.studies.locality;

/// The 3 x 3 windows around the places of a grid, cut off at its border. Places go by rows from the top.
///
/// @param side of the grid
record Windows(int side) {
    /// A window holds at most so many keys, and no key is in more windows.
    static final int LARGEST = 9;

    int places() {
        return side * side;
    }

    /// Whether the key is in the window of the query.
    boolean holds(int query, int key) {
        return Math.abs(query / side - key / side) <= 1 && Math.abs(query % side - key % side) <= 1;
    }

    /// How many queries have a key at this offset, counted from 0, the upper left one, to 8.
    int queriesWith(int offset) {
        return (side - Math.abs(offset / 3 - 1)) * (side - Math.abs(offset % 3 - 1));
    }

    /// The mean share of a uniform row in its window, ((3 g - 2) / g)^2 / g^2: less than 9 / g^2, since the
    /// windows of places at the border are cut off.
    double uniform() {
        double across = 3.0 * side - 2;
        return across * across / ((double) places() * places());
    }

    /// The most that the mean mass of probability rows with m features can be, 9 m / n, or 1 where that is
    /// more.
    double ceiling(int features) {
        return Math.min(1, bound(features));
    }

    /// 9 m / n, whether it says anything or not.
    double bound(int features) {
        return (double) LARGEST * features / places();
    }
}
