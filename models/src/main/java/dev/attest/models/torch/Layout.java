package dev.attest.models.torch;

import java.util.ArrayList;
import java.util.List;

/// The axes of a tensor: batch and head, then the query where `query` says so, then one for each key in `keys`,
/// then those of one value: none for a number, one for a vector, two for a matrix. Batch and head are always
/// there, and may have size 1.
///
/// @param keys slots of key indices, as in [Node]
record Layout(boolean query, List<Integer> keys, int entries) {
    static final int QUERY_AXIS = 2;

    Layout {
        keys = List.copyOf(keys);
    }

    static Layout shared(int entries) {
        return new Layout(false, List.of(), entries);
    }

    static Layout ofQuery(int entries) {
        return new Layout(true, List.of(), entries);
    }

    static Layout ofKey(int entries) {
        return new Layout(false, List.of(0), entries);
    }

    static Layout ofPair(int slot) {
        return new Layout(true, List.of(slot), 0);
    }

    int rank() {
        return QUERY_AXIS + (query ? 1 : 0) + keys.size() + entries;
    }

    boolean has(int slot) {
        return keys.contains(slot);
    }

    int axis(int slot) {
        return QUERY_AXIS + (query ? 1 : 0) + keys.indexOf(slot);
    }

    /// With the axes of both, and the entries of whichever has more.
    Layout with(Layout other) {
        var all = new ArrayList<>(keys);
        other.keys.stream().filter(slot -> !keys.contains(slot)).forEach(all::add);
        return new Layout(query || other.query, all, Math.max(entries, other.entries));
    }

    Layout entries(int count) {
        return new Layout(query, keys, count);
    }

    Layout queried() {
        return new Layout(true, keys, entries);
    }

    Layout without(int slot) {
        return new Layout(query, keys.stream().filter(key -> key != slot).toList(), entries);
    }

    /// With slot s called `names[s]`.
    Layout renamed(List<Integer> names) {
        return new Layout(query, keys.stream().map(names::get).toList(), entries);
    }
}
