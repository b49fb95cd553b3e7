package dev.attest.kernels.family;

import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.theory.formula.Pointwise;
import java.util.List;

/// `number x_1 x x_2 x ...`, the products of one entry of each vector, lane by lane; the last vector's entries
/// run fastest.
final class Kronecker {
    private Kronecker() {}

    /// A vector of so many entries.
    record Factor(Operand entries, int size) {}

    /// The number 1.
    static final Operand ONE = Operand.number(new float[] {1}, 0);

    /// Writes the panel from `to` on. `row` is the place of one row of lanes to work with.
    static void fill(Loops loops, Operand number, List<Factor> factors, float[] out, int to, int row) {
        int lanes = loops.lanes();
        if (number == ONE && factors.size() == 1) {
            loops.copy(factors.getFirst().entries(), out, to, factors.getFirst().size());
            return;
        }
        loops.copy(number, out, to, 1);
        int filled = 1;
        for (var factor : factors) {
            for (int before = filled - 1; before >= 0; before--) {
                System.arraycopy(out, to + before * lanes, out, row, lanes);
                int at = to + before * factor.size() * lanes;
                loops.meet(Pointwise.MULTIPLY, factor.entries(), Operand.row(out, row), out, at, factor.size());
            }
            filled *= factor.size();
        }
    }
}
