package dev.attest.experiments.studies;

import dev.attest.experiments.study.PairedOrdering;
import dev.attest.experiments.study.Prediction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// What is expected of digits. On generated digits only what the common-mode law and the sharpness of a kernel imply is
/// predicted; on the UCI digits also the whole published order and the published numbers.
final class DigitPredictions {
    private static final String REASON_COMMON = "the common part of the scores goes";

    private final CentringRepairsRecall.Settings settings;
    private final SortedMap<String, String> inputs;

    DigitPredictions(CentringRepairsRecall.Settings settings, SortedMap<String, String> inputs) {
        this.settings = settings;
        this.inputs = inputs;
    }

    List<Prediction> all() {
        var predictions = new ArrayList<Prediction>();
        predictions.add(beats(DigitMechanism.ELU_CENTRED, DigitMechanism.ELU, REASON_COMMON));
        predictions.add(beats(DigitMechanism.RELU_CENTRED, DigitMechanism.RELU, REASON_COMMON));
        predictions.add(beats(DigitMechanism.IDENTITY_CENTRED, DigitMechanism.IDENTITY_RAW, REASON_COMMON));
        predictions.add(beats(DigitMechanism.RELU, DigitMechanism.ELU, "its features share less: cosine 1/π against 0.685"));
        predictions.add(beats(DigitMechanism.SOFTMAX_16, DigitMechanism.TAYLOR_2, "exp is sharper than its second order"));
        predictions.add(beats(
                DigitMechanism.TAYLOR_2, DigitMechanism.IDENTITY_CENTRED, "the second order is sharper than the first"));
        if (CentringRepairsRecall.isPublishedData(inputs)) {
            predictions.addAll(published());
        }
        return predictions;
    }

    private List<Prediction> published() {
        var table = PublishedAccuracies.load();
        return List.of(
                beats(DigitMechanism.IDENTITY_CENTRED, DigitMechanism.ELU_CENTRED, "as published"),
                beats(DigitMechanism.ELU_CENTRED, DigitMechanism.RELU_CENTRED, "as published"),
                new PublishedLift(DigitMechanism.ELU_CENTRED.id(), DigitMechanism.ELU.id(), settings.many(), table),
                new PublishedMeans(settings.many(), table),
                new PublishedMeans(settings.few(), table),
                new PublishedNeighbours(table));
    }

    private PairedOrdering beats(DigitMechanism better, DigitMechanism worse, String reason) {
        var n = Integer.toString(settings.many());
        var sentence = "With " + n + " images in context, " + better.definition().title() + " beats "
                + worse.definition().title() + ": " + reason + ".";
        return new PairedOrdering(
                sentence,
                "accuracy",
                Map.of("n", n, "mechanism", better.id()),
                Map.of("n", n, "mechanism", worse.id()));
    }
}
