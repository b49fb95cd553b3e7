package dev.attest.kernels.strip;

import static dev.attest.kernels.strip.Lanes.ONE;
import static dev.attest.kernels.strip.Lanes.SPECIES;
import static dev.attest.kernels.strip.Lanes.load;
import static dev.attest.kernels.strip.Lanes.spread;

import jdk.incubator.vector.VectorMask;

/// [Loops#admit] in vectors: those before that of the lane decay, its own decays and takes the lane in, those
/// behind stay.
final class VectorAdmission {
    private VectorAdmission() {}

    static void admit(float[] panel, int at, int rows, float[] gates, int gate, float[] source, int from, int lane) {
        int own = lane / ONE * ONE;
        var here = VectorMask.fromLong(SPECIES, 1L << (lane - own));
        for (int row = 0; row < rows; row++) {
            int place = at + row * Lanes.ROW;
            var factor = spread(gates[gate + row]);
            for (int before = place; before < place + own; before += ONE) {
                load(panel, before).mul(factor).intoArray(panel, before);
            }
            load(panel, place + own)
                    .mul(factor)
                    .blend(load(source, from + row * Lanes.ROW + own), here)
                    .intoArray(panel, place + own);
        }
    }
}
