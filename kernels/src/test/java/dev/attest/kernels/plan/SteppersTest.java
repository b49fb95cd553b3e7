package dev.attest.kernels.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.decode.Stepper;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Input;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.Shape;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteppersTest {
    private static final List<Loops> TWINS = List.of(new VectorLoops(), new ScalarLoops());

    private static Mechanism mechanism(String definition) {
        return MechanismReader.parse("name " + definition.replace("; ", "\n") + "\n", "stream");
    }

    private static Stepper stream(String name, Sizes sizes) {
        return Steppers.of(Catalogue.mechanism(name).causally(), sizes, Map.of(), Execution.on(1));
    }

    private static Call token(Sizes sizes) {
        return Call.of(
                sizes,
                new float[(int) sizes.queryLength()],
                new float[(int) sizes.keyLength()],
                new float[(int) sizes.valueLength()],
                new float[(int) sizes.outputLength()]);
    }

    @Test
    void aMechanismThatReadsLaterTokensIsRefusedAndItsCausalReadingHasToBeAskedFor() {
        var sizes = Sizes.square(1, 1, 1, 4);
        var softmax = Catalogue.mechanism("softmax").withoutMask();
        var thrown = assertThrows(
                IllegalArgumentException.class, () -> Steppers.of(softmax, sizes, Map.of(), Execution.on(1)));
        assertTrue(thrown.getMessage().contains("softmax: expected a causal one"), thrown.getMessage());
        assertEquals(
                0,
                Steppers.of(softmax.causally(), sizes, Map.of(), Execution.on(1))
                        .tokens());
    }

    @ParameterizedTest
    @CsvSource({"softmax, 'cache, online softmax'", "elu1-linear, state of 4 features", "retnet, state that decays"})
    void theFormOfADefinitionSaysWhatIsKept(String name, String kept) {
        var mechanism = Catalogue.mechanism(name).causally();
        var parameters = mechanism.parameters().isEmpty()
                ? Map.<String, double[][]>of()
                : Map.of("gamma", new double[][] {{0.5}});
        var stream = Steppers.of(mechanism, Sizes.square(1, 1, 1, 4), parameters, Execution.on(1));
        assertTrue(stream.explain().startsWith(kept), stream.explain());
    }

    @Test
    void aStateStaysAsItIsAndACacheGrows() {
        var sizes = Sizes.square(1, 1, 1, 4);
        var state = stream("elu1-linear", sizes);
        var cache = stream("softmax", sizes);
        long before = state.bytes();
        state.append(token(sizes));
        cache.append(token(sizes));
        long one = cache.bytes();
        for (int more = 0; more < 1000; more++) {
            state.append(token(sizes));
            cache.append(token(sizes));
        }
        assertEquals(before, state.bytes());
        assertTrue(cache.bytes() > one);
        assertEquals(1001, cache.tokens());
        cache.reset();
        assertEquals(0, cache.tokens());
    }

    @ParameterizedTest
    @ValueSource(strings = {"softmax", "identity-linear", "inline", "relu-linear", "sigmoid", "squared-relu"})
    void aStepAllocatesNothing(String name) {
        var sizes = new Sizes(1, 4, 2, 1, 1, 16, 8);
        var stream = stream(name, sizes);
        var call = token(sizes);
        int counted = 200;
        long least = Long.MAX_VALUE;
        for (int window = 0; window < 1000 && least > 0; window++) {
            if (window % 5 == 0) {
                stream.reset();
                stream.reserve(5 * counted);
            }
            least = Math.min(least, allocated(stream, call, counted));
        }
        assertEquals(0, least);
    }

    private static long allocated(Stepper stream, Call call, int steps) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int step = 0; step < steps; step++) {
            stream.append(call);
        }
        return threads.getThreadAllocatedBytes(thread) - before;
    }

    @Test
    void whatAStreamDoesNotKnowIsRefusedInASentence() {
        var sizes = Sizes.square(1, 2, 1, 4);
        var stream = stream("softmax", sizes);
        var others = token(Sizes.square(1, 1, 1, 4));
        assertTrue(refusal(stream, others).contains("expected batch 1, heads 2"));
        assertTrue(refusal(stream, token(sizes).padded(new int[] {1})).contains("padding"));
        var more = token(sizes).withInput("beta", new Slice(new float[2], 0));
        assertTrue(refusal(stream, more).startsWith("input beta: expected no inputs"));
        var delta = stream("deltanet", sizes);
        assertTrue(refusal(delta, token(sizes)).startsWith("input beta: expected an array"));
        delta.append(more);
        assertEquals(1, delta.tokens());
        stream.append(token(sizes));
        assertEquals(1, stream.tokens());
    }

    private static String refusal(Stepper stream, Call call) {
        return assertThrows(IllegalArgumentException.class, () -> stream.append(call))
                .getMessage();
    }

    /// Numbers whose sums and products are exact in single precision: every order of computing gives the same.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "decay; param gamma : scalar; state S : matrix(dv, d) = gamma * S + outer(v, k); output = S * q",
                "gates; input a : vector(d); state S : matrix(dv, d) = S * diag(a) + outer(v, k); output = S * q",
                "delta; input beta : scalar; state S : matrix(dv, d) = S + beta * outer(v - S * k, k); output = S * q",
                "removal; input a : vector(d); input l : vector(d); "
                        + "state S : matrix(dv, d) = S * diag(a) - outer(S * l, a * l) + outer(v, k); output = S * q",
                "normalised; input f : scalar; state C : matrix(dv, d) = f * C + outer(v, k); "
                        + "state z : vector(d) = f * z + k; read = C * q; output = read * max(abs(dot(z, q)), 1)",
                "gated; input r : vector(dv) of query; state S : matrix(dv, d) = S + outer(v, k); read = S * q; output = r * read"
            })
    void recurrencesGiveTheReferenceExactly(String definition) {
        var mechanism = mechanism(definition);
        var parameters =
                mechanism.parameters().isEmpty() ? Map.<String, double[][]>of() : Map.of("gamma", new double[][] {{1}});
        for (var loops : TWINS) {
            for (var sizes : List.of(new Sizes(2, 4, 2, 6, 6, 5, 19), new Sizes(1, 1, 1, 5, 5, 1, 70))) {
                var expected = drawn(mechanism, sizes);
                Plan.all(mechanism, sizes, parameters, loops).getLast().kernel().attend(expected, Execution.on(1));
                for (int prompt : new int[] {1, 3}) {
                    var stream = Steppers.all(mechanism, sizes, parameters, loops, Execution.on(2))
                            .getFirst();
                    assertTrue(stream.explain().startsWith("state"), stream.explain());
                    assertArrayEquals(expected.out().data(), streamed(stream, mechanism, sizes, prompt));
                }
            }
        }
    }

    @Test
    void aForgottenTokenShows() {
        var mechanism = mechanism("sum; state S : matrix(dv, d) = S + outer(v, k); output = S * q");
        var sizes = new Sizes(1, 1, 1, 4, 4, 3, 3);
        var stream = Steppers.of(mechanism, sizes, Map.of(), Execution.on(1));
        var right = streamed(stream, mechanism, sizes, 1);
        var wrong = streamed(stream, mechanism, sizes, 1);
        assertFalse(Arrays.equals(right, wrong));
        stream.reset();
        assertArrayEquals(right, streamed(stream, mechanism, sizes, 1));
    }

    /// The tokens of [#drawn] in a prompt and then one by one.
    private static float[] streamed(Stepper stream, Mechanism mechanism, Sizes sizes, int prompt) {
        var all = drawn(mechanism, sizes);
        for (int from = 0; from < sizes.keys(); ) {
            int step = from == 0 ? prompt : 1;
            int end = from + step;
            var some = new Sizes(sizes.batch(), sizes.heads(), sizes.keyHeads(), step, step, sizes.d(), sizes.dv());
            int heads = sizes.batch() * sizes.heads();
            int keyHeads = sizes.batch() * sizes.keyHeads();
            var out = new float[(int) some.outputLength()];
            var call = Call.of(
                    some,
                    cut(all.q().data(), heads, sizes.keys(), from, end),
                    cut(all.k().data(), keyHeads, sizes.keys(), from, end),
                    cut(all.v().data(), keyHeads, sizes.keys(), from, end),
                    out);
            for (var input : mechanism.inputs()) {
                var numbers = all.inputs().get(input.name()).data();
                int tokens = input.ofQuery() ? heads : keyHeads;
                call = call.withInput(input.name(), Slice.of(cut(numbers, tokens, sizes.keys(), from, end)));
            }
            stream.append(call);
            for (int head = 0; head < heads; head++) {
                int at = (head * sizes.keys() + from) * sizes.dv();
                System.arraycopy(out, head * step * sizes.dv(), all.out().data(), at, step * sizes.dv());
            }
            from = end;
        }
        return all.out().data();
    }

    private static float[] cut(float[] all, int heads, int tokens, int from, int end) {
        int width = all.length / heads / tokens;
        var some = new float[heads * (end - from) * width];
        for (int head = 0; head < heads; head++) {
            int at = (head * tokens + from) * width;
            System.arraycopy(all, at, some, head * (end - from) * width, (end - from) * width);
        }
        return some;
    }

    /// Each number -1, 0 or 1; the same in every call.
    private static Call drawn(Mechanism mechanism, Sizes sizes) {
        var random = new SplittableRandom(7);
        var call = Call.of(
                sizes,
                whole(random, sizes.queryLength()),
                whole(random, sizes.keyLength()),
                whole(random, sizes.valueLength()),
                new float[(int) sizes.outputLength()]);
        for (var input : mechanism.inputs()) {
            long tokens = input.ofQuery() ? sizes.queryLength() / sizes.d() : sizes.keyLength() / sizes.d();
            call = call.withInput(input.name(), Slice.of(whole(random, tokens * size(input, sizes))));
        }
        return call;
    }

    private static int size(Input input, Sizes sizes) {
        return switch (input.shape()) {
            case Shape.Vector(var width) -> width.at(Map.of("d", sizes.d(), "dv", sizes.dv()));
            default -> 1;
        };
    }

    private static float[] whole(SplittableRandom random, long count) {
        var numbers = new float[(int) count];
        for (int place = 0; place < numbers.length; place++) {
            numbers[place] = random.nextInt(-1, 2);
        }
        return numbers;
    }
}
