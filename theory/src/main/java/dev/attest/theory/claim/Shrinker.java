package dev.attest.theory.claim;

import java.util.Optional;
import java.util.function.Predicate;

/// Greedy descent to a small instance that still shows the same thing.
final class Shrinker {
    private static final int STEPS = 500;

    private Shrinker() {}

    /// The end of a descent in which every instance is `interesting`; `start` must be.
    static <I extends Instance<I>> I shrink(I start, Predicate<I> interesting) {
        I current = start;
        for (int step = 0; step < STEPS; step++) {
            Optional<I> next = current.smaller().stream().filter(interesting).findFirst();
            if (next.isEmpty()) {
                return current;
            }
            current = next.get();
        }
        return current;
    }
}
