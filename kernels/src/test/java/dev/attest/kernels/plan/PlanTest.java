package dev.attest.kernels.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.plan.Plan.Choice;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTest {
    private static final Sizes LONG = Sizes.square(1, 2, 4096, 8);
    private static final String MESA = "weight = dot(q, inverse(sum(outer(k, k)) + eye(d)) * k)";

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name own\n" + definitions.replace("; ", "\n") + "\n", "own");
    }

    private static Plan plan(Mechanism mechanism, Sizes sizes) {
        return Plan.of(mechanism, sizes, Map.of(), Choice.AUTO);
    }

    @ParameterizedTest
    @CsvSource({
        "softmax, ONLINE_SOFTMAX",
        "relu-linear, SEPARABLE",
        "elu1-linear, SEPARABLE",
        "identity-linear, SEPARABLE",
        "inline, SEPARABLE",
        "inline-elu1, SEPARABLE"
    })
    void theCatalogueIsPlannedByItsForm(String name, Way way) {
        var mechanism = Catalogue.mechanism(name);
        assertEquals(way, plan(mechanism, LONG).way());
        assertEquals(way, plan(mechanism.causally(), LONG).way());
    }

    /// Also where a call has other sizes, for which the kernel is made ready again.
    @Test
    void aPlanKeepsItsParametersWhateverBecomesOfTheirArrays() {
        var weighted = mechanism("param t : scalar learned; weight = dot(q, k) + t");
        for (var choice : List.of(Choice.AUTO, Choice.REFERENCE)) {
            double[][] value = {{2}};
            var plan = Plan.of(weighted, Sizes.square(1, 1, 2, 1), Map.of("t", value), choice);
            value[0][0] = 5;
            for (int tokens = 1; tokens <= 2; tokens++) {
                var ones = new float[] {1, 0};
                var out = new float[2];
                plan.kernel().attend(Call.of(Sizes.square(1, 1, tokens, 1), ones, ones, ones, out), Execution.on(1));
                assertEquals(3, out[0], choice + " of " + tokens);
            }
        }
    }

    /// The same text under another name, and another text of the same form.
    @Test
    void theNameDecidesNothing() {
        assertEquals(
                Way.ONLINE_SOFTMAX,
                plan(mechanism("e = exp(dot(q, k)); weight = e / sum(e)"), LONG).way());
        assertEquals(
                Way.QUADRATIC,
                plan(mechanism("weight = relu(dot(q, k)) / n"), LONG).way());
    }

    @Test
    void featuresAreOnlyWorthWhileForManyKeys() {
        var square = mechanism("score = dot(q, k)^2; weight = score / sum(score)");
        assertEquals(Way.SEPARABLE, plan(square, LONG).way());
        var few = plan(square, Sizes.square(1, 1, 16, 8));
        assertEquals(Way.QUADRATIC, few.way());
        assertTrue(few.explain().contains("not separable: 64 features cost more than 16 keys"), few.explain());
        var many = plan(square, Sizes.square(1, 1, 100_000, 128));
        assertTrue(many.explain().contains("not separable: 16384 features are more than 4096"), many.explain());
    }

    @Test
    void anExplanationSaysWhichWayAndWhyNotAFasterOne() {
        var explanation = plan(mechanism("weight = sigmoid(dot(q, k))"), LONG)
                .explain()
                .lines()
                .toList();
        assertEquals("own: quadratic", explanation.getFirst());
        assertTrue(explanation.contains("  why       not online softmax: it is not a softmax: sigmoid(dot(q, k[j]))"));
        assertTrue(explanation.contains(
                "  why       not separable: it cannot be split between query and key: sigmoid(dot(q, k[j]))"));
        assertTrue(explanation.getLast().startsWith("  loops     "), explanation.getLast());
    }

    @Test
    void whatNoStripComputesIsLeftToTheReference() {
        var mesa = plan(mechanism(MESA).causally(), LONG);
        assertEquals(Way.REFERENCE, mesa.way());
        assertTrue(mesa.explain().contains("the inverse of a matrix that differs from token to token"), mesa.explain());
        assertEquals(Way.SEPARABLE, plan(mechanism(MESA), LONG).way());
        var two = mechanism("weight = dot(q, k); output = sum(weight * v) + sum(weight^2 * v)");
        assertEquals(Way.REFERENCE, plan(two, LONG).way());
    }

    @Test
    void aChoiceThatCannotBeMetIsRefusedInASentence() {
        var simd = assertThrows(
                IllegalArgumentException.class, () -> Plan.of(mechanism(MESA).causally(), LONG, Map.of(), Choice.SIMD));
        assertTrue(simd.getMessage().startsWith("kernel simd: expected a definition that strips compute, but not "));
        var softmax = Catalogue.mechanism("softmax");
        var planning = new Planning(softmax, LONG, Map.of(), new ScalarLoops(), "plain loops");
        var absent = assertThrows(IllegalArgumentException.class, planning::vector);
        assertEquals("kernel simd: expected the Vector API, got plain loops", absent.getMessage());
        assertEquals(
                Way.REFERENCE,
                Plan.of(softmax, LONG, Map.of(), Choice.REFERENCE).way());
    }

    @Test
    void sizesAndParametersAreHeldAgainstTheDefinition() {
        var causal = Catalogue.mechanism("softmax").causally();
        var uneven = new Sizes(1, 1, 1, 3, 5, 4, 4);
        var queries = assertThrows(IllegalArgumentException.class, () -> plan(causal, uneven));
        assertEquals("queries: expected 5, one for each key, in a causal mechanism, got 3", queries.getMessage());
        var drawn = mechanism("param W : matrix(m, d) learned; weight = dot(W * q, W * k)");
        var missing = assertThrows(IllegalArgumentException.class, () -> plan(drawn, LONG));
        assertEquals("parameter W: expected a value, got none", missing.getMessage());
        var narrow = Map.of("W", new double[][] {{1, 2}});
        assertThrows(IllegalArgumentException.class, () -> Plan.of(drawn, LONG, narrow, Choice.AUTO));
        var fixed = mechanism("width d = 2; weight = dot(q, k)");
        assertThrows(IllegalArgumentException.class, () -> plan(fixed, LONG));
    }

    @Test
    void aKernelTakesOtherSizesOfTheSameWidths() {
        var other = Sizes.square(2, 1, 70, 3);
        for (var mechanism : List.of(
                Catalogue.mechanism("softmax"), Catalogue.mechanism("inline").causally())) {
            var small = Plan.all(mechanism, Sizes.square(1, 1, 5, 3), Map.of(), new ScalarLoops());
            var large = Plan.all(mechanism, other, Map.of(), new ScalarLoops());
            assertEquals(
                    large.stream().map(Plan::way).toList(),
                    small.stream().map(Plan::way).toList());
            for (int way = 0; way < small.size(); way++) {
                assertArrayEquals(
                        run(large.get(way).kernel(), other), run(small.get(way).kernel(), other));
            }
            var kernel = small.getFirst().kernel();
            var wrong = Sizes.square(1, 1, 5, 4);
            var message = assertThrows(
                            IllegalArgumentException.class,
                            () -> kernel.attend(
                                    Call.of(wrong, new float[20], new float[20], new float[20], new float[20]),
                                    Execution.on(1)))
                    .getMessage();
            assertEquals("widths d and dv: expected 3 and 3, got 4 and 4", message);
        }
    }

    private static float[] run(AttentionKernel kernel, Sizes sizes) {
        var random = new SplittableRandom(7);
        var tokens = new float[Math.toIntExact(sizes.queryLength())];
        for (int place = 0; place < tokens.length; place++) {
            tokens[place] = (float) random.nextGaussian();
        }
        var out = new float[Math.toIntExact(sizes.outputLength())];
        kernel.attend(Call.of(sizes, tokens, tokens, tokens, out), Execution.on(2));
        return out;
    }

    @Test
    void anArrayThatIsTooShortIsNamed() {
        var sizes = Sizes.square(1, 1, 5, 3);
        var whole = Slice.of(new float[15]);
        var late = new Slice(new float[15], 1);
        var message = assertThrows(IllegalArgumentException.class, () -> Call.of(sizes, whole, late, whole, whole))
                .getMessage();
        assertEquals("k: expected 15 numbers from 1 on, got 15 in all", message);
    }

    @Test
    void memoryIsToldBeforeItIsTaken() {
        var largest = new long[1];
        for (var mechanism : List.of(Catalogue.mechanism("softmax"), Catalogue.mechanism("inline"))) {
            for (var plan : Plan.all(mechanism, LONG, Map.of(), new VectorLoops())) {
                largest[0] = 0;
                var out = new float[Math.toIntExact(LONG.outputLength())];
                if (plan.way() != Way.REFERENCE) {
                    plan.kernel().attend(Call.of(LONG, out, out, out, out.clone()), new Counting(largest));
                    assertTrue(largest[0] * Float.BYTES <= plan.scratchBytes(1), plan.way() + ": " + largest[0]);
                    assertTrue(plan.scratchBytes(1) <= 2 * largest[0] * Float.BYTES, plan.way() + ": " + largest[0]);
                }
            }
        }
    }

    /// Remembers the most numbers that were out at one time.
    private static final class Counting implements Execution {
        private final long[] largest;
        private long now;

        Counting(long[] largest) {
            this.largest = largest;
        }

        @Override
        public int threads() {
            return 1;
        }

        @Override
        public float[] borrow(int length) {
            now += length;
            largest[0] = Math.max(largest[0], now);
            return new float[length];
        }

        @Override
        public void giveBack(float[] scratch) {
            now -= scratch.length;
        }

        @Override
        public void finished(long rows) {}
    }
}
