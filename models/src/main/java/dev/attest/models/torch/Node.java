package dev.attest.models.torch;

import dev.attest.theory.formula.Term;
import java.util.List;

/// A term whose key indices are numbered: the free ones from 0 in the order in which they occur, and after them
/// the one that a reduction binds. Two terms that differ in the names of indices only are one node.
///
/// @param id   its place among all nodes; parts come before the node that they are a part of
/// @param keys how many indices are free
record Node(int id, Term term, List<Part> parts, int keys) {
    Node {
        parts = List.copyOf(parts);
    }

    /// @param slots for each free index of the part, its number in the node around it
    record Part(Node node, List<Integer> slots) {
        Part {
            slots = List.copyOf(slots);
        }
    }

    /// The number of the index that a reduction binds.
    int bound() {
        return keys;
    }
}
