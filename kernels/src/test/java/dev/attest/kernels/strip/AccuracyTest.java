package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Pointwise;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each function of one argument against doubles, over all of single precision.
class AccuracyTest {
    private static final int STRIDE = 4_951;

    static Stream<Arguments> functions() {
        return Twins.all()
                .flatMap(loops -> Stream.of(Pointwise.values())
                        .filter(function -> function.arity() == 1)
                        .map(function -> Arguments.of(loops, function)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionIsWithinItsStatedError(Loops loops, Pointwise function) {
        var samples = Samples.all(STRIDE, loops.lanes());
        var computed = new float[samples.length];
        loops.map(function, samples, 0, computed, 0, samples.length / loops.lanes());
        var exact = Exact.unary(function);
        for (int index = 0; index < samples.length; index++) {
            float x = samples[index];
            float result = computed[index];
            assertTrue(within(function, exact.applyAsDouble(x), result), () -> message(function, exact, x, result));
        }
    }

    @Test
    void anErrorOfOneUnitMoreThanStatedIsCaught() {
        float x = 0.3f;
        double exact = StrictMath.exp(x);
        float near = (float) exact;
        assertTrue(within(Pointwise.EXP, exact, near));
        assertFalse(within(Pointwise.EXP, exact, near + 2 * Math.ulp(near)));
        assertFalse(within(Pointwise.EXP, exact, Float.NaN));
        assertFalse(within(Pointwise.EXP, Double.NaN, 1));
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void theEndsOfTheExponentialAreExact(Loops loops) {
        var x = new float[loops.lanes()];
        x[0] = Float.NEGATIVE_INFINITY;
        x[1] = Float.POSITIVE_INFINITY;
        x[2] = 89;
        x[3] = -200;
        loops.map(Pointwise.EXP, x, 0, x, 0, 1);
        assertEquals(0, x[0]);
        assertEquals(Float.POSITIVE_INFINITY, x[1]);
        assertEquals(Float.POSITIVE_INFINITY, x[2]);
        assertEquals(0, x[3]);
        assertEquals(1, x[4]);
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void eluAndOneIsAsCloseAsTheExponential(Loops loops) {
        var samples = Samples.all(STRIDE, loops.lanes());
        var computed = new float[samples.length];
        loops.eluAndOne(samples, 0, computed, 0, samples.length / loops.lanes());
        DoubleUnaryOperator exact = x -> x >= 0 ? x + 1 : StrictMath.exp(x);
        for (int index = 0; index < samples.length; index++) {
            float x = samples[index];
            float result = computed[index];
            assertTrue(
                    within(Pointwise.EXP, exact.applyAsDouble(x), result),
                    () -> message(Pointwise.ELU, exact, x, result));
        }
    }

    private static boolean within(Pointwise function, double value, float computed) {
        if (Double.isNaN(value)) {
            return Float.isNaN(computed);
        }
        if (Math.abs((float) value) == Float.POSITIVE_INFINITY) {
            return computed == (float) value;
        }
        return Math.abs(computed - value) <= Accuracy.bound(function, value);
    }

    private static String message(Pointwise function, DoubleUnaryOperator exact, float x, float computed) {
        double value = exact.applyAsDouble(x);
        return function + " of " + x + ": expected " + value + ", got " + computed + ", off by "
                + Math.abs(computed - value) / Math.ulp((float) value) + " units";
    }
}
