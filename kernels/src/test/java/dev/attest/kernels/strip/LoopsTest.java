package dev.attest.kernels.strip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The loops that have two operands, bring rows together or move them, at awkward sizes.
class LoopsTest {
    private static final float[] SPECIAL = {
        0,
        -0f,
        1,
        -1,
        0.5f,
        2,
        3,
        -7,
        1e-3f,
        1e30f,
        -1e30f,
        Float.MIN_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN
    };

    static Stream<Arguments> functions() {
        return Twins.all()
                .flatMap(loops -> Stream.of(Pointwise.values())
                        .filter(function -> function.arity() == 2)
                        .map(function -> Arguments.of(loops, function)));
    }

    /// The forms of an operand of so many rows.
    private static Stream<Operand> forms(float[] data, int lanes) {
        return Stream.of(
                Operand.panel(data, 3, lanes),
                Operand.row(data, 5),
                Operand.column(data, 1, 2),
                Operand.number(data, 7));
    }

    private static float[] numbers(int length, long seed) {
        var random = new SplittableRandom(seed);
        var numbers = new float[length];
        for (int index = 0; index < length; index++) {
            numbers[index] =
                    random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) random.nextDouble(-4, 4);
        }
        return numbers;
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyFunctionOfTwoMeetsOperandsOfEveryForm(Loops loops, Pointwise function) {
        int lanes = loops.lanes();
        var x = numbers(20 * lanes, 1);
        var y = numbers(20 * lanes, 2);
        forms(x, lanes)
                .forEach(a -> forms(y, lanes).forEach(b -> {
                    var out = Tokens.poisoned(17 * lanes + 2);
                    loops.meet(function, a, b, out, 2, 17);
                    for (int row = 0; row < 17; row++) {
                        for (int lane = 0; lane < lanes; lane++) {
                            check(function, at(a, row, lane), at(b, row, lane), out[2 + row * lanes + lane]);
                        }
                    }
                }));
    }

    private static float at(Operand operand, int row, int lane) {
        return operand.data()[operand.at(row) + (operand.spread() ? 0 : lane)];
    }

    private static void check(Pointwise function, float x, float y, float computed) {
        double exact = Exact.binary(function).applyAsDouble(x, y);
        assertTrue(
                agrees(function, exact, computed),
                () -> function + " of " + x + " and " + y + ": expected " + exact + ", got " + computed);
    }

    private static boolean agrees(Pointwise function, double exact, float computed) {
        if (Double.isNaN(exact)) {
            return Float.isNaN(computed);
        }
        return Float.isInfinite((float) exact)
                ? computed == (float) exact
                : Math.abs(computed - exact) <= Accuracy.bound(function, exact);
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void aQuotientIsRoundedCorrectlyByWhateverDivisor(Loops loops) {
        int lanes = loops.lanes();
        var x = numbers(3 * lanes, 4);
        var out = Tokens.poisoned(3 * lanes);
        for (float divisor : new float[] {8, -0.25f, 3, 0, 0x1p126f, 0x1p-126f, 0x1p127f, 0x1p-127f, Float.MIN_VALUE}) {
            loops.meet(
                    Pointwise.DIVIDE, Operand.panel(x, 0, lanes), Operand.number(new float[] {divisor}, 0), out, 0, 3);
            for (int index = 0; index < x.length; index++) {
                assertEquals(divisor == 0 ? Float.NaN : x[index] / divisor, out[index]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void whatIsNotANumberOnEitherSideStaysSo(Loops loops) {
        var number = Operand.number(new float[] {1}, 0);
        var none = Operand.number(new float[] {Float.NaN}, 0);
        var lanes = new float[loops.lanes()];
        var out = new float[loops.lanes()];
        for (var function : Pointwise.values()) {
            if (function.arity() == 2) {
                Arrays.fill(lanes, 1);
                loops.meet(function, Operand.row(lanes, 0), none, out, 0, 1);
                assertTrue(Float.isNaN(out[0]), function.text());
                Arrays.fill(lanes, Float.NaN);
                loops.meet(function, Operand.row(lanes, 0), number, out, 0, 1);
                assertTrue(Float.isNaN(out[0]), function.text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void aProductIsThatOfTheThreeLoopsOfASchoolbook(Loops loops) {
        int lanes = loops.lanes();
        for (int rows : new int[] {1, 2, 3, 4, 5, 17, lanes - 1, lanes, lanes + 1}) {
            for (int inner : new int[] {1, 2, 3, 17, 64}) {
                Products.check(loops, rows, inner, inner + 1, 1, rows > 4);
                Products.check(loops, rows, inner, 1, rows + 2, rows <= 4);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void aNarrowProductReadsAndWritesItsLanesAlone(Loops loops) {
        for (int lanes = loops.vector(); lanes <= loops.lanes(); lanes += loops.vector()) {
            for (int rows : new int[] {1, 3, 4, 7, 8, 13, 24}) {
                for (int inner : new int[] {1, 2, 17, 64}) {
                    Products.checkNarrow(loops, lanes, rows, inner, inner + 1, 1);
                    Products.checkNarrow(loops, lanes, rows, inner, 1, rows + 2);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void packedTokensComeBackAndTheOtherLanesAreZeros(Loops loops) {
        int lanes = loops.lanes();
        int vector = loops.vector();
        for (int tokens : new int[] {1, 3, vector, vector + 1, lanes - 1, lanes}) {
            for (int width : new int[] {1, 3, 15, 16, 17, 64, vector, 2 * vector, 2 * vector + 1}) {
                Packing.check(loops, tokens, width, width + tokens % 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Reduction.class)
    void rowsAreReducedLaneByLane(Reduction reduction) {
        Twins.all().forEach(loops -> {
            int lanes = loops.lanes();
            var x = new float[7 * lanes];
            for (int index = 0; index < x.length; index++) {
                x[index] = (index * 7919) % 101 - 50;
            }
            x[3] = Float.NaN;
            x[6 * lanes + 4] = Float.NaN;
            var out = Tokens.poisoned(lanes + 1);
            loops.reduce(reduction, x, 0, 7, out, 1);
            assertTrue(Float.isNaN(out[1 + 3]) && Float.isNaN(out[1 + 4]));
            for (int lane = 5; lane < lanes; lane++) {
                assertEquals(reduced(reduction, x, lane, lanes), out[1 + lane]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void totalsAddTheLanesOfARow(Loops loops) {
        int lanes = loops.lanes();
        for (int rows : new int[] {1, loops.vector() - 1, loops.vector(), 3 * loops.vector() + 2}) {
            var x = new float[2 + rows * lanes];
            for (int index = 0; index < x.length; index++) {
                x[index] = (index * 7919) % 101 - 50;
            }
            var sums = new float[rows + 2];
            Arrays.fill(sums, 3);
            var work = Tokens.poisoned(1 + loops.vector() * loops.vector());
            loops.totals(x, 2, rows, work, 1, sums, 1);
            for (int row = 0; row < rows; row++) {
                float expected = 3;
                for (int lane = 0; lane < lanes; lane++) {
                    expected += x[2 + row * lanes + lane];
                }
                assertEquals(expected, sums[1 + row]);
            }
            assertEquals(3, sums[0]);
            assertEquals(3, sums[rows + 1]);
            assertTrue(Float.isNaN(work[0]));
        }
    }

    /// Sums of small whole numbers are exact.
    private static float reduced(Reduction reduction, float[] x, int lane, int lanes) {
        var column = new double[x.length / lanes];
        Arrays.setAll(column, row -> x[row * lanes + lane]);
        var numbers = Arrays.stream(column).summaryStatistics();
        return (float)
                switch (reduction) {
                    case SUM -> numbers.getSum();
                    case MEAN -> numbers.getSum() / 7;
                    case MIN -> numbers.getMin();
                    case MAX -> numbers.getMax();
                };
    }

    @ParameterizedTest
    @MethodSource("dev.attest.kernels.strip.Twins#all")
    void aLaneOfMinusInfinitiesHasExponentialsZero(Loops loops) {
        int lanes = loops.lanes();
        var pairs = new float[3 * lanes];
        for (int row = 0; row < 3; row++) {
            pairs[row * lanes] = Float.NEGATIVE_INFINITY;
            pairs[row * lanes + 1] = row == 1 ? 500 : Float.NEGATIVE_INFINITY;
            pairs[row * lanes + 2] = row == 1 ? Float.NaN : 1;
            pairs[row * lanes + 3] = row;
        }
        var greatest = new float[lanes];
        Arrays.fill(greatest, Loops.LEAST);
        loops.maximum(pairs, 0, 3, greatest, 0);
        assertArrayEquals(new float[] {Loops.LEAST, 500, 1, 2, 0}, Arrays.copyOf(greatest, 5));
        var sums = new float[lanes];
        loops.exponentials(pairs, 0, 3, greatest, 0, sums, 0);
        assertEquals(0, sums[0]);
        assertEquals(1, sums[1]);
        assertTrue(Float.isNaN(sums[2]));
        double exact = 1 + Math.exp(-1) + Math.exp(-2);
        assertEquals(exact, sums[3], 3 * Accuracy.bound(Pointwise.EXP, 1) + 2 * Math.ulp((float) exact));
        assertFalse(Float.isNaN(pairs[3]));
        assertEquals(3, sums[4]);
    }
}
