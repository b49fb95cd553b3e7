package dev.attest.theory.scalar;

import static dev.attest.theory.scalar.Formulas.fraction;
import static dev.attest.theory.scalar.Formulas.point;
import static dev.attest.theory.scalar.Formulas.wholes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Rows of sparsemax and entmax in all number systems.
class SparseRowsTest {
    private static final Mechanism SPARSEMAX = read("weight = sparsemax(dot(q, k))");
    private static final Mechanism THREE_HALVES = read("weight = entmax(dot(q, k), 1.5)");

    private static Mechanism read(String text) {
        return MechanismReader.parse(text, "test");
    }

    private static Point at(long query, BigFraction... keys) {
        var rows = List.of(keys).stream().map(List::of).toList();
        return new Point(java.util.Map.of("d", 1), wholes(query), rows, rows.size() - 1, List.of(), java.util.Map.of());
    }

    private static <N> List<N> row(Scalars<N> scalars, Mechanism mechanism, Point point) {
        return new Evaluator<>(scalars, mechanism, point).row();
    }

    @Test
    void sparsemaxIsTheNearestPointOfTheSimplex() {
        var point = at(1, fraction(1, 1), fraction(4, 5), fraction(1, 10));
        assertEquals(List.of(fraction(3, 5), fraction(2, 5), BigFraction.ZERO), row(new Rationals(), SPARSEMAX, point));
        assertEquals(
                wholes(1, 0, 0),
                row(new Rationals(), SPARSEMAX, at(1, wholes(3, 1, 0).toArray(BigFraction[]::new))));
        assertEquals(
                List.of(fraction(1, 2), fraction(1, 2)),
                row(new Rationals(), SPARSEMAX, at(1, wholes(7, 7).toArray(BigFraction[]::new))));
    }

    @Test
    void alphaTwoIsSparsemaxAndAlphaOneIsSoftmax() {
        var point = at(1, fraction(1, 1), fraction(4, 5), fraction(1, 10));
        assertEquals(
                row(new Rationals(), SPARSEMAX, point),
                row(new Rationals(), read("weight = entmax(dot(q, k), 2)"), point));
        var softmax = row(new Doubles(), read("weight = softmax(dot(q, k))"), point);
        assertEquals(softmax, row(new Doubles(), read("weight = entmax(dot(q, k), 1)"), point));
    }

    @Test
    void anAlphaBelowOneIsUndefinedAndOneThatComesToOneIsDeclined() {
        var scaled = read("param a : scalar\nweight = entmax(dot(q, k), a)");
        var below = parameter(at(1, BigFraction.ONE, BigFraction.ZERO), fraction(1, 2));
        assertThrows(Undefined.class, () -> row(new Rationals(), scaled, below));
        var one = parameter(below, BigFraction.ONE);
        assertThrows(Declined.class, () -> row(new Rationals(), scaled, one));
        var two = parameter(below, BigFraction.TWO);
        assertEquals(wholes(1, 0), row(new Rationals(), scaled, two));
    }

    private static Point parameter(Point point, BigFraction value) {
        return new Point(
                point.widths(),
                point.query(),
                point.keys(),
                point.position(),
                point.meanQuery(),
                java.util.Map.of("a", List.of(List.of(value))));
    }

    /// Two keys with scores s and 0 have `(x - t)^2 + (0 - t)^2 = 1` with x = s / 2: t = (x - sqrt(2 - x^2)) /
    /// 2.
    @Test
    void entmaxWithThreeHalvesHasItsClosedForm() {
        for (int step = 0; step < 20; step++) {
            var point = at(1, fraction(step, 11), BigFraction.ZERO);
            double x = step / 22.0;
            double t = (x - Math.sqrt(2 - x * x)) / 2;
            var enclosed = row(new Enclosures(), THREE_HALVES, point);
            var number = row(new Doubles(), THREE_HALVES, point);
            double first = (x - t) * (x - t);
            assertTrue(enclosed.getFirst().lo() <= first + Math.ulp(2.0)
                    && first - Math.ulp(2.0) <= enclosed.getFirst().hi());
            assertTrue(enclosed.getFirst().hi() - enclosed.getFirst().lo() <= 64 * Math.ulp(1.0));
            assertTrue(Math.abs(number.getFirst() - first) <= 64 * Math.ulp(1.0));
        }
        assertThrows(
                Declined.class, () -> row(new Rationals(), THREE_HALVES, at(1, BigFraction.ONE, BigFraction.ZERO)));
    }

    @Test
    void everyRowSumsToOneAndExactRowsLieInTheirEnclosures() {
        var random = new SplittableRandom(5);
        var entmax = read("weight = entmax(dot(q, k), 1 + 1 / 3)");
        for (int trial = 0; trial < 200; trial++) {
            var keys = IntStream.range(0, 1 + random.nextInt(5))
                    .mapToObj(key -> fraction(random.nextInt(-9, 10), 1 + random.nextInt(4)))
                    .toArray(BigFraction[]::new);
            var point = at(1, keys);
            var exact = row(new Rationals(), SPARSEMAX, point);
            assertEquals(BigFraction.ONE, exact.stream().reduce(BigFraction.ZERO, BigFraction::add));
            assertTrue(exact.stream().allMatch(entry -> entry.compareTo(BigFraction.ZERO) >= 0));
            var enclosed = row(new Enclosures(), SPARSEMAX, point);
            for (int key = 0; key < keys.length; key++) {
                assertTrue(enclosed.get(key).contains(exact.get(key)));
            }
            var sum = row(new Enclosures(), entmax, point).stream().reduce(Enclosure.ZERO, new Enclosures()::add);
            assertTrue(sum.contains(1.0));
        }
    }

    /// On one support sparsemax is affine, so the slope between two points of it is the derivative.
    @Test
    void theDerivativeOfSparsemaxIsItsSlope() {
        var keys = new BigFraction[] {fraction(1, 1), fraction(4, 5), fraction(1, 10)};
        var derivative = new Gradient<>(new Rationals(), SPARSEMAX, at(1, keys)).ofRow();
        assertEquals(List.of(List.of(fraction(1, 10)), List.of(fraction(-1, 10)), wholes(0)), derivative);
        var kink = at(1, BigFraction.ONE, BigFraction.ZERO);
        assertThrows(Declined.class, () -> new Gradient<>(new Rationals(), SPARSEMAX, kink).ofRow());
    }

    @Test
    void theDerivativeOfEntmaxLiesBetweenItsDifferences() {
        var keys = new BigFraction[] {fraction(1, 1), fraction(4, 5), fraction(1, 10)};
        var derivative = new Gradient<>(new Doubles(), THREE_HALVES, at(1, keys)).ofRow();
        double step = 0x1p-20;
        var moved = new Evaluator<>(new Doubles(), THREE_HALVES, at(1, keys), List.of(1 + step)).row();
        var still = row(new Doubles(), THREE_HALVES, at(1, keys));
        for (int key = 0; key < keys.length; key++) {
            double slope = (moved.get(key) - still.get(key)) / step;
            assertTrue(Math.abs(slope - derivative.get(key).getFirst()) <= 16 * step);
        }
    }

    @Test
    void equalScoresThatMoveAlikeHaveADerivative() {
        var point = point(wholes(1, 1), wholes(1, 0), wholes(1, 0));
        assertEquals(List.of(wholes(0, 0), wholes(0, 0)), new Gradient<>(new Rationals(), SPARSEMAX, point).ofRow());
    }
}
