package dev.attest.kernels.strip;

import java.util.List;

/// A node of a [TokenProgram]: its parts are the numbers of earlier nodes.
///
/// @param uniform whether its value is the same for all tokens
/// @param size    entries
record Step(Operation operation, List<Integer> parts, int size, boolean uniform) {
    Step {
        parts = List.copyOf(parts);
    }
}
