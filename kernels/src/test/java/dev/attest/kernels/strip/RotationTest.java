package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RotationTest {
    private static final int WIDTH = 5;
    private static final Term KEY = new Term.Key(Term.HERE, new Shape.Vector(Width.of(WIDTH)));
    private static final Term.Rotary TURNED = new Term.Rotary(KEY, new Term.KeyPosition(Term.HERE));

    private static final Loops LOOPS = new ScalarLoops();

    private static float[] units(int first) {
        var panel = new float[WIDTH * LOOPS.lanes()];
        Turned.fill(first, WIDTH, LOOPS.lanes(), panel, 0);
        return panel;
    }

    /// Beside the rounding to single precision there is that of the angle, in double precision.
    @ParameterizedTest
    @ValueSource(ints = {0, 64, 100_000})
    void aUnitIsTheCosineAndTheSineOfThePosition(int first) {
        var panel = units(first);
        for (int lane = 0; lane < LOOPS.lanes(); lane++) {
            for (int pair = 0; pair + 1 < WIDTH; pair += 2) {
                double angle = (first + lane) * Math.pow(10_000, -(double) pair / WIDTH);
                double bound = 0x1p-24 + (first + 4.0 * LOOPS.lanes()) * 0x1p-52;
                assertEquals(Math.cos(angle), panel[pair * LOOPS.lanes() + lane], bound);
                assertEquals(Math.sin(angle), panel[(pair + 1) * LOOPS.lanes() + lane], bound);
            }
        }
    }

    @Test
    void pairsAreTurnedAndALastEntryStays() {
        var leaves = Map.of(KEY, Layout.LANES, Turned.unit(TURNED), Layout.LANES);
        var program = TokenProgram.of(List.of(TURNED), leaves, new Setting(Map.of(), Map.of()), LOOPS);
        var machine = program.on(new float[program.scratch()], 0);
        int lanes = LOOPS.lanes();
        var x = new float[WIDTH * lanes];
        for (int place = 0; place < x.length; place++) {
            x[place] = place % 7 - 3;
        }
        var unit = units(3);
        machine.bind(program.leaf(KEY), Operand.panel(x, 0, lanes));
        machine.bind(program.leaf(Turned.unit(TURNED)), Operand.panel(unit, 0, lanes));
        machine.prepare();
        machine.run();
        var out = new float[x.length];
        machine.store(out, 0);
        var expected = x.clone();
        for (int place = 0; place < lanes; place++) {
            for (int pair = place; pair < 4 * lanes; pair += 2 * lanes) {
                expected[pair] = x[pair] * unit[pair] - x[pair + lanes] * unit[pair + lanes];
                expected[pair + lanes] = x[pair] * unit[pair + lanes] + x[pair + lanes] * unit[pair];
            }
        }
        assertArrayEquals(expected, out, 8 * 0x1p-23f);
    }

    @Test
    void aNumberThatIsNoPositionIsRefused() {
        var doubled = new Term.Rotary(KEY, new Term.Constant(new BigFraction(2)));
        var thrown = assertThrows(
                NotStrippable.class,
                () -> TokenProgram.of(
                        List.of(doubled), Map.of(KEY, Layout.LANES), new Setting(Map.of(), Map.of()), LOOPS));
        assertTrue(String.valueOf(thrown.getMessage()).contains("another number than a position"));
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
