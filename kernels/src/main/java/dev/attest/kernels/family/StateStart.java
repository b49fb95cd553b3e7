package dev.attest.kernels.family;

import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.Setting;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Map;

/// What a state without channels holds: its entries, one after the other.
final class StateStart {
    private StateStart() {}

    /// Writes what it starts as, which depends on parameters and widths alone.
    static void fill(Term start, Setting setting, Loops loops, float[] out, int to) {
        var program = TokenProgram.of(List.of(start), Map.of(), setting, loops);
        var machine = program.on(new float[program.scratch()], 0);
        machine.prepare();
        copy(machine.root(0), program.size(0), out, to);
    }

    static void copy(Operand entries, int size, float[] out, int to) {
        for (int entry = 0; entry < size; entry++) {
            out[to + entry] = entries.data()[entries.at(entry)];
        }
    }
}
