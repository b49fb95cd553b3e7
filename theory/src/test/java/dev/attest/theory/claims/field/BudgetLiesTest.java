package dev.attest.theory.claims.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Judge;
import dev.attest.theory.claim.Judgement;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Statements near the retrieval budget and the expansion of softmax that are false, and cases worked out by
/// hand.
final class BudgetLiesTest {
    private static final long SEED = 13;

    private final RetrievalBudgetIsAtMostTheNumberOfFeatures truth = new RetrievalBudgetIsAtMostTheNumberOfFeatures();

    @Test
    void theTraceIsNotAtMostTheRankMinusOne() {
        Judgement judgement = Judge.judge(new TraceIsAtMostTheRankMinus(1), SEED);
        assertEquals(Verdict.FAILS, judgement.verdict(), judgement.because());
        assertEquals(
                1, matrixRows(judgement.counterexample().orElseThrow().data().get("K")));
    }

    @Test
    void theTraceIsAtMostTheRank() {
        Judgement judgement = Judge.judge(new TraceIsAtMostTheRankMinus(0), SEED);
        assertEquals(Verdict.HOLDS, judgement.verdict(), judgement.because());
    }

    @Test
    void theBoundIsAttainedByKeysOnTheAxes() {
        Finding finding = truth.conclusion(relu(List.of(List.of(1, 0), List.of(0, 1))));
        assertEquals(new Finding.Exact(true, "trace 2, rank 2, m = 2"), finding);
    }

    @Test
    void moreKeysThanFeaturesDoNotRaiseTheBudget() {
        Finding finding = truth.conclusion(relu(List.of(List.of(1, 0), List.of(1, 0), List.of(0, 1), List.of(0, 1))));
        assertEquals(new Finding.Exact(true, "trace 2, rank 2, m = 2"), finding);
    }

    @Test
    void aQuarterOfTheSquaredRangeCannotBeReplacedByASixtyFourth() {
        Judgement judgement = Judge.judge(new RemainderIsAtMostASixtyFourthOfTheSquaredRange(), SEED);
        assertEquals(Verdict.FAILS, judgement.verdict(), judgement.because());
        assertTrue(judgement.because().contains("distance"), judgement.because());
    }

    private static long matrixRows(String matrix) {
        return matrix.chars().filter(letter -> letter == '[').count() - 1;
    }

    /// Each key is its own query.
    private static RowsOfQueries relu(List<List<Integer>> keys) {
        List<List<BigFraction>> exact = keys.stream()
                .map(key -> key.stream().map(BigFraction::new).toList())
                .toList();
        return new RowsOfQueries(BudgetFamily.all().getFirst(), new Tokens(exact, exact));
    }

    private final class TraceIsAtMostTheRankMinus implements Claim.Universal<RowsOfQueries> {
        private final int less;

        TraceIsAtMostTheRankMinus(int less) {
            this.less = less;
        }

        @Override
        public Statement statement() {
            return truth.statement();
        }

        @Override
        public RowsOfQueries draw(RandomGenerator random, int size) {
            return truth.draw(random, size);
        }

        @Override
        public List<Hypothesis<RowsOfQueries>> hypotheses() {
            return truth.hypotheses();
        }

        @Override
        public Finding conclusion(RowsOfQueries instance) {
            return RetrievalBudgetIsAtMostTheNumberOfFeatures.rational(instance)
                    .<Finding>map(matrix -> exactly(matrix, matrix.rank() - less))
                    .orElseGet(() -> new Finding.Undecided("not rational"));
        }

        private static Finding exactly(RationalMatrix matrix, int bound) {
            return new Finding.Exact(matrix.trace().compareTo(new BigFraction(bound)) <= 0, "trace " + matrix.trace());
        }
    }

    private static final class RemainderIsAtMostASixtyFourthOfTheSquaredRange implements Claim.Universal<Expansion> {
        private final InlineIsTheFirstOrderTermOfSoftmax truth = new InlineIsTheFirstOrderTermOfSoftmax();

        @Override
        public Statement statement() {
            return truth.statement();
        }

        @Override
        public Expansion draw(RandomGenerator random, int size) {
            return truth.draw(random, size);
        }

        @Override
        public List<Hypothesis<Expansion>> hypotheses() {
            return truth.hypotheses();
        }

        @Override
        public Finding conclusion(Expansion instance) {
            return new SoftmaxExpansion(Catalogue.mechanism("softmax"))
                    .remainder(new BigFraction(1, 4096), instance.mechanism(), instance.keys(), instance.query());
        }
    }
}
