package dev.attest.theory.claims.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Judge;
import dev.attest.theory.claim.Judgement;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Tooth;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Statements near the mixture of key-side laws that are false, and cases worked out by hand.
final class MixtureLiesTest {
    private static final long SEED = 13;
    private static final Enclosures SCALARS = new Enclosures();

    private final RowsOfNonNegativeFeaturesAreMixturesOfKeySideLaws truth =
            new RowsOfNonNegativeFeaturesAreMixturesOfKeySideLaws();

    @Test
    void theFloorIsNotTheGreatestEntropyOfTheLaws() {
        Judgement judgement = Judge.judge(new Near(MixtureLiesTest::aboveTheGreatestEntropy), SEED);
        assertEquals(Verdict.FAILS, judgement.verdict(), judgement.because());
        assertTrue(keys(judgement) <= 2, judgement.because());
    }

    @Test
    void theEntropyIsNotStrictlyAboveTheFloor() {
        Judgement judgement = Judge.judge(new Near(MixtureLiesTest::strictlyAboveTheFloor), SEED);
        assertEquals(Verdict.FAILS, judgement.verdict(), judgement.because());
        assertEquals(1, keys(judgement), judgement.because());
    }

    @Test
    void everyHypothesisThatIsNotTechnicalBites() {
        List<Tooth> teeth = Judge.judge(truth, SEED).teeth();
        assertEquals(
                List.of(Tooth.Bites.class, Tooth.Bites.class, Tooth.Bites.class, Tooth.Technical.class),
                teeth.stream().map(Object::getClass).toList());
        assertTrue(teeth.get(2).text().contains("softmax"), teeth.get(2).text());
        assertTrue(teeth.get(2).text().contains("floor"), teeth.get(2).text());
    }

    @Test
    void theQueryWeighsTheTwoLawsOfTwoFeatures() {
        RowOfFeatures instance = relu(List.of(1, 1), List.of(List.of(1, 0), List.of(3, 2)));
        var laws = List.of(
                List.of(new BigFraction(1, 4), new BigFraction(3, 4)), List.of(BigFraction.ZERO, BigFraction.ONE));
        var row = List.of(new BigFraction(1, 6), new BigFraction(5, 6));
        assertEquals(laws, instance.laws().laws());
        assertEquals(Optional.of(row), instance.mixture());
        assertEquals(row, Rows.row(new Rationals(), instance.mechanism(), instance.keys(), instance.query()));
        assertEquals(Verdict.HOLDS, truth.conclusion(instance).verdict());
    }

    @Test
    void aFeatureThatIsZeroAtEveryKeyHasNoLaw() {
        RowOfFeatures instance = relu(List.of(1, 1), List.of(List.of(1, 0), List.of(3, -2)));
        assertEquals(1, instance.laws().laws().size());
        assertEquals(new Finding.Exact(true, "the row is one of the laws"), truth.conclusion(instance));
    }

    @Test
    void aQueryWithANegativeFeatureLeavesTheHull() {
        var instance =
                of("linear attention, phi(x) = x, psi(x) = x", List.of(-1, 1), List.of(List.of(1, 1), List.of(1, 2)));
        assertEquals(Optional.empty(), instance.mixture());
        assertEquals(
                new Finding.Exact(false, "a_1 = 0 < 1/3, the least that a law gives key 1"),
                truth.conclusion(instance));
    }

    @Test
    void theOnlyLawOfInlineIsTheUniformOne() {
        var instance = of("inline", List.of(1), List.of(List.of(-1), List.of(1)));
        assertEquals(
                List.of(List.of(BigFraction.ONE_HALF, BigFraction.ONE_HALF)),
                instance.laws().laws());
        assertEquals(
                new Finding.Exact(false, "a_1 = 0 < 1/2, the least that a law gives key 1"),
                truth.conclusion(instance));
    }

    @Test
    void aLongQueryTakesSoftmaxBelowEveryPositiveFloor() {
        var keys = List.of(List.of(1), List.of(2));
        String softmax = "softmax, held to the laws of psi(x) = concat(1, relu(x))";
        assertEquals(
                Verdict.HOLDS, truth.conclusion(of(softmax, List.of(0), keys)).verdict());
        assertEquals(
                Verdict.FAILS, truth.conclusion(of(softmax, List.of(3), keys)).verdict());
    }

    private static long keys(Judgement judgement) {
        String matrix = judgement.counterexample().orElseThrow().data().get("K");
        return matrix.chars().filter(letter -> letter == '[').count() - 1;
    }

    private static RowOfFeatures relu(List<Integer> query, List<List<Integer>> keys) {
        return of("linear attention, phi(x) = relu(x), psi(x) = relu(x)", query, keys);
    }

    private static RowOfFeatures of(String text, List<Integer> query, List<List<Integer>> keys) {
        var family = MixtureFamily.all().stream()
                .filter(candidate -> candidate.text().equals(text))
                .findFirst()
                .orElseThrow();
        var exact = keys.stream().map(MixtureLiesTest::exact).toList();
        return new RowOfFeatures(family, new Tokens(exact, List.of(exact(query))));
    }

    private static List<BigFraction> exact(List<Integer> vector) {
        return vector.stream().map(BigFraction::new).toList();
    }

    private static Finding aboveTheGreatestEntropy(RowOfFeatures instance, List<BigFraction> row) {
        Enclosure margin = SCALARS.subtract(entropy(row), instance.laws().greatestEntropy());
        return instance.laws().laws().stream().allMatch(row::equals)
                ? new Finding.Exact(true, "all laws are the row")
                : new Finding.Enclosed(margin.lo(), margin.hi(), "margin in " + margin);
    }

    private static Finding strictlyAboveTheFloor(RowOfFeatures instance, List<BigFraction> row) {
        Enclosure margin = SCALARS.subtract(entropy(row), instance.laws().leastEntropy());
        return instance.laws().laws().stream().allMatch(row::equals)
                ? new Finding.Exact(false, "all laws are the row")
                : new Finding.Enclosed(margin.lo(), margin.hi(), "margin in " + margin);
    }

    private static Enclosure entropy(List<BigFraction> row) {
        return KeySideLaws.entropy(row.stream().map(SCALARS::of).toList());
    }

    /// The true hypotheses with another conclusion about the rational row.
    private final class Near implements Claim.Universal<RowOfFeatures> {
        private final BiFunction<RowOfFeatures, List<BigFraction>, Finding> conclusion;

        Near(BiFunction<RowOfFeatures, List<BigFraction>, Finding> conclusion) {
            this.conclusion = conclusion;
        }

        @Override
        public Statement statement() {
            return truth.statement();
        }

        @Override
        public RowOfFeatures draw(RandomGenerator random, int size) {
            return truth.draw(random, size);
        }

        @Override
        public List<Hypothesis<RowOfFeatures>> hypotheses() {
            return truth.hypotheses();
        }

        @Override
        public Finding conclusion(RowOfFeatures instance) {
            return conclusion.apply(
                    instance, Rows.row(new Rationals(), instance.mechanism(), instance.keys(), instance.query()));
        }
    }
}
