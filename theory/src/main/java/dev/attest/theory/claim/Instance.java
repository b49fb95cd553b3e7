package dev.attest.theory.claim;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// One case of a universal statement, as exact data.
///
/// @param <I> the implementing type
public interface Instance<I extends Instance<I>> {
    /// Its data by name: exact numbers as text, in the order in which they are best read.
    SequencedMap<String, String> data();

    /// Strictly smaller cases to try in its place, smallest first: fewer keys, fewer dimensions, smaller
    /// integers. No infinite descent.
    List<I> smaller();

    default String text() {
        return data().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
