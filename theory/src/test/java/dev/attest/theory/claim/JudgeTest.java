package dev.attest.theory.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Planted.SomeIntegerSquaresTo;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JudgeTest {
    private static final long SEED = 7;

    @Test
    void aTrueStatementHoldsAndItsSamplesDoNotClimbToProved() {
        Judgement judgement = Judge.judge(new Planted.ProductsOfPositivesArePositive(), SEED);
        assertEquals(Verdict.HOLDS, judgement.verdict());
        assertEquals(Optional.of(Evidence.SUPPORTED), judgement.evidence());
        assertEquals(Effort.STANDARD.cases(), judgement.cases());
        assertTrue(judgement.asExpected());
    }

    @Test
    void droppingAHypothesisGivesTheSmallestCounterexample() {
        Judgement judgement = Judge.judge(new Planted.ProductsOfPositivesArePositive(), SEED);
        var bites = assertInstanceOf(Tooth.Bites.class, judgement.teeth().getFirst());
        assertEquals("a = 0, b = 1: ab = 0", bites.counterexample().text());
        assertEquals(2, judgement.teeth().size());
    }

    @Test
    void aFalseStatementFailsWithASmallCounterexample() {
        Judgement judgement = Judge.judge(new Planted.SumsOfPositivesAreEven(), SEED);
        assertEquals(Verdict.FAILS, judgement.verdict());
        assertEquals(Optional.of(Evidence.WITNESSED), judgement.evidence());
        var data = judgement.counterexample().orElseThrow().data();
        assertEquals(3, Integer.parseInt(data.get("a")) + Integer.parseInt(data.get("b")));
        assertFalse(judgement.asExpected());
    }

    @Test
    void aVacuousHypothesisIsToothless() {
        Judgement judgement = Judge.judge(new Planted.SquaresOfPositivesAreNotNegative(), SEED);
        assertEquals(Verdict.HOLDS, judgement.verdict());
        assertInstanceOf(Tooth.Toothless.class, judgement.teeth().getFirst());
        assertFalse(judgement.canFail());
        assertFalse(judgement.asExpected());
    }

    @Test
    void aConditionThatIsNotTheExactOneIsToothless() {
        Judgement judgement = Judge.judge(new Planted.ProductsArePositiveExactlyWhenBothFactorsAre(), SEED);
        var toothless =
                assertInstanceOf(Tooth.Toothless.class, judgement.teeth().getFirst());
        assertTrue(toothless.reason().startsWith("it is not necessary"), toothless.reason());
    }

    @Test
    void aStatementWithoutInstancesIsUndecided() {
        Judgement judgement = Judge.judge(new Planted.EveryUnicornIsOdd(), SEED);
        assertEquals(Verdict.UNDECIDED, judgement.verdict());
        assertEquals(Optional.empty(), judgement.evidence());
        assertTrue(judgement.because().startsWith("only 0 of "), judgement.because());
    }

    @Test
    void aFindingThatStraddlesZeroLeavesTheStatementUndecided() {
        Judgement judgement = Judge.judge(new Planted.DifferencesWithItselfAreNotNegative(), SEED);
        assertEquals(Verdict.UNDECIDED, judgement.verdict());
        assertTrue(judgement.because().contains("b - b"), judgement.because());
    }

    @Test
    void aTechnicalHypothesisIsReportedWithItsReason() {
        Judgement judgement = Judge.judge(new Planted.DifferencesWithItselfAreNotNegative(), SEED);
        assertEquals(List.of(new Tooth.Technical("b is an integer", "the type says so")), judgement.teeth());
        assertTrue(judgement.canFail());
    }

    @Test
    void anExistentialStatementIsWitnessedAndTurnsDownItsDecoys() {
        Judgement judgement = Judge.judge(new SomeIntegerSquaresTo(9, 3, List.of(2, 4)), SEED);
        assertEquals(Verdict.HOLDS, judgement.verdict());
        assertEquals(Optional.of(Evidence.WITNESSED), judgement.evidence());
        assertEquals(new Judgement.Decoys(2, 2), judgement.decoys());
        assertTrue(judgement.asExpected());
    }

    @Test
    void aDecoyThatPassesIsNotAsExpected() {
        Judgement judgement = Judge.judge(new SomeIntegerSquaresTo(9, 3, List.of(2, -3)), SEED);
        assertEquals(new Judgement.Decoys(2, 1), judgement.decoys());
        assertFalse(judgement.asExpected());
    }

    @Test
    void aWitnessThatDoesNotVerifyLeavesAnExistentialStatementOpen() {
        Judgement judgement = Judge.judge(new SomeIntegerSquaresTo(9, 4, List.of(2)), SEED);
        assertEquals(Verdict.UNDECIDED, judgement.verdict());
        assertFalse(judgement.asExpected());
    }

    @Test
    void theSameSeedGivesTheSameJudgement() {
        var claim = new Planted.SumsOfPositivesAreEven();
        assertEquals(
                JudgementJson.of(Judge.judge(claim, SEED)).toString(),
                JudgementJson.of(Judge.judge(claim, SEED)).toString());
    }

    @Test
    void samplesAndTheDeciderTogetherSayTheStrongerOfTwoThatAgree() {
        Judgement sampled = Judge.judge(new Planted.ProductsOfPositivesArePositive(), SEED);
        Judgement proved = with(sampled, Verdict.HOLDS, Optional.of(Evidence.PROVED));
        assertEquals(
                Optional.of(Evidence.PROVED), Judge.together(sampled, proved).evidence());
        assertEquals(sampled.teeth(), Judge.together(sampled, proved).teeth());
    }

    @Test
    void samplesAndADeciderThatContradictEachOtherSayNothing() {
        Judgement sampled = Judge.judge(new Planted.ProductsOfPositivesArePositive(), SEED);
        Judgement contrary = with(sampled, Verdict.FAILS, Optional.of(Evidence.PROVED));
        assertEquals(Verdict.UNDECIDED, Judge.together(sampled, contrary).verdict());
        assertEquals(Optional.empty(), Judge.together(sampled, contrary).evidence());
    }

    private static Judgement with(Judgement judgement, Verdict verdict, Optional<Evidence> evidence) {
        return new Judgement(
                judgement.claim(), verdict, evidence, "", 1, Optional.empty(), List.of(), Judgement.Decoys.NONE);
    }
}
