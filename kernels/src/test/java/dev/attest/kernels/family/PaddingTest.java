package dev.attest.kernels.family;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Call;
import dev.attest.kernels.Call.Extra;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A call whose last keys are padding computes what the call without them computes, to the bit.
class PaddingTest {
    private static final List<String> DEFINITIONS = List.of(
            "weight = softmax(dot(q, k) / sqrt(d))",
            "weight = softmax(log(n) * dot(q, k))",
            "e = exp(dot(q, k)); weight = e / (1 + sum(e)); output = sum(weight * v) - vbar",
            "weight = sparsemax(dot(q, k))",
            "weight = softmax(dot(rope(q, i), rope(k, j)) / sqrt(d))",
            "score = dot(relu(q), relu(k)) + 1/8; weight = score / sum(score) - mean(score) + 1/n",
            "weight = dot(q, k) * cos((i - j) / n)",
            "weight = dot(q - kbar, k) / n; output = sum(weight * tanh(v))",
            "weight = sigmoid(dot(q, k)) / n",
            "causal; state S : matrix(dv, d) = 1/2 * S + outer(v, k); output = S * q",
            "causal; u = k / norm(k); state S : matrix(dv, d) = S + 1/2 * outer(v - S * u, u); output = S * q",
            "s = dot(q, k); weight = relu(s) / (1 + mean(abs(s)) + max(s) - min(s))");

    /// Ways that refuse padding.
    private static final Set<Way> WITHOUT_ROOM = Set.of(Way.RECURRENT);

    /// Ways that pass states on, and know no weights.
    private static final Set<Way> STATES = Set.of(Way.RECURRENT, Way.DECAY, Way.DELTA);

    private static final int[] LENGTHS = {1, 37, 64, 69, 70};

    private record Case(String definition, boolean causal, Loops loops) {
        Mechanism mechanism() {
            var text = "name own\n" + definition.replace("; ", "\n") + "\n";
            var read = MechanismReader.parse(text, "own");
            return causal ? read.causally() : read;
        }

        List<Plan> plans(Sizes sizes) {
            return Plan.all(mechanism(), sizes, Map.of(), loops);
        }
    }

    static Stream<Case> cases() {
        return DEFINITIONS.stream()
                .flatMap(definition -> Stream.of(new ScalarLoops(), new VectorLoops())
                        .flatMap(loops ->
                                Stream.of(new Case(definition, false, loops), new Case(definition, true, loops))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void paddedKeysTouchNothing(Case one) {
        int batch = LENGTHS.length;
        var sizes = new Sizes(batch, 2, 1, 70, 70, 3, 3);
        var tokens = Told.Tokens.random(sizes, 1).padded(LENGTHS);
        var plans = one.plans(sizes);
        assertTrue(plans.size() > 1, () -> plans.getLast().explain());
        for (int way = 0; way < plans.size(); way++) {
            if (WITHOUT_ROOM.contains(plans.get(way).way())) {
                assertNoRoom(plans.get(way), tokens);
                continue;
            }
            var told =
                    Told.by(plans.get(way).kernel(), tokens, told(plans.get(way).way()), 2);
            for (int at = 0; at < batch; at++) {
                compare(one, plans.get(way).way(), tokens, at, told);
            }
        }
    }

    @Test
    void aGradientRefusesPadding() {
        var sizes = Sizes.square(1, 1, 3, 2);
        var numbers = Slice.of(new float[6]);
        var call = Call.of(sizes, numbers, numbers, numbers, numbers).padded(new int[] {2});
        for (var name : List.of("softmax", "relu-linear", "sparsemax")) {
            var gradient = Plan.of(Catalogue.mechanism(name), sizes, Map.of(), Plan.Choice.AUTO)
                    .gradient()
                    .kernel();
            var into = Gradients.of(numbers, numbers, numbers);
            var refused = assertThrows(
                    IllegalArgumentException.class, () -> gradient.differentiate(call, numbers, into, Execution.on(1)));
            assertEquals(
                    "key lengths: expected none, since gradients have no room for padding, got some",
                    refused.getMessage());
        }
    }

    /// Numbers are small and whole, so that every way is exact.
    @Test
    void aRowBehindTheLastKeyReadsTheStateWithItsOwnQuery() {
        var one = new Case("state S : matrix(dv, d) = S + outer(v, k); output = S * q", true, Loops.preferred());
        var sizes = Sizes.square(1, 1, 3, 1);
        for (var plan : one.plans(sizes)) {
            var out = new float[3];
            var call = Call.of(sizes, new float[] {1, 2, 5}, new float[] {1, 1, 7}, new float[] {2, 3, 7}, out)
                    .padded(new int[] {2});
            if (!WITHOUT_ROOM.contains(plan.way())) {
                plan.kernel().attend(call, Execution.on(1));
                assertArrayEquals(new float[] {2, 10, 25}, out, () -> plan.way().title());
            }
        }
    }

    private static void assertNoRoom(Plan plan, Told.Tokens tokens) {
        var refused = assertThrows(IllegalArgumentException.class, () -> Told.by(plan.kernel(), tokens, Set.of(), 1));
        assertEquals(
                "key lengths: expected none, since this kernel has no room for padding, got some",
                refused.getMessage());
    }

    private static Set<Extra> told(Way way) {
        return STATES.contains(way) ? Set.of() : Set.of(Extra.WEIGHTS);
    }

    private static void compare(Case one, Way way, Told.Tokens tokens, int batch, Told told) {
        var sizes = tokens.sizes();
        int keys = LENGTHS[batch];
        int queries = one.mechanism().causal() ? keys : sizes.queries();
        var alone = tokens.only(batch, queries, keys);
        var plan = one.plans(alone.sizes()).stream()
                .filter(other -> other.way() == way)
                .findFirst()
                .orElseThrow();
        var expected = Told.by(plan.kernel(), alone, told(way), 1);
        for (int head = 0; head < sizes.heads(); head++) {
            int row = (batch * sizes.heads() + head) * sizes.queries();
            assertArrayEquals(
                    Arrays.copyOfRange(expected.out(), head * queries * 3, (head + 1) * queries * 3),
                    Arrays.copyOfRange(told.out(), row * 3, (row + queries) * 3),
                    () -> way + " of " + keys + " keys");
            behind(one, told, row, queries, keys);
        }
        if (!STATES.contains(way)) {
            assertWeights(sizes, queries, keys, batch, expected, told);
        }
    }

    /// Rows behind the last key that counts have numbers too.
    private static void behind(Case one, Told told, int row, int queries, int keys) {
        var rest = IntStream.range((row + queries) * 3, (row + 70) * 3).mapToDouble(place -> told.out()[place]);
        assertFalse(rest.anyMatch(Double::isNaN), () -> one + ", behind " + keys + " keys");
    }

    private static void assertWeights(Sizes sizes, int queries, int keys, int batch, Told expected, Told told) {
        var weights = told.extras().get(Extra.WEIGHTS);
        var alone = expected.extras().get(Extra.WEIGHTS);
        for (int head = 0; head < sizes.heads(); head++) {
            for (int query = 0; query < queries; query++) {
                int at = ((batch * sizes.heads() + head) * sizes.queries() + query) * sizes.keys();
                int from = (head * queries + query) * keys;
                assertArrayEquals(
                        Arrays.copyOfRange(alone, from, from + keys), Arrays.copyOfRange(weights, at, at + keys));
                assertArrayEquals(
                        new float[sizes.keys() - keys], Arrays.copyOfRange(weights, at + keys, at + sizes.keys()));
            }
        }
    }
}
