package dev.attest.kernels.decode;

import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.Operand;
import dev.attest.kernels.strip.TokenMachine;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Some tokens in the lanes, and the programs that read them: a panel for each leaf. The lanes are heads in a
/// step, tokens of one head in a prompt.
final class LanePanel {
    private final Map<Term, Integer> places = new LinkedHashMap<>();
    private final TokenMachine[] machines;
    private final float[] data;
    private final Loops loops;
    private final int lanes;

    LanePanel(Mentions mentions, List<TokenProgram> programs) {
        this.loops = mentions.loops();
        this.lanes = loops.lanes();
        int at = 0;
        for (var program : programs) {
            for (var leaf : program.leaves()) {
                if (places.putIfAbsent(leaf, at) == null) {
                    at = Math.addExact(at, Math.multiplyExact(lanes, mentions.size(leaf.shape())));
                }
            }
        }
        this.data = new float[at];
        this.machines = programs.stream().map(this::machine).toArray(TokenMachine[]::new);
    }

    private TokenMachine machine(TokenProgram program) {
        var machine = program.on(new float[program.scratch()], 0);
        for (var leaf : program.leaves()) {
            machine.bind(program.leaf(leaf), Operand.panel(data, places.getOrDefault(leaf, -1), lanes));
        }
        machine.prepare();
        return machine;
    }

    Loops loops() {
        return loops;
    }

    int lanes() {
        return lanes;
    }

    float[] data() {
        return data;
    }

    long bytes() {
        return (long) Float.BYTES * data.length;
    }

    int programs() {
        return machines.length;
    }

    /// The machine of a program, by its number.
    TokenMachine machine(int program) {
        return machines[program];
    }

    /// Where the panel of each leaf begins.
    Map<Term, Integer> places() {
        return Collections.unmodifiableMap(places);
    }

    /// Where the panel of a leaf begins; -1 if nothing reads it.
    int at(Parameter leaf) {
        return places.getOrDefault(new Term.ParameterValue(leaf), -1);
    }

    /// Where the panel of the first leaf of a kind begins; -1 if nothing reads one.
    int at(Class<? extends Term> kind) {
        for (var place : places.entrySet()) {
            if (kind.isInstance(place.getKey())) {
                return place.getValue();
            }
        }
        return -1;
    }

    /// Puts the `width` numbers of a token into a lane.
    void token(int place, int width, float[] numbers, int from, int lane) {
        for (int entry = 0; entry < width; entry++) {
            data[place + entry * lanes + lane] = numbers[from + entry];
        }
    }

    /// Puts `first + lane * step` into the lanes; a place of -1 is passed over.
    void positions(int place, int first, int step) {
        if (place >= 0 && step == 0) {
            Arrays.fill(data, place, place + lanes, first);
            return;
        }
        for (int lane = 0; place >= 0 && lane < lanes; lane++) {
            data[place + lane] = first + lane * step;
        }
    }

    /// The lanes from 0 on as rows of `size` numbers, `stride` apart.
    static void unpack(Operand root, int size, int count, float[] rows, int to, int stride) {
        for (int lane = 0; lane < count; lane++) {
            int own = root.spread() ? 0 : lane;
            int at = to + lane * stride;
            for (int entry = 0; entry < size; entry++) {
                rows[at + entry] = root.data()[root.at(entry) + own];
            }
        }
    }
}
