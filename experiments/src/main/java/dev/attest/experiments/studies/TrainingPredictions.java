package dev.attest.experiments.studies;

import dev.attest.experiments.study.PairedOrdering;
import dev.attest.experiments.study.Prediction;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Map;

/// What is expected of trained networks: from what the property `total` says of each mechanism, and from scores
/// of both signs that sum to almost nothing.
final class TrainingPredictions {
    private static final TrainedMechanism IDENTITY = TrainedMechanism.of(Kernel.IDENTITY, Normalisation.DIVISIVE);

    private final SignedScoresCannotBeDivided.Settings settings;

    TrainingPredictions(SignedScoresCannotBeDivided.Settings settings) {
        this.settings = settings;
    }

    List<Prediction> all() {
        var total = TrainedMechanism.all().stream()
                .filter(each -> each.verdict("total") == Verdict.HOLDS)
                .toList();
        return List.of(
                new EndsDefined(total),
                new NamesMoreThanHalf(total),
                new EndsUndefined(
                        TrainedMechanism.of(Kernel.RELU, Normalisation.DIVISIVE), settings.width() / settings.heads()),
                smallerDivisor(Kernel.IDENTITY),
                smallerDivisor(Kernel.LEAKY_RELU),
                beatsIdentity(
                        TrainedMechanism.of(Kernel.IDENTITY, Normalisation.SUBTRACTIVE),
                        "the same scores less their mean are divided by nothing"),
                beatsIdentity(
                        TrainedMechanism.of(Kernel.IDENTITY, Normalisation.NONE),
                        "the division costs more than a row that does not sum to 1"),
                beatsIdentity(
                        TrainedMechanism.of(Kernel.EXP, Normalisation.DIVISIVE),
                        "it is not injective either, but positive scores have a sum far from 0"));
    }

    private static PairedOrdering beatsIdentity(TrainedMechanism better, String reason) {
        return new PairedOrdering(
                better.title() + ", names more test images than " + IDENTITY.title() + ": " + reason + ".",
                "accuracy",
                Map.of("mechanism", better.id()),
                Map.of("mechanism", IDENTITY.id()));
    }

    private static Prediction smallerDivisor(Kernel signed) {
        return new SmallerDivisor(
                TrainedMechanism.of(signed, Normalisation.DIVISIVE),
                TrainedMechanism.of(Kernel.ELU, Normalisation.DIVISIVE));
    }
}
