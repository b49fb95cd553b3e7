package dev.attest.kernels.reference;

import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Set;

/// A term made ready for evaluation over all keys at once.
///
/// A kept node has a place of its own for its value, filled before any node that reads it: one value, or one
/// for each key, in which case its free index is called [Term#HERE] whatever the definition calls it. Any other
/// node (two free indices, or a matrix for each key) is computed where it is needed.
///
/// @param slot    its place among all nodes; parts come before the node that they are a part of
/// @param free    the key indices that are free
/// @param perRow  whether the value changes from row to row: the query, its position, or (causal) the keys that
///     it sees
/// @param rows    of one value; 1 for a number, the width for a vector
/// @param columns of one value; 1 for a number or vector
record Node(
        int slot, Term term, List<Part> parts, Set<String> free, boolean kept, boolean perRow, int rows, int columns) {
    /// A part and, for a kept one with a value for each key, the name that the node around it has for that key.
    record Part(Node node, String index) {}

    int size() {
        return rows * columns;
    }

    boolean isMatrixFor(String index) {
        return !kept && columns > 1 && free.contains(index);
    }
}
