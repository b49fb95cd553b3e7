package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.OfferedEvidence.assertShown;

import dev.attest.theory.certificate.Certificate.RowAtPoint;
import dev.attest.theory.certificate.Certificate.RowsAtScales;
import dev.attest.theory.certificate.RecurrenceEvidence.FormsAtPoint;
import dev.attest.theory.certificate.SymmetryEvidence.ConvexWeights;
import dev.attest.theory.certificate.SymmetryEvidence.CopiedTokens;
import dev.attest.theory.certificate.SymmetryEvidence.OutputAtPoint;
import dev.attest.theory.certificate.SymmetryEvidence.TranslatedRows;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows at points: points that a definition allows beside points that it does not, and rows that show what is
/// said of them beside rows that do not.
class PointsThatFitTest {
    private static final Goal OTHERWISE = new Goal.SomeRowSumsOtherwise();
    private static final Goal SEEN = new SymmetryGoal.SomeTranslationSeen();

    private static List<BigFraction> numbers(String... entries) {
        return Arrays.stream(entries).map(PointsThatFitTest::number).toList();
    }

    private static BigFraction number(String text) {
        var parts = text.split("/");
        return new BigFraction(Integer.parseInt(parts[0])).divide(parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    /// Rows of numbers, `1 2, 3 4`.
    private static List<List<BigFraction>> rows(String text) {
        return Arrays.stream(text.split(", *"))
                .map(row -> numbers(row.strip().split(" +")))
                .toList();
    }

    private static Point point(int d, int m, String query, String keys, int position) {
        return new Point(
                Map.of("d", d, "m", m, "dv", 1), rows(query).getFirst(), rows(keys), position, List.of(), Map.of());
    }

    private static Point with(Point at, String parameter, String value) {
        return new Point(
                at.widths(),
                at.query(),
                at.keys(),
                at.position(),
                at.meanQuery(),
                Map.of(parameter, rows(value)),
                at.inputs());
    }

    private static Point point() {
        return point(2, 1, "1 1", "1 2, 0 1", 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -exp(dot(q, k))                       | negative | false | true
            exp(dot(q, k))                        | negative | false | false
            exp(dot(q, k)) - exp(dot(q, k))       | negative | false | false
            0 * dot(q, k)                         | negative | true  | false
            dot(q, k) - 1                         | negative | true  | false
            dot(q, k) - 2                         | negative | true  | true
            exp(dot(q, k))                        | sum      | false | true
            softmax(dot(q, k))                    | sum      | false | false
            dot(q, k)                             | sum      | true  | true
            1/n                                   | sum      | true  | false
            exp(dot(q, k))                        | scale    | false | true
            dot(q, k)                             | scale    | true  | true
            dot(q, k) / norm(q)                   | scale    | false | false
            dot(q, k) / sum(dot(q, k))            | scale    | true  | false
            exp(dot(q, k))                        | moved    | false | true
            softmax(dot(q, k))                    | moved    | false | false
            dot(q, k)                             | moved    | true  | true
            """)
    void aRowShowsInOneArithmetic(String weight, String kind, boolean exact, boolean shown) {
        var rational = !weight.contains("exp") && !weight.contains("max") && !weight.contains("norm");
        for (var arithmetic : List.of(true, false)) {
            var expected = shown && (rational || !arithmetic);
            switch (kind) {
                case "negative" -> {
                    var evidence = new RowAtPoint(point(), arithmetic);
                    assertShown(expected, "weight = " + weight, new Goal.SomeWeightNegative(), evidence);
                }
                case "sum" ->
                    assertShown(expected, "weight = " + weight, OTHERWISE, new RowAtPoint(point(), arithmetic));
                case "scale" -> {
                    for (var factor : List.of("2", "1/3", "1", "0", "-2")) {
                        boolean scales = expected && List.of("2", "1/3").contains(factor);
                        var evidence = new RowsAtScales(point(), number(factor), arithmetic);
                        assertShown(scales, "weight = " + weight, new Goal.ScaleSensitive(), evidence);
                    }
                }
                default -> {
                    var evidence = new TranslatedRows(point(), numbers("1", "0"), arithmetic);
                    assertShown(expected, "weight = " + weight, SEEN, evidence);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight = 2/n                  | 2   | 1 | 1 1   | 1 2, 0 1            | 1  | true
            weight = 2/n                  | 2   | 1 | 1 1 1 | 1 2, 0 1            | 1  | false
            weight = 2/n                  | 2   | 1 | 1 1   | 1 2, 0              | 1  | false
            weight = 2/n                  | 2   | 1 | 1 1   | 1 2, 0 1            | 2  | false
            weight = 2/n                  | 2   | 1 | 1 1   | 1 2, 0 1            | -1 | false
            weight = 2/n                  | 2   | 1 | 1 1   | 1 2, 0 1            | 0  | true
            causal; weight = 2/n          | 2   | 1 | 1 1   | 1 2, 0 1            | 0  | false
            causal; weight = 2/n          | 2   | 1 | 1 1   | 1 2, 0 1            | 1  | true
            weight = 2/n                  | 1   | 1 | 1     | 1, 0                | 1  | false
            width d = 1; weight = 2/n     | 1   | 1 | 1     | 1, 0                | 1  | true
            width d = 2; weight = 2/n     | 2   | 1 | 1 1   | 1 2, 0 1            | 1  | true
            width d = 3; weight = 2/n     | 2   | 1 | 1 1   | 1 2, 0 1            | 1  | false
            width m = 2; weight = 2/n     | 2   | 1 | 1 1   | 1 2, 0 1            | 1  | false
            width m = 2; weight = 2/n     | 2   | 2 | 1 1   | 1 2, 0 1            | 1  | true
            weight = 2/n                  | 2   | 256 | 1 1 | 1 2, 0 1            | 1  | true
            weight = 2/n                  | 2   | 257 | 1 1 | 1 2, 0 1            | 1  | false
            weight = 2/n                  | 2   | 0 | 1 1   | 1 2, 0 1            | 1  | false
            grid; weight = 2/n            | 2   | 1 | 1 1   | 1 2, 0 1            | 1  | false
            grid; weight = 2/n            | 2   | 1 | 1 1   | 1 2, 0 1, 1 1, 0 0  | 1  | true
            """)
    void aPointHasTheSizesOfTheDefinition(
            String text, int d, int m, String query, String keys, int position, boolean shown) {
        assertShown(shown, text, OTHERWISE, new RowAtPoint(point(d, m, query, keys, position), true));
    }

    @Test
    void aMeanQueryIsAsWideAsTheQuery() {
        for (var mean : List.of("1 1", "1", "1 1 1")) {
            var at = point();
            var point =
                    new Point(at.widths(), at.query(), at.keys(), 1, rows(mean).getFirst(), Map.of());
            assertShown(mean.equals("1 1"), "weight = 2/n", OTHERWISE, new RowAtPoint(point, true));
        }
        var nothing = new Point(Map.of("m", 1), List.of(), List.of(List.of()), 0, List.of(), Map.of());
        assertShown(false, "weight = 2/n", OTHERWISE, new RowAtPoint(nothing, true));
        var noKeys = new Point(Map.of("d", 2), numbers("1", "1"), List.of(), 0, List.of(), Map.of());
        assertShown(false, "weight = 2", OTHERWISE, new RowAtPoint(noKeys, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scalar in [0, 1]              | 1                        | true
            scalar in [0, 1]              | 2                        | false
            scalar in (0, 1)              | 1                        | false
            scalar in [0, 1]              | 1 1                      | false
            scalar in [0, 1]              | 1, 1                     | false
            scalar drawn normal           | 5                        | true
            vector(m) drawn normal        | 5                        | true
            vector(m) drawn normal        | 5 5                      | false
            vector(m) drawn normal        | 5, 5                     | false
            matrix(m, d) learned          | 1 2                      | true
            matrix(m, d) learned          | 1 2, 3 4                 | false
            matrix(m, d) learned          | 1 2 3                    | false
            matrix(d, d) drawn sign       | 1 -1, -1 -1              | true
            matrix(d, d) drawn sign       | 1 -1, -1 2               | false
            matrix(d, d) drawn sign       | 1 -1, 0 1                | false
            matrix(d, d) drawn orthogonal | 3/5 4/5, -4/5 3/5        | true
            matrix(d, d) drawn orthogonal | 3/5 4/5, 4/5 3/5         | false
            matrix(d, d) drawn orthogonal | 2 0, 0 2                 | false
            matrix(m, d) drawn orthogonal | 3/5 4/5                  | true
            matrix(m, d) drawn orthogonal | 3/5 3/5                  | false
            matrix(d, m) drawn orthogonal | 3/5, 4/5                 | true
            matrix(d, m) drawn orthogonal | 3/5, 3/5                 | false
            """)
    void aParameterIsOneOfThoseThatAreDeclared(String declared, String value, boolean shown) {
        var text = "param W : " + declared + "; weight = 2/n";
        assertShown(shown, text, OTHERWISE, new RowAtPoint(with(point(), "W", value), true));
        assertShown(false, text, OTHERWISE, new RowAtPoint(point(), true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scalar                   | 2 | 1          | true
            scalar                   | 1 | 1          | false
            scalar                   | 3 | 1          | false
            scalar                   | 2 | 1 1        | false
            scalar                   | 2 | 1, 1       | false
            scalar in (0, 1)         | 2 | 1/2        | true
            scalar in (0, 1)         | 2 | 1          | false
            vector(d)                | 2 | 1 1        | true
            vector(d)                | 2 | 1          | false
            vector(d)                | 2 | 1 1, 1 1   | false
            vector(d) in (0, 1)      | 2 | 1/2 1      | false
            matrix(d, d)             | 2 | 1 1, 1 1   | true
            matrix(d, d)             | 2 | 1 1        | false
            matrix(d, d)             | 2 | 1, 1       | false
            scalar of query          | 1 | 1          | true
            scalar of query          | 2 | 1          | false
            """)
    void anInputIsGivenForEachToken(String declared, int tokens, String value, boolean shown) {
        var at = point();
        var given = Map.of("a", Collections.nCopies(tokens, rows(value)));
        var point = new Point(at.widths(), at.query(), at.keys(), 1, List.of(), Map.of(), given);
        assertShown(shown, "input a : " + declared + "; weight = 2/n", OTHERWISE, new RowAtPoint(point, true));
        assertShown(false, "input a : " + declared + "; weight = 2/n", OTHERWISE, new RowAtPoint(at, true));
        var unknown = new Point(Map.of("d", 2), at.query(), at.keys(), 1, List.of(), Map.of(), given);
        assertShown(shown, "input a : " + declared + "; weight = 2/n", OTHERWISE, new RowAtPoint(unknown, true));
        var ofWidth = "input a : " + declared.replace("(d)", "(m)").replace("d, d", "m, m") + "; weight = 2/n";
        if (!ofWidth.contains("scalar")) {
            assertShown(false, ofWidth, OTHERWISE, new RowAtPoint(unknown, true));
        }
    }

    @Test
    void numbersMayBeChosenAndSignsHaveNoNeighbours() {
        var moved = numbers("1", "0");
        var atZero = new TranslatedRows(with(point(), "c", "0"), moved, true);
        var special = "weight = dot(q, k) * (1 - sign(abs(c)))";
        assertShown(true, "param c : scalar in [0, 1]; " + special, SEEN, atZero);
        assertShown(false, "param c : scalar drawn normal; " + special, SEEN, atZero);
        assertShown(true, "param c : scalar drawn normal; weight = dot(q, k) * (1 + c)", SEEN, atZero);
        var ofSigns = new TranslatedRows(with(point(), "W", "1 1"), moved, true);
        var onSigns = "weight = dot(q, k) * (1 - sign(abs(dot(W * q, W * q) - 4)))";
        assertShown(true, "param W : matrix(m, d) drawn sign; " + onSigns, SEEN, ofSigns);
        assertShown(false, "param W : matrix(m, d) drawn normal; " + onSigns, SEEN, ofSigns);
    }

    @Test
    void aPointOfASymmetryFitsToo() {
        var moved = new TranslatedRows(point(2, 1, "1 1", "1 2, 0 1", 0), numbers("1", "0"), true);
        assertShown(true, "weight = dot(q, k)", SEEN, moved);
        assertShown(false, "causal; weight = dot(q, k)", SEEN, moved);
        var seen = new SymmetryGoal.SomeCopySeen();
        var copied = new CopiedTokens(point(), rows("1, 0"), true);
        assertShown(true, "causal; weight = dot(q, k)", seen, copied);
        assertShown(false, "causal; weight = dot(q, k) / n", seen, copied);
        // Without a mask the query keeps its position.
        assertShown(false, "weight = dot(q, k) * (1 + i) / n", seen, copied);
        var outside = new SymmetryGoal.SomeOutputOutsideHull();
        assertShown(true, "weight = dot(q, k)", outside, new OutputAtPoint(point(), rows("1, 1"), numbers("1"), true));
        var wide = new OutputAtPoint(point(), rows("1 1, 1 1"), numbers("1", "0"), true);
        assertShown(false, "weight = dot(q, k)", outside, wide);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sum(weight * v)                       | true
            sum(v * weight)                       | true
            (sum(weight * v) + mean(v)) / 2       | true
            sum(weight * v) - mean(v)             | false
            sum(dot(q, k) * v)                    | false
            sum(2 * weight * v)                   | false
            """)
    void theOutputWeighsTheValues(String output, boolean shown) {
        var text = "weight = softmax(dot(q, k)); output = " + output;
        assertShown(shown, text, new SymmetryGoal.WithinHull(), new ConvexWeights(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight = dot(q, k); state S : matrix(dv, d) = S + 2 * outer(v, k)                     | true
            weight = dot(q, k); state S : matrix(dv, d) = S + outer(v, k)                         | false
            weight = dot(q, k)                                                                    | false
            param b : vector(m) drawn normal; weight = dot(q, k) * (2 - sign(dot(b, b))); state S : matrix(dv, d) = S + outer(v, k) | false
            param b : scalar in [0, 1]; weight = dot(q, k) * (2 - sign(b^2)); state S : matrix(dv, d) = S + outer(v, k) | true
            """)
    void twoFormsDifferAtAPoint(String text, boolean shown) {
        var whole = text.contains("state") ? text + "; output = S * q" : text;
        var goal = new RecurrenceGoal.FormsDiffer();
        var at = with(point(), "b", "0");
        var irrational = whole.replace("dot(q, k)", "(exp(dot(q, k)) - dot(q, k))");
        assertShown(false, irrational, goal, new FormsAtPoint(at, true));
        assertShown(shown, whole, goal, new FormsAtPoint(at, true));
        assertShown(shown, whole, goal, new FormsAtPoint(at, false));
        assertShown(false, whole, goal, new RowAtPoint(at, true));
        assertShown(false, whole, goal, new FormsAtPoint(with(point(2, 1, "1 1", "1 2, 0 1", 0), "b", "0"), true));
        if (text.contains("state")) {
            var agree = new RecurrenceGoal.FormsAgree();
            boolean same = !shown && !text.contains("param");
            assertShown(same, whole, agree, new RecurrenceEvidence.UnrolledStates());
        }
    }
}
