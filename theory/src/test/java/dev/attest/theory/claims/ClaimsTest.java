package dev.attest.theory.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.ClaimPage;
import dev.attest.theory.claim.Claims;
import dev.attest.theory.claim.Instance;
import dev.attest.theory.claim.Judge;
import dev.attest.theory.claim.Judgement;
import dev.attest.theory.claim.JudgementJson;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.statement.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ClaimsTest {
    static Stream<Claim> claims() {
        return Claims.all().stream();
    }

    @Test
    void everyClaimIsFoundAndHasItsOwnId() {
        List<String> ids =
                claims().filter(claim -> !isReason(claim)).map(Claim::id).toList();
        assertEquals(
                List.of(
                        "a-spike-fires-softmax-regression-by-its-sign-alone",
                        "a-step-of-the-delta-rule-adds-at-most-a-share-of-the-value",
                        "an-epsilon-in-the-divisor-makes-linear-attention-injective",
                        "columns-fire-independently",
                        "dividing-rows-leaves-the-rank-as-it-is",
                        "each-unit-shares-its-row-as-the-lemmas-say",
                        "eight-signs-give-the-plateaus-of-success",
                        "features-that-span-affinely-have-full-rank",
                        "features-that-sum-to-a-constant-never-span-affinely",
                        "inline-is-cheaper-than-softmax-exactly-from-a-few-tokens-beyond-the-head-width",
                        "inline-is-injective-exactly-when-its-feature-map-is",
                        "inline-is-injective-for-injective-features-that-span-affinely",
                        "inline-is-the-first-order-term-of-softmax",
                        "inline-rows-are-apart-in-proportion-to-their-features",
                        "inline-rows-stretch-with-the-query",
                        "inline-separates-at-a-temperature",
                        "inline-weights-are-non-negative-where-the-scores-have-a-small-range",
                        "inline-with-its-residual-reaches-full-rank",
                        "inline-with-relu-features-gives-many-queries-the-uniform-row",
                        "linear-attention-is-not-injective",
                        "linear-attention-on-interleaved-digits-is-injective",
                        "linear-attention-separates-by-a-readout-of-one-entry",
                        "linear-attention-separates-with-other-weights",
                        "linear-attention-with-a-constant-feature-is-injective-exactly-when-its-features-span",
                        "linear-attention-with-as-many-features-as-dimensions-is-not-injective",
                        "linear-attention-with-few-features-collides-on-every-sphere",
                        "linear-attention-with-one-feature-has-one-row",
                        "linear-regression-stays-silent-for-logits-from-zero",
                        "little-weight-on-the-special-key-keeps-a-network-silent",
                        "local-mass-is-at-most-the-rank-times-the-windows-of-a-key",
                        "mass-in-windows-is-at-most-the-retrieval-budget",
                        "more-columns-separate-better",
                        "multiples-of-a-query-look-alike-to-homogeneous-features",
                        "no-more-keys-than-dimensions-leave-queries-with-one-row",
                        "no-readout-sees-more-than-one-over-n-of-linear-attention",
                        "no-weights-let-linear-attention-separate",
                        "outputs-can-be-equal-where-rows-differ",
                        "powers-of-order-log-n-weigh-the-special-key-as-softmax-does",
                        "random-signs-sum-as-hoeffding-says",
                        "regression-stays-silent-unless-softmax-meets-the-spike",
                        "retrieval-budget-is-at-most-the-number-of-features",
                        "rows-of-linear-attention-agree-exactly-when-features-are-proportional",
                        "rows-of-non-negative-features-are-mixtures-of-key-side-laws",
                        "rows-that-an-epsilon-tells-apart-differ-by-a-multiple-of-it",
                        "softmax-differs-from-inline-by-almost-the-bound",
                        "softmax-forgets-what-all-logits-share",
                        "softmax-in-single-precision-cannot-tell-large-queries-apart",
                        "softmax-is-injective-exactly-when-the-keys-affinely-span",
                        "softmax-is-injective-for-keys-of-full-rank-that-span-affinely",
                        "softmax-is-injective-unless-the-keys-are-translates-of-one-another",
                        "softmax-is-injective-whenever-the-keys-have-full-rank",
                        "softmax-is-local-where-positions-lie-on-circles",
                        "softmax-rows-are-apart-in-proportion-to-their-queries",
                        "softmax-rows-have-full-rank-even-on-a-line",
                        "softmax-separates-what-linear-attention-does-not",
                        "softmax-sharpens-as-the-query-grows",
                        "softmax-turns-to-the-special-key-where-squares-pass-one",
                        "softmax-with-a-bias-is-injective-at-each-position-alone",
                        "squared-deviations-stay-near-the-variance",
                        "superiority-holds-for-every-large-n",
                        "the-law-counts-every-sign-vector",
                        "the-output-of-inline-is-a-sum-over-the-keys-times-the-query",
                        "the-residual-of-inline-is-banded-and-its-rank-is-kept-up-to-the-features",
                        "the-rows-of-linear-attention-span-one-dimension-less-than-the-features",
                        "the-scale-of-the-weights-means-nothing-to-linear-attention",
                        "the-vectorised-form-is-the-matrix-form",
                        "three-instances-are-exact-in-whole-numbers",
                        "tiled-blocks-meet-the-bound-of-local-mass",
                        "undivided-linear-attention-is-injective-exactly-when-its-feature-map-is",
                        "uniform-rows-put-the-share-of-a-full-window-into-their-windows",
                        "uniform-rows-put-their-bordered-share-into-their-windows",
                        "weight-on-the-special-key-fires-a-quarter-of-the-columns",
                        "weights-of-inline-fall-below-every-bound"),
                ids);
        assertEquals(ids.size(), new HashSet<>(ids).size());
        ids.forEach(id -> assertEquals(id, Claims.find(id).orElseThrow().id()));
        assertEquals(Optional.empty(), Claims.find("no-such-claim"));
    }

    /// `ReasonsTest` counts these.
    private static boolean isReason(Claim claim) {
        return claim.getClass().getPackageName().endsWith(".reasons");
    }

    @ParameterizedTest
    @MethodSource("claims")
    void everyClaimIsJudgedAsItExpectsUnderAnySeed(Claim claim) {
        for (long seed : new long[] {1, 20_241_124}) {
            Judgement judgement = Judge.judge(claim, seed);
            assertTrue(judgement.asExpected(), () -> String.join("\n", ClaimPage.lines(judgement)));
        }
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aCounterexampleWouldBeShownWithAllItsData(Claim claim) {
        if (claim instanceof Claim.Universal<?> universal) {
            Instance<?> instance = universal.draw(new SplittableRandom(1), 2);
            instance.data()
                    .forEach((name, value) -> assertTrue(
                            instance.text().contains(name + " = " + value),
                            () -> name + " is not in " + instance.text()));
        }
    }

    @ParameterizedTest
    @MethodSource("claims")
    void judgingTwiceGivesTheSameBytes(Claim claim) {
        assertEquals(
                JudgementJson.of(Judge.judge(claim, 5)).toString(),
                JudgementJson.of(Judge.judge(claim, 5)).toString());
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aPublishedClaimNamesAnEntryOfTheBibliography(Claim claim) {
        Source source = claim.statement().source();
        assertTrue(
                source.equals(Source.HERE) || Bibliography.keys().contains(source.key()),
                () -> "no entry for " + source.key());
    }

    @ParameterizedTest
    @MethodSource("claims")
    void aClaimThatFailsNamesWhatIsTrueInsteadAndThatHolds(Claim claim) {
        boolean fails = claim.statement().expected() == Verdict.FAILS;
        assertEquals(fails, claim.statement().repairedBy().isPresent());
        claim.statement().repairedBy().ifPresent(repair -> {
            Claim repaired = claims().filter(repair::isInstance).findFirst().orElseThrow();
            assertEquals(Verdict.HOLDS, repaired.statement().expected());
        });
    }
}
