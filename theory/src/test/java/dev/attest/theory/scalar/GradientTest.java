package dev.attest.theory.scalar;

import static dev.attest.theory.scalar.Formulas.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Derivatives by hand, by exact algebra, and by the mean value theorem.
class GradientTest {
    private static final Rationals RATIONALS = new Rationals();
    private static final Enclosures ENCLOSURES = new Enclosures();

    private static List<List<BigFraction>> exact(Term weight, Point point) {
        return new Gradient<>(RATIONALS, mechanism(weight), point).ofRow();
    }

    @Test
    void softmaxOfTwoEqualScoresMovesByAQuarterOfTheDifferenceOfTheKeys() {
        var point = point(wholes(1, 1), wholes(3, -1), wholes(0, 2));
        var quarter = List.of(fraction(3, 4), fraction(-3, 4));
        var opposite = List.of(fraction(-3, 4), fraction(3, 4));
        assertEquals(List.of(quarter, opposite), exact(softmax(), point));
    }

    @Test
    void reluLinearFollowsTheQuotientRule() {
        var point = point(wholes(1, 2), wholes(3, -1), wholes(0, 5));
        assertEquals(
                List.of(fraction(30, 169), fraction(-15, 169)),
                exact(reluLinear(), point).getFirst());
    }

    @Test
    void inlineMovesByTheKeyLessTheMeanKey() {
        var point = point(wholes(1, 2), wholes(3, -1), wholes(0, 5));
        assertEquals(
                List.of(fraction(3, 4), fraction(-3, 2)), exact(inline(), point).getFirst());
    }

    @Test
    void aPowerOfTheScoreFollowsTheChainRule() {
        var point = point(wholes(1, 2), wholes(3, -1));
        assertEquals(List.of(wholes(9, -3)), exact(power(SCORE, number(3)), point));
        assertEquals(List.of(wholes(-3, 1)), exact(power(SCORE, number(-1)), point));
        assertEquals(List.of(wholes(0, 0)), exact(power(SCORE, number(0)), point));
    }

    @Test
    void aKinkIsDeclinedUnlessBothSidesMoveAlike() {
        var kink = point(wholes(0, 2), wholes(3, 0));
        for (var function : List.of(Pointwise.RELU, Pointwise.ABS, Pointwise.SIGN, Pointwise.STEP)) {
            assertThrows(Declined.class, () -> exact(apply(function, SCORE), kink));
        }
        var still = new Gradient<>(RATIONALS, mechanism(apply(Pointwise.RELU, SCORE)), kink);
        assertEquals(List.of(new Dual<>(BigFraction.ZERO, BigFraction.ZERO)), still.along(wholes(0, 1)));
        assertEquals(List.of(wholes(3, 0)), exact(apply(Pointwise.MAX, SCORE, SCORE), kink));
        assertEquals(List.of(wholes(3, 0)), exact(apply(Pointwise.ELU, SCORE), kink));
        var norm = apply(Pointwise.SQRT, new Term.Dot(QUERY, QUERY));
        assertThrows(Declined.class, () -> exact(norm, point(wholes(0, 0), wholes(1, 1))));
    }

    @Test
    void enclosuresDeclineAKinkThatTheyCannotExclude() {
        var box = List.of(new Enclosure(-1, 1), Enclosure.ONE);
        var point = point(wholes(0, 1), wholes(3, 0));
        var gradient = new Gradient<>(ENCLOSURES, mechanism(apply(Pointwise.RELU, SCORE)), point, box);
        assertThrows(Declined.class, gradient::ofRow);
    }

    @Test
    void exactDerivativesAreInsideTheirEnclosures() {
        var point = point(wholes(1, 2), wholes(3, -1), wholes(0, 7), wholes(2, 2));
        for (var weight : List.of(reluLinear(), inline(), mesa(number(1, 3)))) {
            var truth = exact(weight, point);
            var enclosed = new Gradient<>(ENCLOSURES, mechanism(weight), point).ofRow();
            for (int key = 0; key < truth.size(); key++) {
                for (int entry = 0; entry < 2; entry++) {
                    assertTrue(
                            enclosed.get(key).get(entry).contains(truth.get(key).get(entry)));
                }
            }
        }
    }

    /// By the mean value theorem `(f(x + h) - f(x)) / h` is a derivative between x and x + h. Each function at
    /// several x.
    private static long meanValueMisses(
            BiFunction<Duals<Enclosure>, Dual<Enclosure>, Dual<Enclosure>> derivative,
            UnaryOperator<Enclosure> function) {
        var step = new Enclosure(0x1p-20, 0x1p-20);
        long misses = 0;
        for (double x : new double[] {0.25, 0.75, 1.5, 3, 8}) {
            var from = Enclosure.point(x);
            var to = ENCLOSURES.add(from, step);
            var moving = new Dual<>(from.hull(to), Enclosure.ONE);
            var slope = derivative.apply(new Duals<>(ENCLOSURES), moving).tangent();
            var rise = ENCLOSURES.subtract(function.apply(to), function.apply(from));
            var quotient = ENCLOSURES.divide(rise, step);
            misses += quotient.lo() > slope.hi() || quotient.hi() < slope.lo() ? 1 : 0;
        }
        return misses;
    }

    @Test
    void differenceQuotientsMeetTheDerivativesBetweenTheirEnds() {
        assertEquals(0, meanValueMisses(Duals::exp, ENCLOSURES::exp));
        assertEquals(0, meanValueMisses(Duals::log, ENCLOSURES::log));
        assertEquals(0, meanValueMisses(Duals::sqrt, ENCLOSURES::sqrt));
        assertEquals(0, meanValueMisses(Duals::sin, ENCLOSURES::sin));
        assertEquals(0, meanValueMisses(Duals::cos, ENCLOSURES::cos));
        assertEquals(0, meanValueMisses(Duals::tanh, ENCLOSURES::tanh));
        assertEquals(0, meanValueMisses(Duals::sigmoid, ENCLOSURES::sigmoid));
        assertEquals(0, meanValueMisses(Duals::softplus, ENCLOSURES::softplus));
        assertEquals(0, meanValueMisses((duals, x) -> duals.elu(duals.negate(x)), x -> ENCLOSURES.elu(negative(x))));
        assertEquals(0, meanValueMisses((duals, x) -> duals.power(x, 5), x -> ENCLOSURES.power(x, 5)));
    }

    @Test
    void aWrongDerivativeIsCaughtByDifferenceQuotients() {
        assertFalse(meanValueMisses(Duals::cos, ENCLOSURES::sin) == 0);
        assertFalse(meanValueMisses((duals, x) -> duals.power(x, 4), x -> ENCLOSURES.power(x, 5)) == 0);
    }

    private static Enclosure negative(Enclosure x) {
        return ENCLOSURES.negate(x);
    }
}
