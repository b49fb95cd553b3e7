package dev.attest.kernels.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Call;
import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is told of a softmax beside its output, and padding, against the double reading.
class SoftmaxExtrasTest {
    private static final Set<Extra> ALL = EnumSet.allOf(Extra.class);

    record Case(String definition, boolean causal, Loops loops, Sizes sizes, double scale) {
        Mechanism mechanism() {
            var read = MechanismReader.parse("name own\n" + definition.replace("; ", "\n") + "\n", "own");
            return causal ? read.causally() : read;
        }

        Plan plan(Way way) {
            return Plan.all(mechanism(), sizes, Map.of(), loops).stream()
                    .filter(plan -> plan.way() == way)
                    .findFirst()
                    .orElseThrow();
        }
    }

    static List<Case> cases() {
        var all = new ArrayList<Case>();
        var texts = List.of(
                "weight = softmax(dot(q, k) / sqrt(d))",
                "e = exp(dot(q, k) / sqrt(d)); weight = e / (1 + sum(e))",
                "e = exp(dot(q, k) / sqrt(d)); weight = e / (sum(e) + exp(2) + 1/2)");
        var sizes = List.of(
                new Sizes(2, 2, 1, 1, 1, 3, 2),
                new Sizes(2, 4, 2, 17, 17, 5, 3),
                new Sizes(2, 1, 1, 70, 70, 64, 5),
                new Sizes(1, 1, 1, 129, 129, 17, 4));
        for (var text : texts) {
            for (boolean causal : List.of(false, true)) {
                for (var loops : List.of(new ScalarLoops(), new VectorLoops())) {
                    sizes.forEach(size -> all.add(new Case(text, causal, loops, size, 1)));
                    all.add(new Case(text, causal, loops, sizes.get(2), 40));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everythingIsWithinItsBoundOfTheDoubleReading(Case one) {
        int n = one.sizes.keys();
        var tokens = Told.Tokens.random(one.sizes, one.scale);
        compare(one, tokens);
        var lengths = new int[one.sizes.batch()];
        for (int batch = 0; batch < lengths.length; batch++) {
            lengths[batch] = Math.max(1, n - batch * (n / 2) - 3);
        }
        compare(one, tokens.padded(lengths));
    }

    private static void compare(Case one, Told.Tokens tokens) {
        int n = one.sizes.keys();
        var scores = tokens.scores(1 / Math.sqrt(one.sizes.d()));
        var exact = Told.by(one.plan(Way.REFERENCE).kernel(), tokens, ALL, 2);
        var kernel = one.plan(Way.ONLINE_SOFTMAX).kernel();
        var told = Told.by(kernel, tokens, ALL, 1);
        double value = tokens.largestValue();
        within(exact.out(), told.out(), x -> ErrorBounds.softmax(n, scores, value));
        for (var extra : ALL) {
            within(exact.extras().get(extra), told.extras().get(extra), x -> switch (extra) {
                case WEIGHTS -> ErrorBounds.softmaxWeight(n, scores, x);
                case LOG_SUM_EXP -> ErrorBounds.logSumExp(n, scores);
                case ENTROPY -> ErrorBounds.entropy(n, scores);
            });
        }
        assertArrayEquals(told.out(), Told.by(kernel, tokens, Set.of(), 3).out());
        assertArrayEquals(
                told.extras().get(Extra.WEIGHTS),
                Told.by(kernel, tokens, Set.of(Extra.WEIGHTS), 3).extras().get(Extra.WEIGHTS));
    }

    private static void within(float[] exact, float[] told, DoubleUnaryOperator bound) {
        for (int place = 0; place < exact.length; place++) {
            double allowed = bound.applyAsDouble(exact[place]) + Math.ulp(exact[place]);
            assertTrue(
                    Math.abs((double) exact[place] - told[place]) <= allowed,
                    place + ": expected " + exact[place] + " within " + allowed + ", got " + told[place]);
        }
    }

    private static IllegalArgumentException refused(Plan plan, Sizes sizes, Extra extra) {
        var tokens = Told.Tokens.random(sizes, 1);
        return assertThrows(IllegalArgumentException.class, () -> Told.by(plan.kernel(), tokens, EnumSet.of(extra), 1));
    }

    @Test
    void whatAKernelDoesNotTellIsRefusedInASentence() {
        var sizes = Sizes.square(1, 1, 5, 3);
        var linear = new Case("s = dot(q, k); weight = s / sum(s)", false, new ScalarLoops(), sizes, 1);
        assertEquals(
                "wanted: expected nothing but [WEIGHTS], which is what this kernel tells of a row, got ENTROPY;"
                        + " the reference tells all",
                refused(linear.plan(Way.SEPARABLE), sizes, Extra.ENTROPY).getMessage());
        var reference = refused(linear.plan(Way.REFERENCE), sizes, Extra.LOG_SUM_EXP);
        assertTrue(
                reference.getMessage().startsWith("wanted: expected no LOG_SUM_EXP of a weight without scores; "),
                reference.getMessage());
        var shifted = new Case("s = dot(q, k); weight = softmax(s - max(s))", false, new ScalarLoops(), sizes, 1);
        refused(shifted.plan(Way.ONLINE_SOFTMAX), sizes, Extra.LOG_SUM_EXP);
    }

    @Test
    void keyLengthsAndWhatIsWantedAreHeldAgainstTheSizes() {
        var sizes = new Sizes(2, 1, 1, 5, 5, 3, 3);
        var tokens = new float[30];
        var call = Call.of(sizes, tokens, tokens, tokens, tokens.clone());
        for (int wrong : List.of(0, 6, -1)) {
            var message = assertThrows(IllegalArgumentException.class, () -> call.padded(new int[] {5, wrong}))
                    .getMessage();
            assertEquals("key lengths: expected 1 to 5 keys in batch 1, got " + wrong, message);
        }
        var few = assertThrows(IllegalArgumentException.class, () -> call.padded(new int[] {5}))
                .getMessage();
        assertEquals("key lengths: expected 2, one for each of the batch, got 1", few);
        var small = assertThrows(
                IllegalArgumentException.class, () -> call.wanting(Extra.WEIGHTS, Slice.of(new float[49])));
        assertEquals("WEIGHTS: expected 50 numbers from 0 on, got 49 in all", small.getMessage());
    }
}
