package dev.attest.kernels.strip;

import java.util.stream.Stream;

/// Both implementations of [Loops], for parameterised tests.
final class Twins {
    private Twins() {}

    static Stream<Loops> all() {
        return Stream.of(new VectorLoops(), new ScalarLoops());
    }
}
