package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Rationals;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRangesTest {
    private static EntryRange range(String text) {
        return TextRanges.of(MechanismReader.parse(text, "ranges.attn").weight());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = 1 + cos(dot(q, k))",
                "param c : scalar in [0, 1]\nweight = c * softmax(dot(q, k)) + (1 - c) / n",
                "s = dot(q, k) - 1\nweight = s^2 / sum(s)^2",
                "weight = dot(concat(relu(q), 1), concat(relu(k), 2)) / sum(abs(dot(q, k)))",
                "weight = sparsemax(dot(q, k)) + step(j - i) * exp(dot(q, k))",
                "input g : scalar in (0, 1)\nweight = g * cumsum(g) * max(dot(q, k), 0)"
            })
    void theTextShowsThatNoEntryIsNegative(String text) {
        assertTrue(range(text).isNotNegative(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = dot(q, k)",
                "weight = 1/2 + cos(dot(q, k))",
                "param c : scalar in [0, 2]\nweight = c * softmax(dot(q, k)) + (1 - c) / n",
                "weight = dot(q, k)^3",
                "weight = relu(dot(q, k)) * tanh(dot(q, k)) - 1",
                "weight = min(dot(q, k), 1)",
                "weight = softmax(dot(q, k)) - 1/n",
                "weight = leakyrelu(dot(q, k), 0.1)",
                "weight = elu(dot(q, k))"
            })
    void whatMayBeNegativeIsNotTakenForPositive(String text) {
        assertFalse(range(text).isNotNegative(), text);
    }

    @ParameterizedTest
    @CsvSource({
        "tanh(dot(q; k)), -1, 1",
        "tanh(exp(dot(q; k))), 0, 1",
        "max(sin(dot(q; k)); -1/2), -1/2, 1",
        "2 - step(dot(q; k)), 1, 2",
        "mean(cos(dot(q; k))) + elu(sigmoid(dot(q; k))), -1, 2"
    })
    void endsAreExact(String weight, String low, String high) {
        var range = range("weight = " + weight.replace(';', ','));
        assertEquals(EntryRange.of(number(low), number(high)), range);
    }

    private static BigFraction number(String text) {
        var parts = text.split("/", -1);
        return new BigFraction(Integer.parseInt(parts[0]), parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    /// x - |x| over x^2 + 1, and such: whatever the text, the value lies in its range.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "weight = (dot(q, k) - abs(dot(q, k))) / (dot(q, k)^2 + 1)",
                "weight = min(dot(q, k), 1/2) + relu(-dot(q, k))",
                "weight = dot(max(q, -1), min(q, 1)) * leakyrelu(-1 - relu(dot(q, k)), 1/3)",
                "weight = max_of(concat(q, k, step(q))) - max_of(relu(k)) * max(dot(k, k))"
            })
    void valuesLieInTheRange(String text) {
        var mechanism = MechanismReader.parse(text, "ranges.attn");
        var range = TextRanges.of(mechanism.weight());
        for (int number = -4; number <= 4; number++) {
            var query = List.of(new BigFraction(number, 3), new BigFraction(1 - number, 2));
            var keys = List.of(query, List.of(new BigFraction(number), BigFraction.ONE));
            var point = new Point(Map.of("d", 2, "dv", 1), query, keys, 1, List.of(), Map.of());
            for (var entry : new Evaluator<>(new Rationals(), mechanism, point).row()) {
                assertTrue(range.low().filter(end -> end.compareTo(entry) > 0).isEmpty(), text);
                assertTrue(range.high().filter(end -> end.compareTo(entry) < 0).isEmpty(), text);
            }
        }
    }

    @Test
    void aTermTimesItselfIsASquareAndNoOther() {
        assertTrue(range("weight = dot(q, k) * dot(q, k)").isNotNegative());
        assertFalse(range("weight = dot(q, k) * dot(k, q - k)").isNotNegative());
    }
}
