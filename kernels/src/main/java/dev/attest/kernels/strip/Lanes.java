package dev.attest.kernels.strip;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The vectors that a row of lanes is made of.
final class Lanes {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    /// Numbers in a vector.
    static final int ONE = SPECIES.length();

    /// Numbers in a row of lanes.
    static final int ROW = VectorLoops.VECTORS * ONE;

    private Lanes() {}

    static FloatVector load(float[] data, int at) {
        return FloatVector.fromArray(SPECIES, data, at);
    }

    static FloatVector spread(float number) {
        return FloatVector.broadcast(SPECIES, number);
    }

    /// Where a vector is a number.
    static VectorMask<Float> numbers(FloatVector x) {
        return x.compare(jdk.incubator.vector.VectorOperators.EQ, x);
    }
}
