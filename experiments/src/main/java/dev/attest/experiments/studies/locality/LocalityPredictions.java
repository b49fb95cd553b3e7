package dev.attest.experiments.studies.locality;

import dev.attest.experiments.study.PairedOrdering;
import dev.attest.experiments.study.Prediction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What the study says it will see, first what theorems say, then what is only expected.
final class LocalityPredictions {
    private final FeaturesBoundTheMassInWindows.Settings settings;

    LocalityPredictions(FeaturesBoundTheMassInWindows.Settings settings) {
        this.settings = settings;
    }

    List<Prediction> all() {
        var predictions = new ArrayList<Prediction>();
        predictions.add(new NoRowsAboveTheirCeiling(settings.codeWindows(), settings.imageWindows()));
        predictions.add(new SoftmaxFillsItsWindows(settings.codeWindows(), settings.scaleList()));
        predictions.add(new UniformRowsMeetTheBaseline(settings.codeWindows(), settings.features()));
        predictions.add(new InlineGrowsInProportion(settings.codeWindows(), settings.scaleList()));
        predictions.add(new ResidualAddsItsWeightsAlone(Math.max(
                settings.codeWindows().places(), settings.imageWindows().places())));
        Arrays.stream(LocalMechanism.values())
                .filter(LocalMechanism::hasFeatures)
                .forEach(mechanism -> predictions.add(softmaxAbove(mechanism)));
        predictions.add(moreFeatures());
        predictions.add(residual(
                "Over the code",
                Cell.ofCode(LocalMechanism.INLINE, least(), settings.features()),
                Cell.ofCode(LocalMechanism.INLINE_RESIDUAL, least(), settings.features())));
        predictions.addAll(onImages());
        return predictions;
    }

    private Prediction softmaxAbove(LocalMechanism mechanism) {
        int features = settings.countList().getLast();
        boolean flat = mechanism == LocalMechanism.RELU || mechanism == LocalMechanism.ELU;
        return ordering(
                "Over the code at c = " + settings.shown() + ", " + features + " " + name(mechanism)
                        + " have less of their mass in the windows than softmax, "
                        + (settings.codeWindows().bound(features) < 1
                                ? "as the ceiling says they must: "
                                : "though no ceiling says so any more: ")
                        + (flat
                                ? "their scores grow no faster than the product of query and key."
                                : "the few features that fit a query best make its row, and each is broader than softmax."),
                onCode(LocalMechanism.SOFTMAX),
                Cell.ofCode(mechanism, settings.shown(), features));
    }

    private static String name(LocalMechanism mechanism) {
        return mechanism == LocalMechanism.PERFORMER ? "random features of the Performer" : mechanism.label();
    }

    private Prediction moreFeatures() {
        var counts = settings.countList();
        return ordering(
                "The Performer's mass at c = " + settings.shown() + " is larger with " + counts.getLast()
                        + " random features than with " + counts.getFirst()
                        + ": more of them estimate softmax's kernel better.",
                Cell.ofCode(LocalMechanism.PERFORMER, settings.shown(), counts.getLast()),
                Cell.ofCode(LocalMechanism.PERFORMER, settings.shown(), counts.getFirst()));
    }

    private List<Prediction> onImages() {
        var predictions = new ArrayList<Prediction>();
        var windows = settings.imageWindows();
        predictions.add(new AboveTheBaseline(
                "Softmax on the principal components of an image, without code, at c = " + settings.shown(),
                "neighbouring patches look alike",
                onImage(LocalMechanism.SOFTMAX, Cell.PRINCIPAL, Cell.WITHOUT),
                windows));
        predictions.add(ordering(
                "On images without code, softmax at c = " + settings.shown()
                        + " has more of its mass in the windows with principal components, the same for query and key, than"
                        + " with two independent random projections, which do not know that equal tokens are alike.",
                onImage(LocalMechanism.SOFTMAX, Cell.PRINCIPAL, Cell.WITHOUT),
                onImage(LocalMechanism.SOFTMAX, Cell.RANDOM, Cell.WITHOUT)));
        for (var projection : List.of(Cell.PRINCIPAL, Cell.RANDOM)) {
            predictions.add(ordering(
                    "On images with " + projection + " projections at c = " + settings.shown()
                            + ", the code puts more of softmax's mass into the windows: it adds a score that is largest at"
                            + " the place itself.",
                    onImage(LocalMechanism.SOFTMAX, projection, Cell.WITH),
                    onImage(LocalMechanism.SOFTMAX, projection, Cell.WITHOUT)));
        }
        for (var mechanism : List.of(LocalMechanism.RELU, LocalMechanism.INLINE)) {
            predictions.add(ordering(
                    "On images with principal components and code at c = " + settings.shown()
                            + ", softmax has more of its weight in the windows than "
                            + mechanism.label() + ", whose weights are no steeper than the product of query and key.",
                    onImage(LocalMechanism.SOFTMAX, Cell.PRINCIPAL, Cell.WITH),
                    onImage(mechanism, Cell.PRINCIPAL, Cell.WITH)));
        }
        predictions.add(residual(
                "On images with principal components and without code",
                leastOnImage(LocalMechanism.INLINE),
                leastOnImage(LocalMechanism.INLINE_RESIDUAL)));
        return predictions;
    }

    private Prediction residual(String where, Cell inline, Cell withResidual) {
        return ordering(
                where + " at c = " + least()
                        + ", where InLine's weights are about as large as uniform ones, the residual gives"
                        + " it a larger share of its absolute weight in the windows: all that it adds lies there.",
                withResidual,
                inline);
    }

    private String least() {
        return settings.scaleList().getFirst();
    }

    private Cell leastOnImage(LocalMechanism mechanism) {
        return FeaturesBoundTheMassInWindows.image(settings, mechanism, Cell.PRINCIPAL, Cell.WITHOUT, least());
    }

    private Cell onCode(LocalMechanism mechanism) {
        return Cell.ofCode(mechanism, settings.shown(), settings.features());
    }

    private Cell onImage(LocalMechanism mechanism, String projection, String code) {
        return FeaturesBoundTheMassInWindows.image(settings, mechanism, projection, code, settings.shown());
    }

    private static Prediction ordering(String sentence, Cell larger, Cell smaller) {
        return new PairedOrdering(sentence, LocalMass.SHARE, larger.where(), smaller.where());
    }
}
