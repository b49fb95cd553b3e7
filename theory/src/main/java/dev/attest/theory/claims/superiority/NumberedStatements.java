package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Claim;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Which class says which statement of arXiv 2310.11685, by the numbers of a reconstruction.
public final class NumberedStatements {
    /// A class, or why there is none.
    public record Place(Optional<Class<? extends Claim>> claim, String leftOut) {}

    public static final SequencedMap<String, Place> ALL = all();

    private NumberedStatements() {}

    private static SequencedMap<String, Place> all() {
        var all = new LinkedHashMap<String, Place>();
        said(all, SoftmaxSeparatesWhatLinearAttentionDoesNot.class, "P1-T1", "P1-T2", "P1-THM-S", "P1-THM-X", "P1-Le");
        said(all, ASpikeFiresSoftmaxRegressionByItsSignAlone.class, "P1-T3", "P1-R2", "P1-R5", "P1-THM-R");
        said(all, RegressionStaysSilentUnlessSoftmaxMeetsTheSpike.class, "P1-R1", "P1-R3", "P1-R4");
        said(all, TheVectorisedFormIsTheMatrixForm.class, "P1-I1");
        said(all, SoftmaxForgetsWhatAllLogitsShare.class, "P1-I2", "P1-I6");
        said(all, TheScaleOfTheWeightsMeansNothingToLinearAttention.class, "P1-I3", "P1-U5");
        said(all, ColumnsFireIndependently.class, "P1-I4");
        said(all, RandomSignsSumAsHoeffdingSays.class, "P1-I5");
        said(all, TheLawCountsEverySignVector.class, "P1-S0", "P1-S5", "P1-La", "P1-X0");
        said(all, WeightOnTheSpecialKeyFiresAQuarterOfTheColumns.class, "P1-S1", "P1-X1");
        said(
                all,
                LittleWeightOnTheSpecialKeyKeepsANetworkSilent.class,
                "P1-S2",
                "P1-S3",
                "P1-S4",
                "P1-Ld",
                "P1-X2",
                "P1-X3",
                "P1-X4");
        said(all, SuperiorityHoldsForEveryLargeN.class, "P1-S6", "P1-THM-S-asym");
        said(all, EightSignsGiveThePlateausOfSuccess.class, "P1-S7");
        said(all, SoftmaxTurnsToTheSpecialKeyWhereSquaresPassOne.class, "P1-S7b");
        said(all, ThreeInstancesAreExactInWholeNumbers.class, "P1-S8");
        said(all, EachUnitSharesItsRowAsTheLemmasSay.class, "P1-Lb", "P1-Lc");
        said(all, LinearAttentionSeparatesWithOtherWeights.class, "P1-U1", "P1-NEG-1");
        said(all, LinearAttentionSeparatesByAReadoutOfOneEntry.class, "P1-U2", "P1-NEG-2");
        said(all, NoReadoutSeesMoreThanOneOverNOfLinearAttention.class, "P1-U4");
        said(all, MultiplesOfAQueryLookAlikeToHomogeneousFeatures.class, "P1-U6");
        said(all, LinearRegressionStaysSilentForLogitsFromZero.class, "P1-U7");
        said(all, PowersOfOrderLogNWeighTheSpecialKeyAsSoftmaxDoes.class, "P1-U8");
        said(all, InlineSeparatesAtATemperature.class, "PX-1");
        all.put(
                "P1-U3",
                new Place(Optional.empty(), "an experiment: it is for a study, and no claim " + "rests on training"));
        return Collections.unmodifiableSequencedMap(all);
    }

    private static void said(SequencedMap<String, Place> all, Class<? extends Claim> claim, String... numbers) {
        List.of(numbers).forEach(number -> all.put(number, new Place(Optional.of(claim), "")));
    }
}
