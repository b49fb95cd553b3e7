package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.ScoreKind;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Certificates made by hand: true ones, and true-looking ones that have to be refused.
class ForgedCertificatesTest {
    private static final Map<String, SignSet> SYMBOLS =
            Map.of("$S", SignSet.ANY, "$x", SignSet.POSITIVE, "$T", SignSet.POSITIVE, "c", SignSet.POSITIVE);
    private static final List<BigFraction> POINTS = List.of(BigFraction.ZERO, BigFraction.ONE);
    private static final Goal INJECTIVE =
            new Goal.Injective(new Condition.Rank(List.of("k[j,a1]"), false, "d"), false);

    private static Mechanism mechanism(String... lines) {
        return MechanismReader.parse("name sample\n" + String.join("\n", lines), "sample.attn");
    }

    private static Polynomial read(String text) {
        return IndexNotation.read(text, SYMBOLS);
    }

    private static Injectivity raw(String score, String scale, String phi, String index, String width) {
        var block = new FeatureBlock(
                List.of(index), List.of(width), read(phi), read("k[j," + index + "]"));
        return new Injectivity(
                new RowForm(read(score), read(scale), Polynomial.ZERO),
                ScoreKind.SUM,
                List.of(block),
                new FeatureProof.Elementwise(0),
                POINTS);
    }

    private static void assertConfirmed(Confirmation confirmation) {
        assertInstanceOf(Confirmation.Confirmed.class, confirmation);
    }

    private static void assertRefused(Confirmation confirmation) {
        assertInstanceOf(Confirmation.Rejected.class, confirmation);
    }

    @Test
    void theTrueOneIsConfirmed() {
        var linear = mechanism("score = dot(q, k)");
        assertConfirmed(
                Checker.check(linear, INJECTIVE, raw("sum(t<d: q[t]*k[j,t])", "1", "q[a1]", "a1", "d")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(t<d: q[t]*k[j,t])*$x^-1 | $x | q[a1]*$x^-1 | a1 | d",
                "sum(t<d: q[t]*k[j,t])*$T^-1 | $T | q[a1]*$T^-1 | a1 | d",
                "sum(t<d: q[t]*k[j,t])*c^-1 | c | q[a1]*c^-1 | a1 | d",
                "sum(t<d: q[t]*k[j,t]) | 1 | q[j] | j | d",
                "sum(t<d: q[t]*k[j,t]) | 1 | q[t1] | t1 | d",
                "sum(t<d: q[t]*k[j,t]) | 1 | q[o1] | o1 | d",
                "sum(t<d: q[t]*k[j,t]) | 1 | q[a2] | a2 | d",
                "sum(t<d: q[t]*k[j,t]) | 1 | q[a1] | a1 | n",
                "sum(t<d: q[t]*k[j,t]) | 1 | (q[a1]*q[7] + q[a1])*(1 + q[7])^-1 | a1 | d",
                "sum(t<d: q[t]*k[j,t]) | 1 | (q[a1]*k[l,a1] + q[a1])*(1 + k[l,a1])^-1 | a1 | d"
            })
    void symbolsAndIndicesThatDoNotBelongAreRefused(
            String score, String scale, String phi, String index, String width) {
        var linear = mechanism("score = dot(q, k)");
        assertRefused(Checker.check(linear, INJECTIVE, raw(score, scale, phi, index, width)));
    }

    @Test
    void aParameterHasTheSignsThatTheDefinitionDeclares() {
        var certificate = raw("c*sum(t<d: q[t]*k[j,t])", "1", "c*q[a1]", "a1", "d");
        assertConfirmed(Checker.check(
                mechanism("param c : scalar in (0, 1)", "score = c * dot(q, k)"), INJECTIVE, certificate));
        assertRefused(Checker.check(mechanism("param c : scalar", "score = c * dot(q, k)"), INJECTIVE, certificate));
        assertRefused(Checker.check(
                mechanism("param c : scalar in [0, 1]", "score = c * dot(q, k)"), INJECTIVE, certificate));
    }

    @Test
    void aScaleThatHidesItsZerosInADivisorIsRefused() {
        // F = (S^2 - 1) / (2 S) vanishes at 1 and -1; written as 1 over 1/(S - 1) + 1/(S + 1) it seems not to.
        var row = mechanism("score = dot(q, k)", "weight = (sum(score)^2 - 1) / (2 * sum(score)) * score");
        var hidden = "((-1 + $S)^-1 + (1 + $S)^-1)^-1";
        var plain = "1/2*$S + -1/2*$S^-1";
        for (var scale : List.of(hidden, plain)) {
            assertRefused(Checker.check(row, INJECTIVE, raw("sum(t<d: q[t]*k[j,t])", scale, "q[a1]", "a1", "d")));
        }
    }

    @Test
    void aScoreThatHidesItsZerosInADivisorIsRefused() {
        // x^2 / (1 + x^2) vanishes at x = 0; written as 1 / (1 + x^-2) it seems not to.
        var goal = new Goal.Injective(new Condition.Rank(List.of("k[j,a1]"), true, "d + 1"), false);
        var block = new FeatureBlock(List.of("a1"), List.of("d"), read("q[a1]"), read("k[j,a1]"));
        var kernel = "exp(sum(t<d: q[t]*k[j,t]))";
        var hidden = injectivity("(1 + sum(t<d: q[t])^-2)^-1*" + kernel, block);
        var vanishing = mechanism("weight = sum_of(q)^2 / (1 + sum_of(q)^2) * exp(dot(q, k))");
        assertRefused(Checker.check(vanishing, goal, hidden));
        var shown = injectivity("(1 + sum(t<d: q[t])^2)^-1*" + kernel, block);
        assertConfirmed(Checker.check(mechanism("weight = exp(dot(q, k)) / (1 + sum_of(q)^2)"), goal, shown));
    }

    private static Injectivity injectivity(String score, FeatureBlock block) {
        return new Injectivity(
                new RowForm(read(score), Polynomial.ONE, Polynomial.ZERO),
                ScoreKind.EXPONENTIAL,
                List.of(block),
                new FeatureProof.Elementwise(0),
                POINTS);
    }

    @Test
    void aFormBuiltByHandIsReadAgain() {
        // The same text as the parameter c, but positive by decree.
        var positive = Polynomial.of(new Atom.Symbol("c", List.of(), SignSet.POSITIVE));
        var product = read("sum(t<d: q[t]*k[j,t])");
        var block = new FeatureBlock(
                List.of("a1"), List.of("d"), positive.times(read("q[a1]")), read("k[j,a1]"));
        var certificate = new Injectivity(
                new RowForm(positive.times(product), Polynomial.ONE, Polynomial.ZERO),
                ScoreKind.SUM,
                List.of(block),
                new FeatureProof.Elementwise(0),
                POINTS);
        assertRefused(Checker.check(mechanism("param c : scalar", "score = c * dot(q, k)"), INJECTIVE, certificate));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false", "1, false"})
    void aPointHasAPositionAmongItsKeys(int position, boolean exists) {
        var point = point(Map.of("d", 2), position, Map.of());
        var outcome = Checker.check(
                mechanism("weight = -1/2 - i^2"), new Goal.SomeWeightNegative(), new Certificate.RowAtPoint(point, true));
        assertEquals(exists, outcome instanceof Confirmation.Confirmed);
    }

    @Test
    void aPointGivesNumbersToWidthsAndParametersOnlyWithinTheirRanges() {
        var row = mechanism("param c : scalar in (0, 1)", "weight = 1 - c + 0 * m");
        var goal = new Goal.SomeRowSumsOtherwise();
        var half = Map.of("c", List.of(List.of(new BigFraction(1, 2))));
        assertConfirmed(Checker.check(
                row, goal, new Certificate.RowAtPoint(point(Map.of("d", 2, "m", 1), 0, half), true)));
        assertRefused(Checker.check(
                row, goal, new Certificate.RowAtPoint(point(Map.of("d", 2, "m", 0), 0, half), true)));
        assertRefused(Checker.check(
                row, goal, new Certificate.RowAtPoint(point(Map.of("d", 2, "m", 1, "c", 5), 0, half), true)));
        var two = Map.of("c", List.of(List.of(BigFraction.TWO)));
        assertRefused(Checker.check(
                row, goal, new Certificate.RowAtPoint(point(Map.of("d", 2, "m", 1), 0, two), true)));
    }

    @Test
    void aMatrixAtAPointIsOneThatCanBeDrawn() {
        var goal = new Goal.SomeRowSumsOtherwise();
        var plain = List.of(List.of(BigFraction.ONE, BigFraction.TWO), List.of(BigFraction.ZERO, BigFraction.ONE));
        var certificate = new Certificate.RowAtPoint(point(Map.of("d", 2), 0, Map.of("W", plain)), true);
        var weight = "weight = dot(W * q, k)";
        assertConfirmed(Checker.check(mechanism("param W : matrix(d, d) drawn normal", weight), goal, certificate));
        assertRefused(Checker.check(mechanism("param W : matrix(d, d) drawn sign", weight), goal, certificate));
        assertRefused(Checker.check(mechanism("param W : matrix(d, d) drawn orthogonal", weight), goal, certificate));
    }

    private static Point point(
            Map<String, Integer> widths, int position, Map<String, List<List<BigFraction>>> parameters) {
        var ones = List.of(BigFraction.ONE, BigFraction.ONE);
        return new Point(widths, ones, List.of(ones), position, List.of(), parameters);
    }
}
