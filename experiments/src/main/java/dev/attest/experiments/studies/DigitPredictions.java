package dev.attest.experiments.studies;

import dev.attest.experiments.study.PairedOrdering;
import dev.attest.experiments.study.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What is expected of digits. On generated digits only what can be argued from the form of a row; on the UCI
/// digits also that centring scores lifts positive features, the published order and the published numbers. The
/// lift is a conjecture from the form of a row and an observation on the UCI digits; generated digits do not
/// show it.
final class DigitPredictions {
    private static final String REASON_COMMON =
            "by conjecture the part that all scores share is what costs it recall, and here it is gone";

    private final CentringRepairsRecall.Settings settings;
    private final SortedMap<String, String> inputs;

    DigitPredictions(CentringRepairsRecall.Settings settings, SortedMap<String, String> inputs) {
        this.settings = settings;
        this.inputs = inputs;
    }

    List<Prediction> all() {
        var predictions = new ArrayList<>(List.<Prediction>of(
                beats(DigitMechanism.SOFTMAX_16, DigitMechanism.TAYLOR_2, "exp is sharper than its second order"),
                beats(
                        DigitMechanism.TAYLOR_2,
                        DigitMechanism.IDENTITY_CENTRED,
                        "the second order is sharper than the first"),
                beats(
                        DigitMechanism.IDENTITY_CENTRED,
                        DigitMechanism.IDENTITY_RAW,
                        "images less their mean share nothing with every query"),
                beats(
                        DigitMechanism.IDENTITY_CENTRED,
                        DigitMechanism.ELU_CENTRED,
                        "by conjecture, less the mean score a key still keeps what it scores with every query"),
                beats(
                        DigitMechanism.RELU,
                        DigitMechanism.ELU,
                        "its features share less, a cosine of 1/π against 0.685 for normal inputs")));
        if (CentringRepairsRecall.isPublishedData(inputs)) {
            predictions.addAll(published());
        }
        return predictions;
    }

    private List<Prediction> published() {
        var table = PublishedAccuracies.load();
        return List.of(
                beats(DigitMechanism.ELU_CENTRED, DigitMechanism.ELU, REASON_COMMON),
                beats(DigitMechanism.RELU_CENTRED, DigitMechanism.RELU, REASON_COMMON),
                beats(DigitMechanism.ELU_CENTRED, DigitMechanism.RELU_CENTRED, "as published"),
                new PublishedLift(DigitMechanism.ELU_CENTRED.id(), DigitMechanism.ELU.id(), settings.many(), table),
                new PublishedMeans(settings.many(), table),
                new PublishedMeans(settings.few(), table),
                new PublishedNeighbours(table));
    }

    private PairedOrdering beats(DigitMechanism better, DigitMechanism worse, String reason) {
        var n = Integer.toString(settings.many());
        var sentence = "With " + n + " images in context, "
                + better.definition().title() + " beats " + worse.definition().title() + ": " + reason + ".";
        return new PairedOrdering(
                sentence,
                "accuracy",
                Map.of("n", n, "mechanism", better.id()),
                Map.of("n", n, "mechanism", worse.id()));
    }
}
