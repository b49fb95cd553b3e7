package dev.attest.theory.claims.divide;

import dev.attest.theory.claim.Claim;
import dev.attest.theory.claims.field.DividingRowsLeavesTheRankAsItIs;
import dev.attest.theory.claims.field.InlineIsTheFirstOrderTermOfSoftmax;
import dev.attest.theory.claims.field.InlineWithItsResidualReachesFullRank;
import dev.attest.theory.claims.field.LocalMassIsAtMostTheRankTimesTheWindowsOfAKey;
import dev.attest.theory.claims.field.SoftmaxDiffersFromInlineByAlmostTheBound;
import dev.attest.theory.claims.field.SoftmaxIsLocalWherePositionsLieOnCircles;
import dev.attest.theory.claims.field.SquaredDeviationsStayNearTheVariance;
import dev.attest.theory.claims.field.TheResidualOfInlineIsBandedAndItsRankIsKeptUpToTheFeatures;
import dev.attest.theory.claims.field.TiledBlocksMeetTheBoundOfLocalMass;
import dev.attest.theory.claims.field.UniformRowsPutTheShareOfAFullWindowIntoTheirWindows;
import dev.attest.theory.claims.field.UniformRowsPutTheirBorderedShareIntoTheirWindows;
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
        moduli(all);
        locality(all);
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

    private static void moduli(SequencedMap<String, Place> all) {
        said(all, "P2-Q1", "true", SoftmaxRowsAreApartInProportionToTheirQueries.class);
        said(all, "P2-Q2", "true, up to the factor of the code", InlineRowsAreApartInProportionToTheirFeatures.class);
        said(
                all,
                "P2-Q3",
                "true, with the sharp constant 1/(6 sqrt 3) in place of 1/4",
                InlineIsTheFirstOrderTermOfSoftmax.class,
                SquaredDeviationsStayNearTheVariance.class,
                SoftmaxDiffersFromInlineByAlmostTheBound.class,
                InlineWeightsAreNonNegativeWhereTheScoresHaveASmallRange.class);
        said(
                all,
                "P2-Q4",
                "true",
                MultiplesOfAQueryLookAlikeToHomogeneousFeatures.class,
                InlineRowsStretchWithTheQuery.class,
                SoftmaxSharpensAsTheQueryGrows.class);
    }

    private static void locality(SequencedMap<String, Place> all) {
        said(
                all,
                "P2-F4",
                "the base line is that of a query inside the grid, not of all queries on average",
                UniformRowsPutTheShareOfAFullWindowIntoTheirWindows.class,
                UniformRowsPutTheirBorderedShareIntoTheirWindows.class);
        said(
                all,
                "Figures 3 and 4",
                "derived here: what few features and softmax can put into windows",
                LocalMassIsAtMostTheRankTimesTheWindowsOfAKey.class,
                TiledBlocksMeetTheBoundOfLocalMass.class,
                SoftmaxIsLocalWherePositionsLieOnCircles.class);
        said(
                all,
                "P2-DEF-5",
                "derived here: what the local residual adds",
                TheResidualOfInlineIsBandedAndItsRankIsKeptUpToTheFeatures.class,
                InlineWithItsResidualReachesFullRank.class,
                DividingRowsLeavesTheRankAsItIs.class);
    }

    @SafeVarargs
    private static void said(
            SequencedMap<String, Place> all, String number, String found, Class<? extends Claim>... claims) {
        all.put(number, new Place(found, List.of(claims)));
    }
}
