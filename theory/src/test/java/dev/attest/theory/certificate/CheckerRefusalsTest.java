package dev.attest.theory.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Definitions near those of a theorem that it must not be applied to; beside each one to which it applies.
class CheckerRefusalsTest {
    private static Mechanism mechanism(String... lines) {
        return MechanismReader.parse("name sample\n" + String.join("\n", lines), "sample.attn");
    }

    private static Verdict verdict(String property, Mechanism mechanism) {
        return Properties.find(property).orElseThrow().decide(mechanism).verdict();
    }

    @Test
    void aFeatureThatMixesCoordinatesIsNotOneOfASingleCoordinate() {
        // With u = q - 1 the features are (1 + 10 |q|^2) u, which turns round along u = -s (1, 1).
        var mixing = mechanism(
                "phi(x) = x + 10 * (x - 1) * dot(x, x)", "score = dot(phi(q), k)", "weight = score - mean(score) + 1/n");
        assertEquals(Verdict.UNDECIDED, verdict("injective", mixing));
        var single = mechanism("phi(x) = x + 10 * x^3", "score = dot(phi(q), k)", "weight = score - mean(score) + 1/n");
        assertEquals(Verdict.HOLDS, verdict("injective", single));
    }

    @ParameterizedTest
    @CsvSource({"'[0, 1]', UNDECIDED", "'[-1, 1]', UNDECIDED", "'(0, 1]', HOLDS", "'[1, 2]', HOLDS"})
    void aFactorThatCanBeZeroHidesTheQuery(String range, Verdict expected) {
        var plain = mechanism("param c : scalar in " + range, "weight = c * exp(dot(q, k))");
        assertEquals(expected, verdict("injective", plain));
        var power = mechanism("param c : scalar in " + range, "weight = c / (1 + dot(exp(q), exp(k)))");
        assertEquals(Verdict.HOLDS == expected, verdict("injective", power) == Verdict.HOLDS);
    }

    @Test
    void positionsAndMeanQueriesCanBeZero() {
        assertEquals(Verdict.UNDECIDED, verdict("injective", mechanism("weight = i * exp(dot(q, k))")));
        assertEquals(Verdict.UNDECIDED, verdict("injective", mechanism("weight = sum_of(qbar) * exp(dot(q, k))")));
        assertEquals(Verdict.HOLDS, verdict("injective", mechanism("weight = (1 + i) * exp(dot(q, k))")));
    }

    @Test
    void anExponentThatIsANumberByAccidentAsksForAPositiveBase() {
        assertEquals(Verdict.FAILS, verdict("total", mechanism("weight = dot(q, k)^(d - d)")));
        assertEquals(Verdict.FAILS, verdict("total", mechanism("weight = dot(q, k)^(2 * d / d)")));
        assertEquals(Verdict.HOLDS, verdict("total", mechanism("weight = dot(q, k)^(1 - 1)")));
        assertEquals(Verdict.HOLDS, verdict("total", mechanism("weight = dot(q, k)^(4 / 2)")));
    }

    @Test
    void almostEveryMatrixOfSignsIsNothingSpecial() {
        var score = "score = dot(exp(W * q), exp(W * k))";
        assertEquals(
                Verdict.UNDECIDED, verdict("injective", mechanism("param W : matrix(m, d) drawn sign", score)));
        assertEquals(Verdict.HOLDS, verdict("injective", mechanism("param W : matrix(m, d) drawn normal", score)));
    }

    @Test
    void withoutAMaskTheQueryHasItsOwnPosition() {
        assertEquals(Verdict.UNDECIDED, verdict("rank-bound", mechanism("causal", "weight = exp(-(i - j)^2)")));
        assertEquals(Verdict.HOLDS, verdict("rank-bound", mechanism("causal", "weight = exp(-j^2) * dot(q, k)")));
    }

    @Test
    void aPowerBeyondReachHasNoNormalForm() {
        var huge = mechanism("score = dot(q, k) * 2^(-4294967296)");
        assertEquals(Verdict.UNDECIDED, verdict("injective", huge));
        assertEquals(Verdict.HOLDS, verdict("injective", mechanism("score = dot(q, k) * 2^(-32)")));
    }

    @Test
    void oneMatrixWhereTheRowJumpsShowsNothing() {
        // sign(sum_of(W * W)) is 1 for almost every W, and 0 at W = 0 only.
        var jumping = mechanism("param b : vector(m) drawn normal", "weight = sign(dot(b, b)) / n");
        assertFalse(verdict("rows-sum-to-one", jumping) == Verdict.FAILS);
        var smooth = mechanism("param b : vector(m) drawn normal", "weight = dot(b, b) / n");
        assertEquals(Verdict.FAILS, verdict("rows-sum-to-one", smooth));
    }

    @Test
    void theNameOfAParameterMayBeThatOfAnAtom() {
        var odd = mechanism(
                "param delta : scalar in (0, 1)", "param pos : scalar in (0, 1)", "weight = softmax(delta * pos * dot(q, k))");
        assertTrue(verdict("injective", odd) == Verdict.HOLDS);
    }
}
