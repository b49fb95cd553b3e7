package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Claim;
import dev.attest.theory.claims.field.InlineIsTheFirstOrderTermOfSoftmax;
import dev.attest.theory.claims.field.SoftmaxDiffersFromInlineByAlmostTheBound;
import dev.attest.theory.claims.field.SquaredDeviationsStayNearTheVariance;
import dev.attest.theory.claims.superiority.MultiplesOfAQueryLookAlikeToHomogeneousFeatures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Which classes say which statement of arXiv 2412.06590, by the numbers of a reconstruction, and whether it
/// is true as published.
public final class NumberedStatements {
    /// @param found  whether the statement is true as published
    /// @param claims the published form first
    public record Place(String found, List<Class<? extends Claim>> claims) {}

    public static final SequencedMap<String, Place> ALL = all();

    private NumberedStatements() {}

    private static SequencedMap<String, Place> all() {
        var all = new LinkedHashMap<String, Place>();
        softmax(all);
        linear(all);
        inline(all);
        quantities(all);
        return Collections.unmodifiableSequencedMap(all);
    }

    private static void softmax(SequencedMap<String, Place> all) {
        said(
                all,
                "P2-P1",
                "true; rank K = d follows from the other condition, which is necessary, too",
                SoftmaxIsInjectiveForKeysOfFullRankThatSpanAffinely.class,
                SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan.class);
        said(
                all,
                "P2-P1, caveats",
                "what it does not say",
                FeaturesThatSpanAffinelyHaveFullRank.class,
                SoftmaxIsInjectiveWheneverTheKeysHaveFullRank.class,
                SoftmaxIsInjectiveUnlessTheKeysAreTranslatesOfOneAnother.class,
                NoMoreKeysThanDimensionsLeaveQueriesWithOneRow.class,
                SoftmaxWithABiasIsInjectiveAtEachPositionAlone.class,
                OutputsCanBeEqualWhereRowsDiffer.class,
                SoftmaxInSinglePrecisionCannotTellLargeQueriesApart.class);
    }

    private static void linear(SequencedMap<String, Place> all) {
        said(
                all,
                "P2-P2",
                "false as stated: some query has to have a row; and no more features than dimensions",
                LinearAttentionWithAsManyFeaturesAsDimensionsIsNotInjective.class,
                LinearAttentionWithFewFeaturesCollidesOnEverySphere.class,
                RowsOfLinearAttentionAgreeExactlyWhenFeaturesAreProportional.class);
        said(
                all,
                "P2-P2, sharpness",
                "what each of its words is needed for",
                LinearAttentionWithAConstantFeatureIsInjectiveExactlyWhenItsFeaturesSpan.class,
                LinearAttentionOnInterleavedDigitsIsInjective.class,
                LinearAttentionWithOneFeatureHasOneRow.class,
                AnEpsilonInTheDivisorMakesLinearAttentionInjective.class,
                RowsThatAnEpsilonTellsApartDifferByAMultipleOfIt.class,
                UndividedLinearAttentionIsInjectiveExactlyWhenItsFeatureMapIs.class,
                TheRowsOfLinearAttentionSpanOneDimensionLessThanTheFeatures.class);
        said(all, "P2-K", "derived here", LinearAttentionIsNotInjective.class);
    }

    private static void inline(SequencedMap<String, Place> all) {
        said(
                all,
                "P2-P3",
                "true; rank phi(K) = d follows from the other condition; the ReLU rows are not covered",
                InlineIsInjectiveForInjectiveFeaturesThatSpanAffinely.class,
                InlineIsInjectiveExactlyWhenItsFeatureMapIs.class);
        said(
                all,
                "P2-P3, caveats",
                "what it does not say",
                FeaturesThatSpanAffinelyHaveFullRank.class,
                InlineWithReluFeaturesGivesManyQueriesTheUniformRow.class,
                FeaturesThatSumToAConstantNeverSpanAffinely.class,
                WeightsOfInlineFallBelowEveryBound.class);
        said(all, "P2-L", "true", TheOutputOfInlineIsASumOverTheKeysTimesTheQuery.class);
    }

    private static void quantities(SequencedMap<String, Place> all) {
        said(all, "P2-Q1", "derived here", SoftmaxRowsAreApartInProportionToTheirQueries.class);
        said(all, "P2-Q2", "derived here", InlineRowsAreApartInProportionToTheirFeatures.class);
        said(
                all,
                "P2-Q3",
                "derived here",
                InlineIsTheFirstOrderTermOfSoftmax.class,
                SquaredDeviationsStayNearTheVariance.class,
                SoftmaxDiffersFromInlineByAlmostTheBound.class);
        said(
                all,
                "P2-Q4",
                "derived here",
                InlineRowsStretchWithTheQuery.class,
                MultiplesOfAQueryLookAlikeToHomogeneousFeatures.class);
    }

    @SafeVarargs
    private static void said(
            SequencedMap<String, Place> all, String number, String found, Class<? extends Claim>... claims) {
        all.put(number, new Place(found, List.of(claims)));
    }
}
