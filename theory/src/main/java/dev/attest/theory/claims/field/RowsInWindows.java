package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A square matrix of rows, and for each row i the window of the keys i, i + 1, ... of that many keys, going on
/// from the first key after the last: each key is in as many windows as a window has keys.
///
/// @param window how many keys a window has, at most n
record RowsInWindows(RowsOfQueries rows, int window) implements Instance<RowsInWindows> {
    /// The keys in the window of row i.
    IntStream keys(int i) {
        int count = rows.tokens().keyCount();
        return IntStream.range(i, i + window).map(key -> key % count);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = rows.data();
        data.put("window", Integer.toString(window));
        return data;
    }

    /// Smaller windows, then fewer keys and smaller entries.
    @Override
    public List<RowsInWindows> smaller() {
        var narrower = window == 1 ? Stream.<RowsInWindows>empty() : Stream.of(new RowsInWindows(rows, window - 1));
        var fewer = rows.smaller().stream()
                .map(smaller -> new RowsInWindows(
                        smaller, Math.min(window, smaller.tokens().keyCount())));
        return Stream.concat(narrower, fewer).toList();
    }
}
