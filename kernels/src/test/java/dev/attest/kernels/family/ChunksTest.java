package dev.attest.kernels.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.MechanismReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Recurrences in chunks whose heads are too few for the threads.
class ChunksTest {
    private static final List<String> DEFINITIONS = List.of(
            "state S : matrix(dv, d) = 1/2 * S + outer(v, k); output = S * q",
            "state S : matrix(dv, d) = S * diag(sigmoid(k)) + outer(v, k); output = S * q",
            "u = k / norm(k); state S : matrix(dv, d) = S + 1/2 * outer(v - S * u, u); output = S * q");

    private record Case(String definition, Loops loops) {
        Plan plan(Sizes sizes) {
            var text = "name own\ncausal\n" + definition.replace("; ", "\n") + "\n";
            var plan = Plan.all(MechanismReader.parse(text, "own"), sizes, Map.of(), loops)
                    .getFirst();
            assertTrue(Set.of(Way.DECAY, Way.DELTA).contains(plan.way()), plan::explain);
            return plan;
        }
    }

    static Stream<Case> cases() {
        return DEFINITIONS.stream()
                .flatMap(definition ->
                        Stream.of(new ScalarLoops(), new VectorLoops()).map(loops -> new Case(definition, loops)));
    }

    /// With chunks as tasks, panels of channels and waves that end where the tokens do and where they do not.
    @ParameterizedTest
    @MethodSource("cases")
    void threadsChangeNoBit(Case one) {
        var chunk = one.loops.lanes();
        for (int heads : new int[] {1, 3}) {
            for (int tokens : new int[] {chunk + 1, 8 * chunk, 19 * chunk - 5}) {
                var sizes = new Sizes(1, heads, 1, tokens, tokens, 3, chunk + 2);
                var random = Told.Tokens.random(sizes, 1);
                var kernel = one.plan(sizes).kernel();
                var alone = Told.by(kernel, random, Set.of(), 1).out();
                for (int threads : new int[] {2, 5}) {
                    assertArrayEquals(
                            alone, Told.by(kernel, random, Set.of(), threads).out(), () -> one + " " + sizes);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aLaterTokenReachesNoEarlierRow(Case one) {
        int tokens = 5 * one.loops.lanes();
        int last = tokens - one.loops.lanes() / 2;
        var sizes = new Sizes(1, 1, 1, tokens, tokens, 3, 3);
        var random = Told.Tokens.random(sizes, 1);
        var kernel = one.plan(sizes).kernel();
        var all = Told.by(kernel, random, Set.of(), 2).out();
        var v = random.v();
        Arrays.fill(v.data(), v.from() + last * 3, v.from() + tokens * 3, Float.NaN);
        var spoiled = Told.by(kernel, random, Set.of(), 2).out();
        assertArrayEquals(Arrays.copyOf(all, last * 3), Arrays.copyOf(spoiled, last * 3));
        assertFalse(Float.isNaN(all[last * 3]));
        assertTrue(Float.isNaN(spoiled[last * 3]));
    }

    /// Rows with one query, behind the last key that counts: in its chunk they read alike, to the bit, and
    /// behind its chunk.
    @ParameterizedTest
    @MethodSource("cases")
    void rowsBehindTheLastKeyReadTheStateThatItLeft(Case one) {
        int lanes = one.loops.lanes();
        int tokens = 3 * lanes;
        for (int keys : new int[] {1, lanes / 2, lanes, 2 * lanes - 1}) {
            var sizes = new Sizes(1, 1, 1, tokens, tokens, 3, 3);
            var random = Told.Tokens.random(sizes, 1);
            var q = random.q();
            for (int row = keys; row < tokens; row++) {
                System.arraycopy(q.data(), q.from() + (keys - 1) * 3, q.data(), q.from() + row * 3, 3);
            }
            var out = Told.by(one.plan(sizes).kernel(), random.padded(keys), Set.of(), 2)
                    .out();
            int chunkEnd = (keys + lanes - 1) / lanes * lanes;
            for (int row = keys; row < tokens; row++) {
                if (row != chunkEnd) {
                    assertArrayEquals(row(out, row - 1), row(out, row), () -> one + ", " + keys + " keys");
                }
            }
            assertFalse(Float.isNaN(out[tokens * 3 - 1]));
        }
    }

    private static float[] row(float[] out, int row) {
        return Arrays.copyOfRange(out, row * 3, row * 3 + 3);
    }
}
