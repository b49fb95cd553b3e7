package dev.attest.kernels.family;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.kernels.strip.ScalarLoops;
import dev.attest.kernels.strip.VectorLoops;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Outputs stay within the bound of their family, and with a planted loss of precision they do not.
class ErrorBoundsTest {
    /// Of the largest error of an output.
    private interface Bound {
        double of(Told.Tokens tokens);
    }

    private record Case(String weight, Way way, Bound bound) {}

    private static final List<Case> CASES = List.of(
            new Case("softmax(dot(q, k) / sqrt(d))", Way.ONLINE_SOFTMAX, tokens -> {
                return ErrorBounds.softmax(tokens.sizes().keys(), scores(tokens), tokens.largestValue());
            }),
            new Case("softmax(dot(q, k) / sqrt(d))", Way.QUADRATIC, tokens -> {
                return ErrorBounds.softmax(tokens.sizes().keys(), scores(tokens), tokens.largestValue());
            }),
            new Case("entmax(dot(q, k) / sqrt(d), 1.5)", Way.ENTMAX, tokens -> {
                return ErrorBounds.entmax(tokens.sizes().keys(), 1.5, scores(tokens), tokens.largestValue());
            }),
            new Case("sigmoid(dot(q, k) / sqrt(d))", Way.QUADRATIC, ErrorBoundsTest::ofSigmoid),
            new Case("dot(relu(q), relu(k))", Way.SEPARABLE, ErrorBoundsTest::ofProducts));

    private static ErrorBounds.Scores scores(Told.Tokens tokens) {
        return tokens.scores(1 / Math.sqrt(tokens.sizes().d()));
    }

    /// The slope is at most 1/4, and the function within 2.5 units in the last place of a number below 1.
    private static double ofSigmoid(Told.Tokens tokens) {
        int n = tokens.sizes().keys();
        double each = scores(tokens).error() / 4 + ErrorBounds.gamma(5);
        return ErrorBounds.weighted(n, n, n * each, tokens.largestValue());
    }

    /// Features are exact.
    private static double ofProducts(Told.Tokens tokens) {
        var sizes = tokens.sizes();
        double weights = sizes.keys() * tokens.scores(1).magnitude();
        return ErrorBounds.separable(sizes.keys(), sizes.d(), 0, weights, tokens.largestValue());
    }

    private record Trial(Case one, boolean causal, Loops loops, Sizes sizes) {
        Plan plan(Way way) {
            return Plan.all(mechanism(), sizes, Map.of(), loops).stream()
                    .filter(plan -> plan.way() == way)
                    .findFirst()
                    .orElseThrow();
        }

        private Mechanism mechanism() {
            var read = MechanismReader.parse("name own\nweight = " + one.weight + "\n", "own");
            return causal ? read.causally() : read;
        }

        /// The largest error over its bound.
        double share(AttentionKernel kernel) {
            var tokens = Told.Tokens.random(sizes, 1);
            var exact =
                    Told.by(plan(Way.REFERENCE).kernel(), tokens, Set.of(), 1).out();
            var out = Told.by(kernel, tokens, Set.of(), 1).out();
            double bound = one.bound.of(tokens);
            double share = 0;
            for (int place = 0; place < out.length; place++) {
                double rounded = bound + Math.ulp(exact[place]);
                share = Math.max(share, Math.abs((double) exact[place] - out[place]) / rounded);
            }
            return share;
        }
    }

    static Stream<Trial> trials() {
        var sizes = List.of(
                new Sizes(1, 2, 1, 1, 1, 1, 1),
                new Sizes(2, 2, 1, 33, 33, 17, 5),
                new Sizes(1, 1, 1, 65, 65, 3, 80),
                new Sizes(1, 1, 1, 257, 257, 80, 2));
        return CASES.stream()
                .flatMap(one -> Stream.of(new ScalarLoops(), new VectorLoops())
                        .flatMap(loops -> sizes.stream()
                                .flatMap(size -> Stream.of(
                                        new Trial(one, false, loops, size), new Trial(one, true, loops, size)))));
    }

    @ParameterizedTest
    @MethodSource("trials")
    void everyOutputIsWithinTheBound(Trial trial) {
        double share = trial.share(trial.plan(trial.one.way).kernel());
        assertTrue(share <= 1, () -> trial + ": " + share + " of the bound");
    }

    /// Values that went through half precision.
    @Test
    void aLossOfPrecisionExceedsIt() {
        for (var one : CASES) {
            var trial = new Trial(one, false, new ScalarLoops(), new Sizes(1, 1, 1, 17, 17, 3, 5));
            var kernel = trial.plan(one.way).kernel();
            double share = trial.share((call, execution) -> kernel.attend(halved(call), execution));
            assertTrue(share > 1, () -> one + ": " + share + " of the bound");
        }
    }

    private static Call halved(Call call) {
        var values = call.v().data().clone();
        for (int place = 0; place < values.length; place++) {
            values[place] = Float.float16ToFloat(Float.floatToFloat16(values[place]));
        }
        return Call.of(
                call.sizes(), call.q(), call.k(), new Slice(values, call.v().from()), call.out());
    }

    @Test
    void gammaIsDefinedForFewerRoundingsThanDigits() {
        assertEquals(0x1p-24 / (1 - 0x1p-24), ErrorBounds.gamma(1));
        assertThrows(IllegalArgumentException.class, () -> ErrorBounds.gamma(0x1p24));
    }
}
