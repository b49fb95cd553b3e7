package dev.attest.kernels.decode;

import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.theory.formula.Pointwise;

/// `number x_1 x x_2 x ...`, the products of one entry of each vector, lane by lane; the last vector's entries
/// run fastest. Where they stand is settled once.
final class Products {
    private final Operand number;
    private final Operand[] vectors;
    private final int[] sizes;
    private final int width;

    /// @param first  root of the number, which those of the vectors follow
    /// @param sizes  entries of each vector
    Products(TokenMachine machine, int first, int[] sizes) {
        this.number = machine.root(first);
        this.sizes = sizes;
        this.vectors = new Operand[sizes.length];
        int all = 1;
        for (int vector = 0; vector < sizes.length; vector++) {
            vectors[vector] = machine.root(first + 1 + vector);
            all *= sizes[vector];
        }
        this.width = all;
    }

    int width() {
        return width;
    }

    /// Writes the panel from `to` on.
    ///
    /// @param row of lanes to work with, in an array of its own
    void fill(Loops loops, float[] out, int to, Operand row) {
        if (vectors.length == 1 && isOne()) {
            loops.copy(vectors[0], out, to, width);
            return;
        }
        loops.copy(number, out, to, 1);
        int lanes = loops.lanes();
        int filled = 1;
        for (int vector = 0; vector < sizes.length; vector++) {
            for (int before = filled - 1; before >= 0; before--) {
                System.arraycopy(out, to + before * lanes, row.data(), row.from(), lanes);
                int at = to + before * sizes[vector] * lanes;
                loops.meet(Pointwise.MULTIPLY, vectors[vector], row, out, at, sizes[vector]);
            }
            filled *= sizes[vector];
        }
    }

    private boolean isOne() {
        return number.spread() && number.data()[number.from()] == 1;
    }
}
