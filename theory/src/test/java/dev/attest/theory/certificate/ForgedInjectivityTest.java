package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attest.theory.certificate.Certificate.GenericKeys;
import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.ScoreKind;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Proofs of injectivity and of collisions, offered for a definition that they fit and for the nearest one that
/// they do not fit.
class ForgedInjectivityTest {
    private static final Map<String, SignSet> SYMBOLS = Map.of("W", SignSet.ANY, "$S", SignSet.ANY);
    private static final List<BigFraction> POINTS =
            IntStream.rangeClosed(1, 4).mapToObj(BigFraction::new).toList();

    private static Polynomial read(String text) {
        return IndexNotation.read(text, SYMBOLS);
    }

    private static FeatureBlock block(String function, String width) {
        return new FeatureBlock(
                List.of("a1"),
                List.of(width),
                read(function.replace("x[", "q[")),
                read(function.replace("x[", "k[j,")));
    }

    private static boolean isConfirmed(String definitions, Goal goal, Certificate certificate) {
        var mechanism = MechanismReader.parse("name sample\n" + definitions.replace("; ", "\n"), "sample.attn");
        return Checker.check(mechanism, goal, certificate) instanceof Confirmation.Confirmed;
    }

    private static Injectivity divided(String first, String second, String width, FeatureProof proof) {
        var blocks = List.of(block(first, width), block(second, width));
        var score = FeatureBlock.contract(blocks);
        return new Injectivity(
                new RowForm(score, read("$S^-1"), Polynomial.ZERO), ScoreKind.SUM, blocks, proof, POINTS);
    }

    private static Goal.Injective rank(String first, String second, String value) {
        var features = List.of(
                read(first.replace("x[", "k[j,")).text(),
                read(second.replace("x[", "k[j,")).text());
        return new Goal.Injective(new Condition.Rank(features, false, value), false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x[a1] | abs(x[a1])^3 | concat(x, abs(x)^3) | true",
                "x[a1] | x[a1]^3 | concat(x, x^3) | false",
                "x[a1] | abs(x[a1]) | concat(x, abs(x)) | false",
                "abs(x[a1]) | x[a1]^2 | concat(abs(x), x^2) | false"
            })
    void degreesNeedAnOddAndAnEvenBlock(String first, String second, String phi, boolean shown) {
        var text = "f(x) = " + phi + "; score = dot(f(q), f(k)); weight = score / sum(score)";
        var proof = new FeatureProof.Degrees(0, 1);
        assertEquals(shown, isConfirmed(text, rank(first, second, "2 d"), divided(first, second, "d", proof)));
    }

    @ParameterizedTest
    @CsvSource({"m, true", "d, false"})
    void wavesNeedARowMoreThanColumns(String rows, boolean shown) {
        var sine = "sin(sum(t1<d: W[a1,t1]*x[t1]))";
        var cosine = "cos(sum(t1<d: W[a1,t1]*x[t1]))";
        var text = "param W : matrix(" + rows + ", d) drawn normal; f(x) = concat(sin(W * x), cos(W * x));"
                + " score = dot(f(q), f(k)); weight = score / sum(score)";
        var rank = rank(sine, cosine, "2 " + rows).when();
        var goal = new Goal.Injective(
                new Condition.All(
                        List.of(new Condition.OffLattice("W"), new Condition.WidthAtLeast(rows, "d", 1), rank)),
                false);
        assertEquals(shown, isConfirmed(text, goal, divided(sine, cosine, rows, new FeatureProof.Waves(0, 1))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = softmax(dot(q, k)) - softmax(2 * dot(q, k)) / 2 | true",
                "weight = softmax(2 * dot(q, k)) + softmax(-2 * dot(q, k)) | false",
                "weight = softmax(dot(q, k)) - softmax(3 * dot(q, k)) / 2 | false",
                "weight = sum_of(q) * softmax(2 * dot(q, k)) + softmax(dot(q, k)) | false"
            })
    void theLeadingExponentialLeads(String weight, boolean shown) {
        var lead = new FeatureBlock(List.of("a1"), List.of("d"), read("2*q[a1]"), read("k[j,a1]"));
        var certificate = new GenericKeys(List.of(lead), List.of(), new FeatureProof.Elementwise(0));
        var goal = new Goal.Injective(new Condition.AlmostEveryKeys(2, 4), false);
        assertEquals(shown, isConfirmed(weight, goal, certificate));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d | exp(W * x) | true",
                "m | exp(W * x) | false",
                "d | exp(W * x + x) | false",
                "d | exp(2 * (W * x)) + 1 | false"
            })
    void aShiftGoesThroughOneSquareMatrix(String rows, String phi, boolean shown) {
        var text = "param W : matrix(" + rows + ", d) learned; f(x) = " + phi
                + "; score = dot(f(q), f(k)); weight = score / sum(score)";
        if (rows.equals("m") && phi.contains("+ x")) {
            return;
        }
        var certificate = new Certificate.ShiftedThroughMatrix("W", false);
        assertEquals(shown, isConfirmed(text, new Goal.NeverInjective(), certificate));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = sparsemax(dot(q, k)) | true",
                "weight = sparsemax(dot(q, k) - (i - j)) | true",
                "weight = softmax(dot(q, k)) | false",
                "weight = sparsemax(sigmoid(dot(q, k))) | false",
                "weight = sparsemax(dot(q, k)) + sigmoid(dot(q, k)) | false",
                "weight = sum_of(q) * sparsemax(dot(q, k)) | false"
            })
    void onlyRowsOfSparsemaxSaturate(String weight, boolean shown) {
        assertEquals(shown, isConfirmed(weight, new Goal.NeverInjective(), new Certificate.Saturation()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weight = dot(relu(q), k) / sum(dot(relu(q), k)) | true",
                "weight = dot(relu(q), k) / sum(dot(q, k)^2) | false",
                "weight = dot(elu(q), k) / sum(dot(elu(q), k)) | false",
                "weight = exp(dot(q, k) / norm(q)) | true",
                "weight = exp(dot(q, k)) | false",
                "weight = max(dot(q, k), 1) / sum(max(dot(q, k), 1)) | false",
                "weight = max(dot(q, k), 0) / sum(max(dot(q, k), 0)) | true",
                "weight = norm(q)^(1/2) / sqrt(norm(q)) * dot(q, k) | false"
            })
    void everyPartOfATextHasADegree(String weight, boolean shown) {
        assertEquals(shown, isConfirmed(weight, new Goal.NeverInjective(), new Certificate.ScaledText()));
        assertEquals(shown, isConfirmed(weight, new Goal.ScaleInvariant(), new Certificate.ScaledText()));
    }

    @Test
    void aRowThatIsNotLinearInTheQueryIsRefused() {
        var goal = new Goal.Injective(new Condition.AlmostEveryKeys(1, 0), false);
        var state = "input u : vector(d); state S : matrix(dv, d) = S + outer(v, k)";
        assertEquals(true, isConfirmed(state + "; output = S * q", goal, new Certificate.LinearRow()));
        assertEquals(false, isConfirmed(state + "; output = S * relu(q)", goal, new Certificate.LinearRow()));
        assertEquals(
                false,
                isConfirmed(
                        state.replace("S + ", "S - outer(S * u, u) + ") + "; output = S * q",
                        goal,
                        new Certificate.LinearRow()));
        assertEquals(
                false,
                isConfirmed(
                        state + "; output = S * q",
                        new Goal.Injective(goal.when(), true),
                        new Certificate.LinearRow()));
    }

    @Test
    void aMatrixOfSignsMayBeSingular() {
        var text = "param W : matrix(d, d) drawn sign; weight = softmax(dot(W * q, k))";
        var block = new FeatureBlock(List.of("a1"), List.of("d"), read("sum(t1<d: W[a1,t1]*q[t1])"), read("k[j,a1]"));
        var certificate = new GenericKeys(List.of(block), List.of(), new FeatureProof.OfLinearMap(0));
        var goal = new Goal.Injective(
                new Condition.All(List.of(new Condition.FullRank("W", false), new Condition.AlmostEveryKeys(2, 2))),
                false);
        var mechanism = MechanismReader.parse("name sample\n" + text.replace("; ", "\n"), "sample.attn");
        assertInstanceOf(Confirmation.Incomplete.class, Checker.check(mechanism, goal, certificate));
        assertEquals(true, isConfirmed(text.replace("sign", "normal"), goal, certificate));
    }
}
