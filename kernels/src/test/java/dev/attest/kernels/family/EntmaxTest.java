package dev.attest.kernels.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Call;
import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntmaxTest {
    private static final List<Loops> TWINS = List.of(new ScalarLoops(), new VectorLoops());

    private static final List<Sizes> SIZES = List.of(
            new Sizes(2, 2, 1, 1, 1, 3, 2),
            new Sizes(2, 4, 2, 17, 17, 5, 3),
            new Sizes(1, 1, 1, 64, 64, 64, 1),
            new Sizes(2, 1, 1, 130, 130, 17, 5));

    private record Case(double alpha, double scale, boolean causal, Loops loops, Sizes sizes) {
        Plan plan(Way way) {
            var read = mechanism("weight = entmax(dot(q, k) / sqrt(d), " + alpha + ")");
            return plans(causal ? read.causally() : read, sizes, loops).stream()
                    .filter(plan -> plan.way() == way)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name own\n" + definitions.replace("; ", "\n") + "\n", "own");
    }

    private static List<Plan> plans(Mechanism mechanism, Sizes sizes, Loops loops) {
        return Plan.all(mechanism, sizes, Map.of(), loops);
    }

    static Stream<Case> cases() {
        return Stream.of(1.5, 2.0, 1.25, 3.0)
                .flatMap(alpha -> Stream.of(1.0, 10.0)
                        .flatMap(scale -> TWINS.stream()
                                .flatMap(loops -> SIZES.stream()
                                        .flatMap(sizes -> Stream.of(
                                                new Case(alpha, scale, false, loops, sizes),
                                                new Case(alpha, scale, true, loops, sizes))))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAndWeightsAreWithinTheBoundOfTheDoubleReading(Case one) {
        var tokens = Told.Tokens.random(one.sizes, one.scale);
        compare(one, tokens);
        var lengths = new int[one.sizes.batch()];
        Arrays.setAll(lengths, batch -> Math.max(1, one.sizes.keys() - 3 - batch * 5));
        compare(one, tokens.padded(lengths));
    }

    private static void compare(Case one, Told.Tokens tokens) {
        var scores = tokens.scores(1 / Math.sqrt(one.sizes.d()));
        int n = one.sizes.keys();
        var wanted = Set.of(Extra.WEIGHTS);
        var exact = Told.by(one.plan(Way.REFERENCE).kernel(), tokens, wanted, 2);
        var kernel = one.plan(Way.ENTMAX).kernel();
        var told = Told.by(kernel, tokens, wanted, 1);
        double bound = ErrorBounds.entmax(n, one.alpha, scores, tokens.largestValue());
        assertWithin(exact.out(), told.out(), bound);
        double ofWeights = ErrorBounds.entmaxWeights(n, one.alpha, scores);
        assertWithin(exact.extras().get(Extra.WEIGHTS), told.extras().get(Extra.WEIGHTS), ofWeights);
        assertArrayEquals(told.out(), Told.by(kernel, tokens, Set.of(), 3).out());
    }

    private static void assertWithin(float[] exact, float[] told, double bound) {
        for (int place = 0; place < exact.length; place++) {
            double error = Math.abs((double) exact[place] - told[place]);
            assertTrue(
                    error <= bound + Math.ulp(exact[place]),
                    place + ": expected " + exact[place] + " within " + bound + ", got " + told[place]);
        }
    }

    @Test
    void alphaOneIsASoftmaxAndBelowItThereIsNone() {
        var sizes = SIZES.get(1);
        var loops = TWINS.getFirst();
        var softmax = plans(mechanism("weight = entmax(dot(q, k), 1)"), sizes, loops);
        assertEquals(Way.ONLINE_SOFTMAX, softmax.getFirst().way());
        var none = Plan.all(
                mechanism("param alpha : scalar in (0, 9); weight = entmax(dot(q, k), alpha)"),
                sizes,
                Map.of("alpha", new double[][] {{0.5}}),
                loops);
        assertEquals(Way.REFERENCE, none.getFirst().way());
        assertTrue(none.getFirst().explain().contains("not entmax: alpha: expected a number above 1, got 0.5"));
    }

    /// One query that is 1, so that the scores are the keys.
    private static float[] weights(float... keys) {
        var sizes = new Sizes(1, 1, 1, 1, keys.length, 1, 1);
        var out = new float[1];
        var weights = new float[keys.length];
        var plan = plans(mechanism("weight = sparsemax(dot(q, k))"), sizes, TWINS.getLast())
                .getFirst();
        plan.kernel()
                .attend(
                        Call.of(sizes, new float[] {1}, keys, new float[keys.length], out)
                                .wanting(Extra.WEIGHTS, Slice.of(weights)),
                        Execution.on(1));
        return weights;
    }

    @Test
    void rowsByHand() {
        assertArrayEquals(new float[] {0.75f, 0.25f, 0}, weights(3, 2.5f, 1));
        assertArrayEquals(new float[] {0.5f, 0, 0.5f}, weights(7, 5, 7));
        assertArrayEquals(new float[] {0, 1}, weights(Float.NEGATIVE_INFINITY, -5));
        assertArrayEquals(new float[] {1}, weights(1e30f));
    }

    @Test
    void whatIsNotANumberOrInfiniteLeavesNoNumber() {
        for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            for (float weight : weights(1, wrong, 2)) {
                assertTrue(Float.isNaN(weight));
            }
        }
        assertTrue(Float.isNaN(weights(Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY)[0]));
    }

    /// Scores for which the support shrinks by one key in each step of Michelot's algorithm.
    @Test
    void aLongStaircaseEndsWithinTheSteps() {
        var keys = new float[3000];
        for (int key = 0; key < keys.length; key++) {
            keys[key] = (float) (-key * 1e-3 * (1 + key * 1e-3));
        }
        double sum = 0;
        for (float weight : weights(keys)) {
            sum += weight;
        }
        assertEquals(1, sum, ErrorBounds.gamma(keys.length));
    }
}
