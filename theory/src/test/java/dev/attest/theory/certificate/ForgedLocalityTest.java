package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.OfferedEvidence.assertShown;

import dev.attest.theory.certificate.RecurrenceEvidence.FallingFactor;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingThroughZeros;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingWeight;
import dev.attest.theory.certificate.RecurrenceEvidence.NoPositions;
import dev.attest.theory.certificate.RecurrenceEvidence.StatesAtZero;
import dev.attest.theory.certificate.RecurrenceEvidence.UndefinedAtZero;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal.Local;
import dev.attest.theory.statement.RecurrenceGoal.NoZeroKeys;
import dev.attest.theory.statement.RecurrenceGoal.NotLocal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Evidence on weights that fall or grow with the lag, beside texts where they do not.
class ForgedLocalityTest {
    private static final Goal LOCAL = new Local(new Condition.Always(), false);
    private static final Goal OF_ONE_SIGN = new Local(new Condition.OneSignOfContent(), false);
    private static final Goal EXACTLY = new Local(new Condition.OneSignOfContent(), true);
    private static final String VECTOR = "param b : vector(m) drawn normal; ";
    private static final String READ = "; output = S * q";

    private static List<BigFraction> numbers(int... entries) {
        return IntStream.of(entries).mapToObj(BigFraction::new).toList();
    }

    /// The query (1, 1), a key, and keys of 0 behind it, with the gates (1/2, 1/27); b and c are 0, h is 1, g
    /// is 1/2 and w is (0, 5).
    private static Point point(int first, int second, int zeros) {
        var keys = new ArrayList<>(List.of(numbers(first, second)));
        IntStream.range(0, zeros).forEach(zero -> keys.add(numbers(0, 0)));
        var parameters = new HashMap<String, List<List<BigFraction>>>();
        parameters.put("b", List.of(numbers(0)));
        parameters.put("c", List.of(numbers(0)));
        parameters.put("g", List.of(List.of(BigFraction.ONE_HALF)));
        parameters.put("w", List.of(numbers(0, 5)));
        parameters.put("h", List.of(numbers(1)));
        var gates = List.of(List.of(BigFraction.ONE_HALF, new BigFraction(1, 27)));
        var inputs = Map.of("a", Collections.nCopies(keys.size(), gates));
        return new Point(Map.of("d", 2, "dv", 1, "m", 1), numbers(1, 1), keys, zeros, List.of(), parameters, inputs);
    }

    private static StatesAtZero atZero(Optional<Point> growth) {
        return new StatesAtZero(point(1, 2, 0), growth);
    }

    private static RowForm raw(String definitions) {
        var mechanism = MechanismReader.parse("name sample\n" + definitions.replace("; ", "\n"), "sample.attn");
        return new RowForm(NormalForm.of(mechanism.causally()).weight(), Polynomial.ONE, Polynomial.ZERO);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight = dot(q, k) * (1/2)^(i - j)                                                  | true
            weight = dot(q, k) / (1 + i - j)                                                    | true
            weight = dot(relu(q), relu(k)) * cos(pi / 2 * (i - j) / n)                          | true
            weight = dot(relu(q), relu(k)) * cos(pi * (i - j) / n)                              | false
            weight = dot(q, k)                                                                  | false
            weight = dot(q, k) * 2^(i - j)                                                      | false
            weight = dot(q, k) * ((1/2)^(i - j) + 1)                                            | false
            weight = dot(q, k) * (1/2)^(i - j) + 1                                              | false
            weight = dot(q, k) * ((1/2)^(i - j) - 1/4)                                          | false
            weight = dot(q, k - k) * (1/2)^(i - j)                                              | false
            param g : scalar in (0, 1); weight = dot(q, k) * g^(i - j)                          | true
            param g : scalar in (0, 2); weight = dot(q, k) * g^(i - j)                          | false
            # For d = 3 the weight is 0 throughout.
            weight = (d - 3) * dot(q, k) * (1/2)^(i - j)                                        | false
            weight = (d - 1) * dot(q, k) * (1/2)^(i - j)                                        | false
            width d = 2; weight = (d - 3) * dot(q, k) * (1/2)^(i - j)                           | true
            weight = dot(q, k) / sqrt(d) * (1/2)^(i - j)                                        | true
            param h : scalar in [1, 2]; weight = h * dot(q, k) * (1/2)^(i - j)                  | true
            param c : scalar in [0, 1]; weight = (1 - c) * dot(q, k) * (1/2)^(i - j)            | false
            # At c = 0, and for d = 3, the row is undefined.
            param c : scalar in [0, 1]; weight = c * dot(q, k) / c * (1/2)^(i - j)              | false
            param h : scalar in [1, 2]; weight = h * dot(q, k) / h * (1/2)^(i - j)              | true
            weight = (d - 3) * dot(q, k) / (d - 3) * (1/2)^(i - j)                              | false
            param b : vector(m) drawn normal; weight = exp(dot(b, b)) * dot(q, k) * (1/2)^(i - j) | true
            # For almost every b the weight is 0 throughout.
            param b : vector(m) drawn normal; weight = (1 - sign(dot(b, b))) * dot(q, k) * (1/2)^(i - j) | false
            """)
    void aFactorFallsForAllParametersOrForNone(String text, boolean shown) {
        assertShown(shown, text, LOCAL, new FallingFactor(raw(text), point(1, 2, 0)));
        assertShown(false, text, OF_ONE_SIGN, new FallingFactor(raw(text), point(1, 2, 0)));
        assertShown(false, text, LOCAL, new FallingFactor(raw("weight = dot(q, k) * (1/3)^(i - j)"), point(1, 2, 0)));
        assertShown(false, text, LOCAL, atZero(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.5 * S + outer(v, k)                                                       | true  | false
            S + outer(v, k)                                                             | false | true
            2 * S + outer(v, k)                                                         | false | false
            -0.5 * S + outer(v, k)                                                      | false | false
            0.5 * S + outer(v, k - k)                                                   | false | false
            S + (1 + j) * outer(v, k)                                                   | false | false
            0.5 * S + (d - 3) * outer(v, k)                                             | false | false
            param h : scalar in [1, 2]; 0.5 * S + h * outer(v, k)                       | true  | false
            param c : scalar in [0, 1]; 0.5 * S + (1 - c) * outer(v, k)                 | false | false
            param b : vector(m) drawn normal; 0.5 * S + (1 - sign(dot(b, b))) * outer(v, k) | false | false
            """)
    void aStateShrinksForAllParametersOrForNone(String update, boolean falls, boolean stays) {
        int at = update.lastIndexOf(';') + 1;
        var text = update.substring(0, at) + " state S : matrix(dv, d) = " + update.substring(at) + READ;
        assertShown(falls, text.strip(), LOCAL, atZero(Optional.empty()));
        assertShown(stays, text.strip(), new NotLocal(), atZero(Optional.empty()));
        assertShown(false, text.strip(), OF_ONE_SIGN, atZero(Optional.empty()));
        assertShown(false, text.strip(), LOCAL, new StatesAtZero(point(1, -1, 0), Optional.empty()));
        assertShown(false, text.strip(), LOCAL, new StatesAtZero(point(1, 2, 1), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            input a : vector(d) in (0, 1); g = a                                            | true
            # For d = 3 all channels shrink by one half.
            input a : vector(d) in (0, 1); g = 1 / (2 + abs(d - 3) * a)                   | false
            input a : vector(d) in (0, 1); g = a / (1 + sum_of(a))                          | false
            param h : scalar in [1, 2]; input a : vector(d) in (0, 1); g = a                | true
            # At c = 1 both channels shrink by one half.
            input a : vector(d) in (0, 1); param c : scalar in [0, 1]; g = c / 2 + (1 - c) * a | false
            # So they do for almost every b.
            param b : vector(m) drawn normal; param w : vector(d) learned; g = 1 / (2 + abs(1 - sign(dot(b, b))) * w * w) | false
            """)
    void channelsOfTheirOwnGrowWhereNoParameterSaysOtherwise(String gates, boolean shown) {
        var text = gates + "; state S : matrix(dv, d) = S * diag(g) + outer(v, k)" + READ;
        assertShown(true, text, OF_ONE_SIGN, atZero(Optional.empty()));
        assertShown(shown, text, EXACTLY, atZero(Optional.of(point(-2, 27, 2))));
        assertShown(false, text, EXACTLY, atZero(Optional.of(point(1, 27, 2))));
        assertShown(false, text, EXACTLY, atZero(Optional.of(point(-2, 27, 1))));
        assertShown(false, text, EXACTLY, atZero(Optional.of(point(-2, 27, 0))));
        // As large, with the other sign.
        assertShown(false, text, EXACTLY, atZero(Optional.of(point(-56, 81, 1))));
        assertShown(false, text, EXACTLY, atZero(Optional.empty()));
        assertShown(false, text, LOCAL, atZero(Optional.empty()));
    }

    @Test
    void theContentOfAPointHasAWeightThatFalls() {
        var text = "weight = dot(q, k) * (1/2)^(i - j)";
        assertShown(true, text, LOCAL, new FallingFactor(raw(text), point(1, 2, 0)));
        assertShown(false, text, LOCAL, new FallingFactor(raw(text), point(1, -1, 0)));
        assertShown(false, text, EXACTLY, new FallingFactor(raw(text), point(1, 2, 0)));
        var elsewhere = new Point(Map.of("d", 3), numbers(1, 1), List.of(numbers(1, 2)), 0, List.of(), Map.of());
        assertShown(false, text, LOCAL, new FallingFactor(raw(text), elsewhere));
        assertShown(false, text, LOCAL, new NoPositions());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight = dot(q, k) * 2^(i - j)                                                       | true
            weight = dot(q, k) * (1/2)^(i - j)                                                   | false
            weight = dot(q, k)                                                                   | false
            weight = dot(q, k) * 2^(i - j) + 1                                                   | false
            # For some c it grows.
            param c : scalar in [0, 1]; weight = (1 - c) * dot(q, k) * 2^(i - j)                 | true
            # For almost every b the weight is 0 throughout, or falls.
            param b : vector(m) drawn normal; weight = (1 - sign(dot(b, b))) * dot(q, k) * 2^(i - j)  | false
            param b : vector(m) drawn normal; weight = dot(q, k) * (2 - 3/2 * sign(dot(b, b)))^(i - j) | false
            """)
    void oneContentGrowsWithTheLag(String text, boolean shown) {
        var keys = Collections.nCopies(3, numbers(1, 2));
        var parameters = Map.of("b", List.of(numbers(0)), "c", List.of(numbers(0)));
        var point = new Point(Map.of("d", 2, "m", 1), numbers(1, 1), keys, 2, List.of(), parameters);
        var form = raw(text);
        assertShown(shown, text, new NotLocal(), new GrowingWeight(form, point, 0, 1));
        assertShown(shown, text, new NotLocal(), new GrowingWeight(form, point, 1, 2));
        for (var lags : List.of(List.of(1, 0), List.of(1, 1), List.of(0, 3), List.of(-1, 0))) {
            var lag = new GrowingWeight(form, point, lags.getFirst(), lags.getLast());
            assertShown(false, text, new NotLocal(), lag);
        }
        var other = List.of(numbers(1, 2), numbers(2, 4), numbers(1, 2));
        assertShown(false, text, new NotLocal(), new GrowingWeight(form, point.withKeys(other), 0, 1));
        var larger = raw("weight = dot(q, k) * 3^(i - j)");
        assertShown(false, text, new NotLocal(), new GrowingWeight(larger, point, 0, 1));
        var narrow = new Point(Map.of("d", 3, "m", 1), numbers(1, 1), keys, 2, List.of(), parameters);
        assertShown(false, text, new NotLocal(), new GrowingWeight(form, narrow, 0, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight = dot(q, k)                              | true
            weight = softmax(dot(q, k))                     | true
            weight = dot(q, k) * (1/2)^(i - j)              | false
            weight = dot(q, k) / (1 + j)                    | false
            weight = cumsum(relu(dot(q, k)))                | false
            weight = dot(rope(q, i), rope(k, j))            | false
            """)
    void whereNoPositionEntersTheWeightStays(String text, boolean shown) {
        assertShown(shown, text, new NotLocal(), new NoPositions());
        assertShown(false, text, LOCAL, new NoPositions());
        assertShown(false, text, new NotLocal(), new UndefinedAtZero());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            input a : vector(d) in (0, 1); state S : matrix(dv, d) = S * diag(a) + outer(v, k)           | true
            input a : vector(d) in (0, 1); state S : matrix(dv, d) = S * diag(a) + (1 + j) * outer(v, k) | false
            state S : matrix(dv, d) = 0.5 * S + outer(v, k)                                              | false
            state S : matrix(dv, d) = 2 * S + outer(v, k)                                                | true
            param b : vector(m) drawn normal; state S : matrix(dv, d) = 2 * S + (1 - sign(dot(b, b))) * outer(v, k) | false
            weight = dot(q, k); state S : matrix(dv, d) = 2 * S + outer(v, k)                            | false
            """)
    void aWeightGrowsWhileZerosFollow(String states, boolean shown) {
        var text = states + READ;
        var goal = new NotLocal();
        assertShown(shown, text, goal, new GrowingThroughZeros(point(-2, 27, 2)));
        assertShown(false, text, goal, new GrowingThroughZeros(point(-2, 27, 0)));
        var follows = List.of(numbers(-2, 27), numbers(0, 1), numbers(0, 0));
        assertShown(false, text, goal, new GrowingThroughZeros(point(-2, 27, 2).withKeys(follows)));
        assertShown(false, text, LOCAL, new GrowingThroughZeros(point(-2, 27, 2)));
    }

    @Test
    void theStatesAreThoseOfTheRow() {
        var states = "state S : matrix(dv, d) = S + outer(v, k)" + READ;
        assertShown(true, "weight = dot(q, k); " + states, new NotLocal(), atZero(Optional.empty()));
        assertShown(false, "weight = 2 * dot(q, k); " + states, new NotLocal(), atZero(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            state S : matrix(dv, d) = S + outer(v, k / norm(k)) | true
            state S : matrix(dv, d) = S + outer(v, k)           | false
            state S : matrix(dv, d) = S + outer(v, k / (1 + norm(k))) | false
            """)
    void aDivisorFailsAtAKeyOfZero(String states, boolean shown) {
        assertShown(shown, states + READ, new NoZeroKeys(), new UndefinedAtZero());
        assertShown(false, states + READ, new NoZeroKeys(), new NoPositions());
        assertShown(false, "weight = dot(q, k / norm(k))", new NoZeroKeys(), new UndefinedAtZero());
    }
}
