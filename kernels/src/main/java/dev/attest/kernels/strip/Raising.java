package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;

/// Powers with a constant exponent: a square, a square of squares and a root are what they are, others are left
/// to [Loops#power].
final class Raising {
    private Raising() {}

    static void raise(Loops loops, Operand x, float exponent, float[] out, int to, int rows) {
        if (exponent == 2) {
            loops.meet(Pointwise.MULTIPLY, x, x, out, to, rows);
        } else if (exponent == 4) {
            var square = Operand.panel(out, to, loops.lanes());
            loops.meet(Pointwise.MULTIPLY, x, x, out, to, rows);
            loops.meet(Pointwise.MULTIPLY, square, square, out, to, rows);
        } else if (exponent == 0.5f) {
            loops.map(Pointwise.SQRT, x.data(), x.from(), out, to, rows);
        } else {
            loops.power(x.data(), x.from(), exponent, out, to, rows);
        }
    }
}
