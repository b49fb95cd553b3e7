package dev.attest.theory.claims.divide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Counterexample;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Judge;
import dev.attest.theory.claim.Judgement;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Tooth;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Statements near the true ones that are false: the judge must refute them, with small counterexamples.
final class InjectivityLiesTest {
    private static final long SEED = 11;

    @Test
    void keysOfFullRankAreNotEnoughForSoftmax() {
        Judgement judgement = Judge.judge(new SoftmaxIsInjectiveWheneverTheKeysHaveRankD(), SEED);
        Counterexample counterexample = refuted(judgement);
        assertEquals("[[1]]", counterexample.data().get("K"));
    }

    @Test
    void fullRankIsNotNecessaryForSoftmaxRowsToDiffer() {
        Judgement judgement = Judge.judge(new SoftmaxIsInjectiveOnlyIfThereAreTwoMoreKeysThanDimensions(), SEED);
        assertInstanceOf(Tooth.Toothless.class, judgement.teeth().getLast());
    }

    @Test
    void aConstantFeatureEndsTheCollisionsOfLinearAttention() {
        Judgement judgement = Judge.judge(new LinearAttentionWithAConstantFeatureCollides(), SEED);
        Counterexample counterexample = refuted(judgement);
        assertEquals("concat(1, x)", counterexample.data().get("phi(x)"));
        assertEquals("[[0], [1]]", counterexample.data().get("K"));
    }

    @Test
    void inlineIsNotInjectiveForEveryFeatureMap() {
        Judgement judgement = Judge.judge(new InlineIsInjectiveForEveryFeatureMap(), SEED);
        assertEquals("[[0], [1]]", refuted(judgement).data().get("K"));
    }

    private static Counterexample refuted(Judgement judgement) {
        assertEquals(Verdict.FAILS, judgement.verdict(), judgement.because());
        assertEquals(Optional.of(Evidence.WITNESSED), judgement.evidence());
        return judgement.counterexample().orElseThrow();
    }

    /// Draws and concludes as the true claim does, under other hypotheses.
    private static final class SoftmaxIsInjectiveWheneverTheKeysHaveRankD implements Claim.Universal<TwoQueries> {
        private final SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan truth =
                new SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan();

        @Override
        public Statement statement() {
            return truth.statement();
        }

        /// Every other draw has queries that differ by the vector of ones.
        @Override
        public TwoQueries draw(RandomGenerator random, int size) {
            TwoQueries drawn = truth.draw(random, size);
            List<BigFraction> ones =
                    drawn.p().stream().map(_ -> BigFraction.ONE).toList();
            return random.nextBoolean() ? drawn : drawn.withQ(Entrywise.plus(drawn.p(), BigFraction.ONE, ones));
        }

        @Override
        public List<Hypothesis<TwoQueries>> hypotheses() {
            return List.of(
                    truth.hypotheses().getFirst(),
                    Hypothesis.of(
                            "rank K = d",
                            instance -> instance.tokens().keyMatrix().rank()
                                    == instance.tokens().width()));
        }

        @Override
        public Finding conclusion(TwoQueries instance) {
            return truth.conclusion(instance);
        }
    }

    /// d + 1 keys are enough.
    private static final class SoftmaxIsInjectiveOnlyIfThereAreTwoMoreKeysThanDimensions
            implements Claim.Universal<TwoQueries> {
        private final SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan truth =
                new SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan();

        @Override
        public Statement statement() {
            return truth.statement();
        }

        @Override
        public TwoQueries draw(RandomGenerator random, int size) {
            return truth.draw(random, size);
        }

        @Override
        public List<Hypothesis<TwoQueries>> hypotheses() {
            Hypothesis<TwoQueries> span = truth.hypotheses().getLast();
            return List.of(
                    truth.hypotheses().getFirst(),
                    Hypothesis.necessary(
                            "the keys affinely span R^d and n >= d + 2",
                            instance -> span.holds().test(instance)
                                    && instance.tokens().keyCount()
                                            >= instance.tokens().width() + 2,
                            span.adversary()));
        }

        @Override
        public Finding conclusion(TwoQueries instance) {
            return truth.conclusion(instance);
        }
    }

    /// The sphere theorem for one feature too many.
    private static final class LinearAttentionWithAConstantFeatureCollides implements Claim.Universal<Sphere> {
        private final LinearAttentionWithFewFeaturesCollidesOnEverySphere truth =
                new LinearAttentionWithFewFeaturesCollidesOnEverySphere();

        @Override
        public Statement statement() {
            return truth.statement();
        }

        @Override
        public Sphere draw(RandomGenerator random, int size) {
            return truth.draw(random, size);
        }

        @Override
        public List<Hypothesis<Sphere>> hypotheses() {
            return List.of(
                    Hypothesis.of(
                            "phi has a constant feature",
                            sphere -> sphere.phi().text().startsWith("concat(1")),
                    truth.hypotheses().getLast());
        }

        @Override
        public Finding conclusion(Sphere sphere) {
            return truth.conclusion(sphere);
        }
    }

    /// Without "exactly when": different queries always have different rows.
    private static final class InlineIsInjectiveForEveryFeatureMap implements Claim.Universal<FeaturesAndQueries> {
        private final InlineIsInjectiveExactlyWhenItsFeatureMapIs truth =
                new InlineIsInjectiveExactlyWhenItsFeatureMapIs();

        @Override
        public Statement statement() {
            return truth.statement();
        }

        @Override
        public FeaturesAndQueries draw(RandomGenerator random, int size) {
            return truth.draw(random, size);
        }

        @Override
        public List<Hypothesis<FeaturesAndQueries>> hypotheses() {
            return List.of(
                    Hypothesis.of("p and q differ", instance -> !instance.p().equals(instance.q())),
                    truth.hypotheses().getFirst());
        }

        @Override
        public Finding conclusion(FeaturesAndQueries instance) {
            boolean sameFeatures =
                    instance.phi().of(instance.p()).equals(instance.phi().of(instance.q()));
            Finding truth = this.truth.conclusion(instance);
            return new Finding.Exact(truth.verdict() == Verdict.HOLDS && !sameFeatures, truth.detail());
        }
    }
}
