package dev.attest.theory.scalar;

import static dev.attest.theory.scalar.Formulas.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Rows worked out by hand.
class EvaluatorTest {
    private static final Point PLANE = point(wholes(1, 2), wholes(3, -1), wholes(0, 5));

    private static List<BigFraction> row(Term weight, Point point) {
        return new Evaluator<>(new Rationals(), mechanism(weight), point).row();
    }

    private static BigFraction value(Term term) {
        return new Evaluator<>(new Rationals(), mechanism(term), PLANE).evaluate(term, Map.of(Term.HERE, 0));
    }

    @Test
    void scoresAreInnerProductsWithEachKey() {
        assertEquals(wholes(1, 10), row(SCORE, PLANE));
    }

    @Test
    void reluLinearDividesByTheSumOverTheKeys() {
        assertEquals(List.of(fraction(3, 13), fraction(10, 13)), row(reluLinear(), PLANE));
    }

    @Test
    void inlineSubtractsTheMeanAndSumsToOne() {
        assertEquals(List.of(fraction(-7, 4), fraction(11, 4)), row(inline(), PLANE));
    }

    @Test
    void softmaxOfEqualScoresIsUniformExactly() {
        var keys = point(wholes(1, 1), wholes(3, -1), wholes(0, 2));
        assertEquals(List.of(fraction(1, 2), fraction(1, 2)), row(softmax(), keys));
    }

    @Test
    void softmaxOfOtherScoresIsDeclinedByTheRationals() {
        assertThrows(Declined.class, () -> row(softmax(), PLANE));
    }

    @Test
    void softmaxOfVectorsActsEntryByEntry() {
        var vectors = new Term.Softmax(KEY, "t", Formulas.key("t"));
        var first = new Term.OverEntries(Term.Reduction.SUM, vectors);
        var equal = point(wholes(1, 1), wholes(4, 7), wholes(4, 7));
        assertEquals(wholes(1, 1), row(first, equal));
    }

    @Test
    void softmaxOfHugeScoresIsFiniteInDoubles() {
        var far = point(wholes(1, 0), wholes(2000, 0), wholes(1000, 0));
        assertEquals(List.of(1.0, 0.0), new Evaluator<>(new Doubles(), mechanism(softmax()), far).row());
    }

    @Test
    void aRowWhoseSumIsZeroIsUndefined() {
        var dead = point(wholes(-1, -1), wholes(1, 2), wholes(3, 4));
        assertThrows(Undefined.class, () -> row(reluLinear(), dead));
    }

    @Test
    void zeroTimesAnUndefinedPartIsUndefined() {
        var hidden = multiply(number(0), apply(Pointwise.LOG, number(-1)));
        assertThrows(Undefined.class, () -> row(hidden, PLANE));
        assertThrows(Undefined.class, () -> row(sum("t", hidden), PLANE));
        assertEquals(wholes(0, 0), row(multiply(number(0), apply(Pointwise.LOG, number(1))), PLANE));
    }

    @Test
    void anUndefinedPowerStaysUndefinedUnderTheExponentZero() {
        assertThrows(Undefined.class, () -> value(power(divide(number(1), number(0)), number(0))));
        assertEquals(BigFraction.ONE, value(power(number(0), number(0))));
    }

    @Test
    void powersFollowTheirThreeMeanings() {
        assertEquals(fraction(-1, 8), value(power(number(-2), number(-3))));
        assertEquals(fraction(27, 8), value(power(number(9, 4), number(3, 2))));
        assertEquals(BigFraction.ZERO, value(power(number(0), number(1, 3))));
        assertThrows(Undefined.class, () -> value(power(number(0), number(-2))));
        assertThrows(Undefined.class, () -> value(power(number(-8), number(1, 3))));
        assertThrows(Undefined.class, () -> value(power(number(0), number(-1, 2))));
        assertThrows(Undefined.class, () -> value(power(number(-2), COUNT)));
        assertThrows(Undefined.class, () -> value(power(number(0), COUNT)));
    }

    @Test
    void stepIsOneHalfAtZero() {
        assertEquals(fraction(1, 2), value(apply(Pointwise.STEP, number(0))));
        assertEquals(BigFraction.ZERO, value(apply(Pointwise.STEP, number(-3))));
    }

    @Test
    void leakyReluScalesNegativeNumbersOnly() {
        assertEquals(fraction(-1, 2), value(apply(Pointwise.LEAKY_RELU, number(-5), number(1, 10))));
        assertEquals(new BigFraction(5), value(apply(Pointwise.LEAKY_RELU, number(5), number(1, 10))));
    }

    @Test
    void theInverseSolvesTheNormalEquations() {
        var keys = point(wholes(1, 0), wholes(1, 0), wholes(1, 1));
        assertEquals(wholes(1, 0), row(mesa(number(0)), keys));
        assertEquals(List.of(fraction(2, 5), fraction(1, 5)), row(mesa(number(1)), keys));
    }

    @Test
    void theInverseNeedsAPivotThatIsNotOnTheDiagonal() {
        var swap = new Term.Literal(List.of(vectorOf(number(0), number(2)), vectorOf(number(3), number(0))), MATRIX);
        var product = new Term.Product(new Term.Inverse(swap), KEY, VECTOR);
        assertEquals(List.of(fraction(8, 3), fraction(5, 3)), row(new Term.Dot(QUERY, product), PLANE));
    }

    @Test
    void theInverseOfASingularMatrixIsUndefined() {
        var parallel = point(wholes(1, 0), wholes(1, 2), wholes(2, 4));
        assertThrows(Undefined.class, () -> row(mesa(number(0)), parallel));
    }

    @Test
    void rollMovesEntriesForward() {
        var three = point(wholes(1, 10, 100), wholes(1, 2, 3));
        assertEquals(wholes(213), row(new Term.Dot(QUERY, new Term.Roll(KEY, 1)), three));
        assertEquals(wholes(132), row(new Term.Dot(QUERY, new Term.Roll(KEY, -1)), three));
    }

    @Test
    void vectorTimesMatrixIsTheProductFromTheLeft() {
        var matrix = new Term.Literal(List.of(vectorOf(number(1), number(2)), vectorOf(number(3), number(4))), MATRIX);
        var fromLeft = new Term.Product(QUERY, matrix, VECTOR);
        assertEquals(wholes(11, 50), row(new Term.Dot(fromLeft, KEY), PLANE));
        var fromRight = new Term.Product(matrix, QUERY, VECTOR);
        assertEquals(wholes(4, 55), row(new Term.Dot(fromRight, KEY), PLANE));
        var transposed = new Term.Product(new Term.Transpose(matrix, MATRIX), QUERY, VECTOR);
        assertEquals(wholes(11, 50), row(new Term.Dot(transposed, KEY), PLANE));
    }

    @Test
    void diagonalScalesEntries() {
        var scaled = new Term.Product(new Term.Diagonal(QUERY, MATRIX), KEY, VECTOR);
        assertEquals(wholes(1, 10), row(new Term.OverEntries(Term.Reduction.SUM, scaled), PLANE));
    }

    @Test
    void concatenationPutsOnePartAfterAnother() {
        var wide = new Shape.Vector(Width.of("d").plus(Width.of(1)));
        var joined = new Term.Concatenation(List.of(KEY, number(7)), wide);
        assertEquals(wholes(7, 7), row(new Term.OverEntries(Term.Reduction.MAX, joined), PLANE));
        assertEquals(wholes(-1, 0), row(new Term.OverEntries(Term.Reduction.MIN, joined), PLANE));
    }

    @Test
    void reductionsNestWithIndicesOfTheirOwn() {
        var pair = new Term.Dot(Formulas.key("s"), Formulas.key("t"));
        assertEquals(wholes(25, 25), row(sum("s", sum("t", pair)), PLANE));
        var relative = subtract(new Term.KeyPosition("t"), new Term.KeyPosition(Term.HERE));
        assertEquals(wholes(1, -1), row(sum("t", relative), PLANE));
    }

    @Test
    void meanQueryParametersWidthsAndPositionsAreRead() {
        var matrix = new Parameter("W", MATRIX, Parameter.Origin.NORMAL, Optional.empty());
        var slope = new Parameter("a", Shape.NUMBER, Parameter.Origin.GIVEN, Optional.empty());
        var weight = add(
                new Term.Dot(
                        new Term.MeanQuery(VECTOR), new Term.Product(new Term.ParameterValue(matrix), KEY, VECTOR)),
                multiply(
                        new Term.ParameterValue(slope),
                        add(new Term.WidthValue(Width.of("d")), new Term.QueryPosition())));
        var point = new Point(
                Map.of("d", 2),
                wholes(0, 0),
                List.of(wholes(3, -1), wholes(0, 5)),
                1,
                wholes(1, 1),
                Map.of("W", List.of(wholes(1, 2), wholes(0, 1)), "a", List.of(wholes(100))));
        assertEquals(wholes(300, 315), row(weight, point));
    }

    @Test
    void aPointThatDoesNotFitIsTurnedDownWithTheReason() {
        var ragged = point(wholes(1, 2), wholes(3, -1), wholes(1, 2, 3));
        var refused = assertThrows(IllegalArgumentException.class, () -> row(SCORE, ragged));
        assertEquals("key 1: expected vector(d) with 2 entries, got 3", refused.getMessage());
        var early = new Point(Map.of("d", 1), wholes(1), List.of(wholes(1), wholes(2)), 0, List.of(), Map.of());
        assertThrows(
                IllegalArgumentException.class, () -> new Evaluator<>(new Rationals(), mechanism(SCORE, true), early));
    }

    @Test
    void doublesAgreeWithTheRationalsWhereTheyAreExact() {
        assertEquals(List.of(-1.75, 2.75), new Evaluator<>(new Doubles(), mechanism(inline()), PLANE).row());
    }

    private static Term vectorOf(Term... entries) {
        return new Term.Literal(List.of(entries), VECTOR);
    }
}
