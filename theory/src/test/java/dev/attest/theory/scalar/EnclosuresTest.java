package dev.attest.theory.scalar;

import static dev.attest.theory.scalar.Formulas.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Intervals: arithmetic against exact fractions, functions over wide arguments, and what has no value.
class EnclosuresTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;
    private static final double TINY = Double.MIN_VALUE;
    private final Enclosures system = new Enclosures();

    private static long arithmeticMisses(
            BinaryOperator<Enclosure> candidate, BinaryOperator<BigFraction> truth, int size) {
        var numbers = Doublings.between(-size, size, 4000, size).toArray();
        long misses = 0;
        for (int trial = 0; trial + 1 < numbers.length; trial += 2) {
            var result = candidate.apply(Enclosure.point(numbers[trial]), Enclosure.point(numbers[trial + 1]));
            var exact = truth.apply(Rounding.exact(numbers[trial]), Rounding.exact(numbers[trial + 1]));
            misses += result.contains(exact) ? 0 : 1;
        }
        return misses;
    }

    @Test
    void arithmeticEnclosesTheExactResultAtEveryMagnitude() {
        for (int size : new int[] {3, 60, 600, 1060}) {
            int magnitude = Math.min(size, 1020);
            assertEquals(0, arithmeticMisses(system::add, BigFraction::add, magnitude));
            assertEquals(0, arithmeticMisses(system::multiply, BigFraction::multiply, magnitude));
            assertEquals(0, arithmeticMisses(system::divide, BigFraction::divide, magnitude));
        }
    }

    @Test
    void arithmeticThatRoundsToNearestIsCaught() {
        List<BinaryOperator<Enclosure>> operations = List.of(system::add, system::multiply, system::divide);
        List<BinaryOperator<BigFraction>> truths =
                List.of(BigFraction::add, BigFraction::multiply, BigFraction::divide);
        for (int operation = 0; operation < operations.size(); operation++) {
            var exact = operations.get(operation);
            BinaryOperator<Enclosure> broken =
                    (a, b) -> Enclosure.point(exact.apply(a, b).middle());
            assertTrue(arithmeticMisses(broken, truths.get(operation), 60) > 0);
        }
    }

    @Test
    void arithmeticOnNumbersIsOneDoubleWideAndExactOnWholeNumbers() {
        var third = system.divide(Enclosure.ONE, Enclosure.point(3));
        assertEquals(1, Doublings.steps(third));
        assertEquals(Enclosure.point(6), system.divide(Enclosure.point(18), Enclosure.point(3)));
        assertEquals(Enclosure.point(-54), system.multiply(Enclosure.point(18), Enclosure.point(-3)));
        assertEquals(Enclosure.point(21), system.add(Enclosure.point(18), Enclosure.point(3)));
        assertEquals(Enclosure.point(12), system.sqrt(Enclosure.point(144)));
        assertEquals(Enclosure.point(-243), system.power(Enclosure.point(-3), 5));
    }

    @Test
    void underflowKeepsTheSignAndOverflowBecomesInfinite() {
        var small = Enclosure.point(TINY);
        assertEquals(new Enclosure(0, TINY), system.multiply(small, small));
        assertEquals(new Enclosure(-TINY, 0), system.multiply(small, system.negate(small)));
        var large = Enclosure.point(Double.MAX_VALUE);
        assertEquals(new Enclosure(Double.MAX_VALUE, INFINITY), system.multiply(large, large));
        assertEquals(new Enclosure(Double.MAX_VALUE, INFINITY), system.add(large, large));
        var unbounded = new Enclosure(1, INFINITY);
        assertEquals(new Enclosure(0, INFINITY), system.divide(unbounded, unbounded));
        assertEquals(Enclosure.ZERO, system.multiply(Enclosure.ZERO, unbounded));
    }

    @Test
    void expUnderflowsToZeroAndOverflowsToInfinity() {
        assertEquals(0, system.exp(Enclosure.point(-1e6)).lo());
        assertTrue(system.exp(Enclosure.point(-1e6)).hi() > 0);
        assertEquals(INFINITY, system.exp(Enclosure.point(1e6)).hi());
        assertTrue(system.exp(Enclosure.point(1e6)).lo() > 1e308);
        assertEquals(Enclosure.ONE, system.exp(Enclosure.ZERO));
        assertEquals(Enclosure.ZERO, system.log(Enclosure.ONE));
    }

    /// How often a random number inside a random interval of at most the width given has a value outside.
    private static long wideMisses(
            UnaryOperator<Enclosure> wide, UnaryOperator<Enclosure> narrow, double reach, double width) {
        var random = new Random(7);
        long misses = 0;
        for (int trial = 0; trial < 5000; trial++) {
            double lo = reach * (2 * random.nextDouble() - 1);
            double hi = lo + width * random.nextDouble();
            double inside = Math.clamp(lo + (hi - lo) * random.nextDouble(), lo, hi);
            var value = Enclosure.point(narrow.apply(Enclosure.point(inside)).middle());
            misses += wide.apply(new Enclosure(lo, hi)).contains(value) ? 0 : 1;
        }
        return misses;
    }

    @Test
    void functionsOfIntervalsEncloseTheirValuesInside() {
        List<UnaryOperator<Enclosure>> functions = List.of(
                system::exp,
                system::sin,
                system::cos,
                system::tanh,
                system::sigmoid,
                system::softplus,
                system::elu,
                system::relu,
                system::abs,
                system::signum,
                a -> system.power(a, 2),
                a -> system.power(a, 3));
        for (var function : functions) {
            assertEquals(0, wideMisses(function, function, 9, 5));
        }
    }

    @Test
    void aSystemThatLooksOnlyAtTheEndsIsCaughtAtExtrema() {
        List<UnaryOperator<Enclosure>> functions =
                List.of(system::sin, system::cos, system::abs, a -> system.power(a, 2));
        for (var function : functions) {
            UnaryOperator<Enclosure> ends =
                    a -> function.apply(Enclosure.point(a.lo())).hull(function.apply(Enclosure.point(a.hi())));
            assertTrue(wideMisses(ends, function, 9, 5) > 0);
        }
    }

    @Test
    void wavesAreTightAtAnExtremumAndFullOverAPeriod() {
        var top = system.sin(new Enclosure(1.5, 1.6));
        assertEquals(1, top.hi());
        assertTrue(top.lo() > 0.99);
        assertEquals(-1, system.cos(new Enclosure(3, 3.25)).lo());
        assertEquals(1, system.cos(new Enclosure(0, 0.5)).hi());
        assertEquals(1, system.cos(new Enclosure(TINY, 0.5)).hi());
        assertTrue(system.sin(new Enclosure(0.25, 0.5)).hi() < 0.5);
        assertEquals(new Enclosure(-1, 1), system.sin(new Enclosure(0, 7)));
        assertEquals(new Enclosure(-1, 1), system.cos(new Enclosure(1e200, INFINITY)));
    }

    @Test
    void functionsOfUnboundedIntervalsEncloseTheirLimits() {
        var line = new Enclosure(-INFINITY, INFINITY);
        assertEquals(new Enclosure(0, INFINITY), system.exp(line));
        assertEquals(new Enclosure(0, 1), system.sigmoid(line));
        assertEquals(new Enclosure(-1, 1), system.tanh(line));
        assertEquals(new Enclosure(-1, INFINITY), system.elu(line));
        assertEquals(new Enclosure(0, INFINITY), system.softplus(line));
        assertEquals(new Enclosure(0, INFINITY), system.power(line, 4));
        assertEquals(line, system.power(line, 3));
        assertEquals(line, system.add(line, line));
        assertEquals(line, system.multiply(line, line));
        assertEquals(line, system.divide(line, new Enclosure(1, INFINITY)));
        assertEquals(new Enclosure(0, INFINITY), system.log(new Enclosure(1, INFINITY)));
        assertEquals(new Enclosure(1, INFINITY), system.sqrt(new Enclosure(1, INFINITY)));
    }

    @Test
    void powersOfIntervalsAroundZeroAreTight() {
        assertEquals(new Enclosure(0, 9), system.power(new Enclosure(-3, 2), 2));
        assertEquals(new Enclosure(-27, 8), system.power(new Enclosure(-3, 2), 3));
        assertEquals(new Enclosure(-27, -8), system.power(new Enclosure(-3, -2), 3));
        assertEquals(Enclosure.ONE, system.power(new Enclosure(-3, 2), 0));
        assertEquals(new Enclosure(0.25, 1), system.power(new Enclosure(-2, -1), -2));
    }

    @Test
    void whatIsUndecidedIsDeclinedAndWhatIsImpossibleIsUndefined() {
        var around = new Enclosure(-1, 1);
        assertThrows(Declined.class, () -> system.sign(around));
        assertThrows(Declined.class, () -> system.sign(new Enclosure(0, 1)));
        assertEquals(0, system.sign(Enclosure.ZERO));
        assertThrows(Declined.class, () -> system.divide(Enclosure.ONE, around));
        assertThrows(Undefined.class, () -> system.divide(Enclosure.ONE, Enclosure.ZERO));
        assertThrows(Declined.class, () -> system.power(around, -1));
        assertThrows(Undefined.class, () -> system.power(Enclosure.ZERO, -1));
        assertThrows(Declined.class, () -> system.log(new Enclosure(0, 1)));
        assertThrows(Undefined.class, () -> system.log(new Enclosure(-1, 0)));
        assertThrows(Declined.class, () -> system.sqrt(around));
        assertThrows(Undefined.class, () -> system.sqrt(new Enclosure(-2, -1)));
        assertEquals(Enclosure.ZERO, system.sqrt(Enclosure.ZERO));
        assertEquals(around, system.signum(around));
    }

    @Test
    void textReturnsTheSameEnds() {
        var value = system.exp(new Enclosure(-0.1, 1e-3));
        assertEquals(value, Enclosure.parse(value.toString()));
        assertEquals(new Enclosure(-1.5, INFINITY), Enclosure.parse("[-0x1.8p0, Infinity]"));
        assertThrows(IllegalArgumentException.class, () -> Enclosure.parse("[2, 1]"));
        assertThrows(IllegalArgumentException.class, () -> Enclosure.parse("[NaN, NaN]"));
        assertThrows(IllegalArgumentException.class, () -> Enclosure.parse("2, 3"));
    }

    @Test
    void anExactNumberIsEnclosedByNeighbours() {
        var tenth = Enclosure.of(fraction(1, 10));
        assertEquals(1, Doublings.steps(tenth));
        assertTrue(tenth.contains(fraction(1, 10)));
        assertTrue(!Enclosure.point(0.1).contains(fraction(1, 10)));
        assertTrue(system.pi().contains(fraction(314159265358979323L, 100000000000000000L)));
    }

    @Test
    void rowsEncloseTheExactRows() {
        var point = point(wholes(1, 2), wholes(3, -1), wholes(0, 7), wholes(2, 2));
        for (var weight : List.of(reluLinear(), inline(), mesa(number(1, 3)))) {
            var exact = new Evaluator<>(new Rationals(), mechanism(weight), point).row();
            var enclosed = new Evaluator<>(system, mechanism(weight), point).row();
            for (int key = 0; key < exact.size(); key++) {
                assertTrue(enclosed.get(key).contains(exact.get(key)));
            }
        }
    }

    @Test
    void softmaxOfHugeScoresSumsToOne() {
        var point = point(wholes(1, 2), wholes(3000, -1), wholes(0, 700), wholes(-5000, 2));
        var row = new Evaluator<>(system, mechanism(softmax()), point).row();
        assertTrue(row.stream().reduce(system::add).orElseThrow().contains(1.0));
        assertTrue(row.get(0).lo() > 0.9);
    }

    @Test
    void theInverseIsDeclinedWhereTheMatrixMayBeSingular() {
        var point = point(wholes(1, 0), wholes(1, 2), wholes(3, 4));
        var scaled = mesa(divide(number(1), number(3)));
        assertEquals(2, new Evaluator<>(system, mechanism(scaled), point).row().size());
        var parallel = new Evaluator<>(
                system, mechanism(parallelMoments()), point(List.of(fraction(1, 10), fraction(1, 3)), wholes(1, 1)));
        assertThrows(Declined.class, parallel::row);
    }

    /// The inverse of q qᵀ, singular at every q; its entries are no doubles.
    private static Term parallelMoments() {
        var outer = new Term.Outer(QUERY, QUERY, MATRIX);
        var inverse = new Term.Inverse(outer);
        return new Term.Dot(QUERY, new Term.Product(inverse, KEY, VECTOR));
    }
}
