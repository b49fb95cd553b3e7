package dev.attest.theory.scalar;

import static dev.attest.theory.scalar.Formulas.fraction;
import static dev.attest.theory.scalar.Formulas.wholes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Outputs and their derivatives in every input, by hand and by the mean value theorem.
class OutputGradientTest {
    private static final Rationals RATIONALS = new Rationals();
    private static final Enclosures ENCLOSURES = new Enclosures();
    private static final List<BigFraction> STILL = wholes(0, 0);
    private static final String GATED = """
            param c : scalar in (0, 1)
            param W : matrix(dv, d) learned
            score = dot(q, k) + c
            weight = score * score
            output = tanh(c * sum(weight * v) + vbar) * (W * qbar)
            """;

    private static Mechanism mechanism(String definitions) {
        return MechanismReader.parse("name test\n" + definitions, "test");
    }

    /// q = (1, 1), keys (3, -1) and (0, 2), which have the same score, values 1 and 5, mean query (0, 0).
    private static Inputs<BigFraction> two(Map<String, List<List<BigFraction>>> parameters) {
        return inputs(wholes(1, 1), List.of(wholes(3, -1), wholes(0, 2)), wholes(1, 5), STILL, parameters);
    }

    private static Inputs<BigFraction> inputs(
            List<BigFraction> query,
            List<List<BigFraction>> keys,
            List<BigFraction> values,
            List<BigFraction> meanQuery,
            Map<String, List<List<BigFraction>>> parameters) {
        var rows = values.stream().map(List::of).toList();
        return new Inputs<>(Map.of("d", 2, "dv", 1), query, keys, rows, 1, meanQuery, parameters);
    }

    private static void assertMoves(
            String definitions, BigFraction output, BigFraction slope, Inputs<BigFraction> at, Inputs<BigFraction> by) {
        var moved = new Gradient<>(RATIONALS, mechanism(definitions), at).ofOutput(by);
        assertEquals(List.of(new Dual<>(output, slope)), moved);
    }

    @Test
    void softmaxOfTwoEqualScoresMovesByHand() {
        var softmax = "weight = softmax(dot(q, k))\n";
        var at = two(Map.of());
        var unmoved = List.of(STILL, STILL);
        var query = inputs(wholes(1, 0), unmoved, wholes(0, 0), STILL, Map.of());
        var key = inputs(STILL, List.of(STILL, wholes(2, 1)), wholes(0, 0), STILL, Map.of());
        var values = inputs(STILL, unmoved, wholes(4, 8), STILL, Map.of());
        var three = fraction(3, 1);
        assertMoves(softmax, three, fraction(-3, 1), at, query);
        assertMoves(softmax, three, fraction(3, 1), at, key);
        assertMoves(softmax, three, fraction(6, 1), at, values);
    }

    @Test
    void aParameterAndTheMeanQueryMoveWhatMentionsThem() {
        var definitions = "param c : scalar learned\nweight = c * dot(q, k) + dot(qbar, k)\n";
        var at = two(Map.of("c", List.of(wholes(7))));
        var unmoved = List.of(STILL, STILL);
        var both = inputs(STILL, unmoved, wholes(0, 0), wholes(1, 0), Map.of("c", List.of(wholes(10))));
        assertMoves(definitions, fraction(84, 1), fraction(123, 1), at, both);
    }

    @Test
    void anOutputOfItsOwnIsRead() {
        var definitions = "weight = dot(q, k)\noutput = sum(weight * v) * sum(weight * v) + vbar\n";
        var at = two(Map.of());
        var values = inputs(STILL, List.of(STILL, STILL), wholes(1, 0), STILL, Map.of());
        assertMoves(definitions, fraction(147, 1), fraction(2 * 12 * 2 * 2 + 1, 2), at, values);
    }

    @Test
    void anOutputNeedsAValueForEachKey() {
        var none = inputs(wholes(1, 1), two(Map.of()).keys(), List.of(), STILL, Map.of());
        var evaluator = new Evaluator<>(RATIONALS, mechanism("weight = dot(q, k)\n"), none);
        assertEquals(wholes(2, 2), evaluator.row());
        var refusal = assertThrows(IllegalArgumentException.class, evaluator::output);
        assertEquals("values: expected one for each of the 2 keys, got 0", refusal.getMessage());
    }

    @Test
    void aDirectionOfOtherSizesIsRefused() {
        var gradient = new Gradient<>(RATIONALS, mechanism("weight = dot(q, k)\n"), two(Map.of()));
        var narrow = inputs(wholes(1), List.of(STILL, STILL), wholes(0, 0), STILL, Map.of());
        var refusal = assertThrows(IllegalArgumentException.class, () -> gradient.ofOutput(narrow));
        assertEquals("query: expected 2 of them, got 1", refusal.getMessage());
    }

    /// By the mean value theorem, in a random direction of all inputs at once.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = softmax(dot(q, k))\n",
                "phi(x) = elu(x) + 1\nscore = dot(phi(q), phi(k))\nweight = score / sum(score)\n",
                "score = dot(q, k) / n\nweight = score - mean(score) + 1/n\n",
                "weight = exp(-dot(q - k, q - k) / 8)\noutput = sum(weight * v) / sum(weight) + vbar\n",
                GATED
            })
    void differencesOfOutputsMeetTheDerivativesBetweenTheirEnds(String definitions) {
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(0, misses(mechanism(definitions), mechanism(definitions), seed), "seed " + seed);
        }
    }

    @Test
    void theDerivativeOfAnotherDefinitionIsCaught() {
        var halved = mechanism(GATED.replace("sum(weight * v)", "sum(weight * v) / 2"));
        assertTrue(IntStream.range(0, 20).anyMatch(seed -> misses(mechanism(GATED), halved, seed) > 0));
    }

    private static long misses(Mechanism mechanism, Mechanism derived, long seed) {
        var from = random(mechanism, new SplittableRandom(seed)).map(ENCLOSURES::of);
        var direction = random(mechanism, new SplittableRandom(-1 - seed)).map(ENCLOSURES::of);
        var step = new Enclosure(0x1p-20, 0x1p-20);
        var to = from.meet(direction, (x, by) -> ENCLOSURES.add(x, ENCLOSURES.multiply(step, by)));
        var slopes = new Gradient<>(ENCLOSURES, derived, from.meet(to, Enclosure::hull)).ofOutput(direction);
        var start = new Evaluator<>(ENCLOSURES, mechanism, from).output();
        var end = new Evaluator<>(ENCLOSURES, mechanism, to).output();
        return IntStream.range(0, slopes.size())
                .filter(entry -> {
                    var rise = ENCLOSURES.subtract(end.get(entry), start.get(entry));
                    var quotient = ENCLOSURES.divide(rise, step);
                    var slope = slopes.get(entry).tangent();
                    return quotient.lo() > slope.hi() || quotient.hi() < slope.lo();
                })
                .count();
    }

    private static Inputs<BigFraction> random(Mechanism mechanism, SplittableRandom random) {
        boolean parameters = !mechanism.parameters().isEmpty();
        return new Inputs<>(
                Map.of("d", 2, "dv", 3),
                row(random, 2),
                List.of(row(random, 2), row(random, 2)),
                List.of(row(random, 3), row(random, 3)),
                1,
                row(random, 2),
                parameters
                        ? Map.of(
                                "c",
                                List.of(row(random, 1)),
                                "W",
                                List.of(row(random, 2), row(random, 2), row(random, 2)))
                        : Map.of());
    }

    private static List<BigFraction> row(SplittableRandom random, int width) {
        return random.ints(width, -16, 17)
                .mapToObj(whole -> new BigFraction(whole, 8))
                .toList();
    }
}
