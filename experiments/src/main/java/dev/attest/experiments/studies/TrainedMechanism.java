package dev.attest.experiments.studies;

import dev.attest.experiments.study.Digest;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;

/// A mechanism that a network is trained with: a kernel in the place of the feature map of a normalisation, or
/// softmax.
record TrainedMechanism(String id, String title, Normalisation normalisation, Mechanism mechanism) {
    private static final List<TrainedMechanism> ALL = compose();

    /// In the order of the table.
    static List<TrainedMechanism> all() {
        return ALL;
    }

    static TrainedMechanism of(Kernel kernel, Normalisation normalisation) {
        return new TrainedMechanism(
                kernel.id() + "-" + normalisation.id(),
                kernel.title() + ", " + normalisation.id(),
                normalisation,
                FeatureMap.anyWidth(kernel.text(), normalisation.definition()));
    }

    static TrainedMechanism softmax() {
        var softmax = Normalisation.SOFTMAX;
        return new TrainedMechanism(softmax.id(), softmax.id(), softmax, softmax.definition());
    }

    String digest() {
        return Digest.of(mechanism.text());
    }

    /// What theory says of it.
    Verdict verdict(String property) {
        return Properties.find(property).orElseThrow().decide(mechanism).verdict();
    }

    private static List<TrainedMechanism> compose() {
        var all = new ArrayList<TrainedMechanism>();
        all.add(softmax());
        for (var normalisation : Normalisation.ofKernels()) {
            for (var kernel : Kernel.values()) {
                all.add(of(kernel, normalisation));
            }
        }
        return List.copyOf(all);
    }
}
