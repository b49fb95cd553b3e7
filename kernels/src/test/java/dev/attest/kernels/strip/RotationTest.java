package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {
    private static final int WIDTH = 5;
    private static final Term KEY = new Term.Key(Term.HERE, new Shape.Vector(Width.of(WIDTH)));
    private static final Term.Rotary TURNED = new Term.Rotary(KEY, new Term.KeyPosition(Term.HERE));

    private static final Loops LOOPS = new ScalarLoops();

    /// What the program makes of entries at some positions, one for each lane.
    private static float[] turned(float[] x, float[] positions) {
        var position = TURNED.position();
        var leaves = Map.of(KEY, Layout.LANES, position, Layout.LANES);
        var program = TokenProgram.of(List.of(TURNED), leaves, new Setting(Map.of(), Map.of()), LOOPS);
        var machine = program.on(new float[program.scratch()], 0);
        machine.bind(program.leaf(KEY), Operand.panel(x, 0, LOOPS.lanes()));
        machine.bind(program.leaf(position), Operand.panel(positions, 0, LOOPS.lanes()));
        machine.prepare();
        machine.run();
        var out = new float[x.length];
        machine.store(out, 0);
        return out;
    }

    private static float[] entries() {
        var x = new float[WIDTH * LOOPS.lanes()];
        for (int place = 0; place < x.length; place++) {
            x[place] = place % 7 - 3;
        }
        return x;
    }

    /// Beside the rounding to single precision there is that of the angle, in double precision.
    @ParameterizedTest
    @CsvSource({"0, 1", "64, 1", "100000, 1", "100000, -3", "5, 0"})
    void pairsAreTurnedByTheirAngleAndALastEntryStays(int first, int step) {
        int lanes = LOOPS.lanes();
        var x = entries();
        var positions = new float[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            positions[lane] = first + step * lane;
        }
        var out = turned(x, positions);
        for (int lane = 0; lane < lanes; lane++) {
            for (int pair = 0; pair + 1 < WIDTH; pair += 2) {
                double angle = positions[lane] * Math.pow(10_000, -(double) pair / WIDTH);
                double a = x[pair * lanes + lane];
                double b = x[(pair + 1) * lanes + lane];
                double bound = (Math.abs(a) + Math.abs(b)) * (0x1p-24 + (first + 4.0 * lanes) * 0x1p-52);
                assertEquals(a * Math.cos(angle) - b * Math.sin(angle), out[pair * lanes + lane], bound);
                assertEquals(a * Math.sin(angle) + b * Math.cos(angle), out[(pair + 1) * lanes + lane], bound);
            }
            assertEquals(x[(WIDTH - 1) * lanes + lane], out[(WIDTH - 1) * lanes + lane]);
        }
    }

    @Test
    void aLaneIsTakenInWhereThoseBeforeItDecay() {
        for (var loops : Twins.all().toList()) {
            int lanes = loops.lanes();
            var panel = new float[2 * lanes];
            var source = new float[2 * lanes];
            for (int place = 0; place < panel.length; place++) {
                panel[place] = place + 1;
                source[place] = -place - 1;
            }
            var gates = new float[] {0.5f, 0.25f};
            int lane = lanes / 2 + 1;
            var before = panel.clone();
            loops.admit(panel, 0, 2, gates, 0, source, 0, lane);
            for (int row = 0; row < 2; row++) {
                assertEquals(source[row * lanes + lane], panel[row * lanes + lane]);
                for (int earlier = row * lanes; earlier < row * lanes + lane; earlier++) {
                    assertEquals(before[earlier] * gates[row], panel[earlier]);
                }
            }
        }
    }
}
