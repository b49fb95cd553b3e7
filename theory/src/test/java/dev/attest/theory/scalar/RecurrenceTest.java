package dev.attest.theory.scalar;

import static dev.attest.theory.scalar.Formulas.fraction;
import static dev.attest.theory.scalar.Formulas.wholes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// States, what comes with the tokens, and what depends on positions.
class RecurrenceTest {
    private static final String LINEAR = """
            state S : matrix(dv, d) = S + outer(v, relu(k))
            state z : vector(d) = z + relu(k)
            """;
    private static final String DELTA = """
            input beta : scalar in (0, 2)
            state S : matrix(dv, d) = S + beta * outer(v - S * k, k)
            output = S * q
            """;
    private static final String GATED = """
            input alpha : vector(d) in (0, 1)
            state S : matrix(d, dv) = diag(alpha) * S + outer(k, v)
            output = q * S
            """;

    private static Mechanism read(String text) {
        return MechanismReader.parse(text, "test");
    }

    private static BigFraction small(SplittableRandom random) {
        return fraction(random.nextInt(-4, 5), 1 + random.nextInt(3));
    }

    private static List<BigFraction> vector(SplittableRandom random, int width) {
        return IntStream.range(0, width).mapToObj(entry -> small(random)).toList();
    }

    private static List<List<BigFraction>> matrix(SplittableRandom random, int rows, int width) {
        return IntStream.range(0, rows).mapToObj(row -> vector(random, width)).toList();
    }

    private static Inputs<BigFraction> inputs(Mechanism mechanism, SplittableRandom random, int n) {
        var tokens = new HashMap<String, List<List<List<BigFraction>>>>();
        for (var input : mechanism.inputs()) {
            int width = input.shape().names().isEmpty() ? 1 : 2;
            tokens.put(
                    input.name(),
                    IntStream.range(0, input.ofQuery() ? 1 : n)
                            .mapToObj(token -> List.of(vector(random, width)))
                            .toList());
        }
        return new Inputs<>(
                Map.of("d", 2, "dv", 2),
                vector(random, 2),
                matrix(random, n, 2),
                matrix(random, n, 2),
                n - 1,
                List.of(),
                Map.of(),
                tokens);
    }

    private static Evaluator<BigFraction> exact(Mechanism mechanism, Inputs<BigFraction> inputs) {
        return new Evaluator<>(new Rationals(), mechanism, inputs);
    }

    private static List<BigFraction> weighted(List<BigFraction> row, List<List<BigFraction>> values) {
        var sum = new ArrayList<>(wholes(0, 0));
        for (int key = 0; key < row.size(); key++) {
            for (int channel = 0; channel < 2; channel++) {
                sum.set(
                        channel,
                        sum.get(channel)
                                .add(row.get(key).multiply(values.get(key).get(channel))));
            }
        }
        return sum;
    }

    @Test
    void theRowOfAStateIsWhatItGivesForEachValue() {
        for (var text : List.of(LINEAR + "output = S * q / (1 + dot(z, relu(q)))", DELTA, GATED)) {
            var mechanism = read(text);
            assertTrue(mechanism.causal());
            for (int trial = 0; trial < 50; trial++) {
                var inputs = inputs(mechanism, new SplittableRandom(trial), 1 + trial % 5);
                var evaluator = exact(mechanism, inputs);
                assertEquals(weighted(evaluator.row(), inputs.values()), evaluator.output());
            }
        }
    }

    @Test
    void bothFormsOfLinearAttentionAgree() {
        var mechanism = read(LINEAR + """
                score = dot(relu(q), relu(k)) + 1 / n
                output = S * relu(q) + vbar
                """);
        for (int trial = 0; trial < 50; trial++) {
            var inputs = inputs(mechanism, new SplittableRandom(trial), 1 + trial % 5);
            var evaluator = exact(mechanism, inputs);
            assertEquals(weighted(evaluator.row(), inputs.values()), evaluator.output());
        }
    }

    /// S_1 = b v k^T, so the second key is corrected by the share of the first that it reads.
    @Test
    void theDeltaRuleCorrectsWhatTheStateHolds() {
        var inputs = new Inputs<>(
                Map.of("d", 2, "dv", 1),
                wholes(1, 0),
                List.of(wholes(1, 0), wholes(1, 1)),
                List.of(),
                1,
                List.of(),
                Map.of(),
                Map.of("beta", List.of(List.of(wholes(1)), List.of(List.of(fraction(1, 2))))));
        assertEquals(
                List.of(fraction(1, 2), fraction(1, 2)),
                exact(read(DELTA), inputs).row());
    }

    @Test
    void aStateStartsWhereTheFileSays() {
        var counted = read("""
                state S : matrix(dv, d) = S + outer(v, k)
                state c : scalar from 3 = c + 1
                output = S * q / c
                """);
        var inputs = new Inputs<>(
                Map.of("d", 1, "dv", 1), wholes(1), List.of(wholes(2), wholes(5)), List.of(), 1, List.of(), Map.of());
        assertEquals(
                List.of(fraction(2, 5), BigFraction.ONE), exact(counted, inputs).row());
    }

    @Test
    void allStatesChangeAtOnceFromTheirOldValues() {
        var exchanged = read("""
                state a : scalar from 1 = b
                state b : scalar from 2 = a
                weight = a
                """);
        var one = new Inputs<>(Map.of("d", 1), wholes(1), List.of(wholes(0)), List.of(), 0, List.of(), Map.of());
        assertEquals(wholes(2), exact(exchanged, one).row());
    }

    @Test
    void aRunningSumRunsUpToItsOwnKey() {
        var positions = read("weight = cumsum(j) - 2 * cumsum(sum(j))");
        var inputs = new Inputs<>(
                Map.of("d", 1), wholes(1), List.of(wholes(0), wholes(0), wholes(0)), List.of(), 0, List.of(), Map.of());
        assertEquals(wholes(-6, 1 - 12, 3 - 18), exact(positions, inputs).row());
    }

    @Test
    void anInputOfTheQueryIsReadOnce() {
        var gated = read("input g : scalar of query\ninput b : scalar\nweight = g * b");
        var inputs = new Inputs<>(
                Map.of("d", 1),
                wholes(1),
                List.of(wholes(0), wholes(0)),
                List.of(),
                0,
                List.of(),
                Map.of(),
                Map.of("g", List.of(List.of(wholes(3))), "b", List.of(List.of(wholes(5)), List.of(wholes(7)))));
        assertEquals(wholes(15, 21), exact(gated, inputs).row());
        var tooFew = new Inputs<>(
                inputs.widths(),
                inputs.query(),
                inputs.keys(),
                List.of(),
                0,
                List.of(),
                Map.of(),
                Map.of("g", List.of(List.of(wholes(3))), "b", List.of(List.of(wholes(5)))));
        assertThrows(IllegalArgumentException.class, () -> exact(gated, tooFew).row());
    }

    @Test
    void rotaryScoresDependOnTheDistanceAlone() {
        var rotary = read("score = dot(rope(q, i), rope(k, j))");
        var apart = new ArrayList<Enclosure>();
        var keys = List.of(wholes(1, 2, 3), wholes(1, 2, 3), wholes(1, 2, 3));
        for (int position = 1; position < 3; position++) {
            var point = new Point(Map.of("d", 3), wholes(2, -1, 1), keys, position, List.of(), Map.of());
            apart.add(new Evaluator<>(new Enclosures(), rotary, point).weight(position - 1));
        }
        var both = apart.getFirst();
        assertTrue(both.lo() <= apart.getLast().hi() && apart.getLast().lo() <= both.hi());
        assertTrue(both.hi() - both.lo() < 0x1p-40);
        // The key turned back by one: (cos 1 + 2 sin 1, 2 cos 1 - sin 1, 3).
        assertTrue(Math.abs(both.middle() - (3 + 5 * Math.sin(1))) < 0x1p-40);
    }

    @Test
    void aRotaryPositionIsExactAtTheFirstToken() {
        var rotary = read("score = dot(q, rope(k, j))");
        var first = new Point(Map.of("d", 2), wholes(2, -1), List.of(wholes(1, 5)), 0, List.of(), Map.of());
        assertEquals(wholes(-3), new Evaluator<>(new Rationals(), rotary, first).row());
        var second =
                new Point(Map.of("d", 2), wholes(2, -1), List.of(wholes(1, 5), wholes(1, 5)), 0, List.of(), Map.of());
        assertThrows(Declined.class, () -> new Evaluator<>(new Rationals(), rotary, second).row());
    }

    @Test
    void tokensOfAGridHaveRowsColumnsAndNeighbours() {
        var grid = read("""
                grid
                weight = 10 * row(j) + col(j) + 100 * row(i)
                output = window(3, [1, 10, 100, 1000, 0, 0, 0, 0, 0])
                """);
        var keys = IntStream.range(0, 4).mapToObj(key -> wholes(0)).toList();
        var values = List.of(wholes(1), wholes(2), wholes(3), wholes(4));
        var inputs = new Inputs<>(Map.of("d", 1, "dv", 1), wholes(0), keys, values, 3, List.of(), Map.of());
        assertEquals(wholes(100, 101, 110, 111), exact(grid, inputs).row());
        assertEquals(wholes(1 + 2 * 10 + 3 * 1000), exact(grid, inputs).output());
        var three = new Inputs<>(Map.of("d", 1), wholes(0), keys.subList(0, 3), List.of(), 0, List.of(), Map.of());
        assertThrows(IllegalArgumentException.class, () -> exact(grid, three));
    }

    @Test
    void theRowOfAStateHasADerivative() {
        var mechanism = read(LINEAR + "output = S * q / (1 + dot(z, q))");
        var point = new Point(Map.of("d", 1), wholes(1), List.of(wholes(1), wholes(2)), 1, List.of(), Map.of());
        var slopes = new Gradient<>(new Rationals(), mechanism, point).ofRow();
        assertEquals(List.of(List.of(fraction(1, 16)), List.of(fraction(2, 16))), slopes);
    }
}
