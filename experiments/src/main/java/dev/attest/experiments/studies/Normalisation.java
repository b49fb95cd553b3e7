package dev.attest.experiments.studies;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.List;

/// What is done to the scores of a row: a definition whose feature map is replaced by each [Kernel].
enum Normalisation {
    DIVISIVE("divisive", Catalogue.mechanism("identity-linear")),
    SUBTRACTIVE("subtractive", Catalogue.mechanism("inline")),
    NONE("none", StudyMechanism.load("e18/undivided").mechanism()),
    SOFTMAX("softmax", Catalogue.mechanism("softmax"));

    private final String id;
    private final Mechanism definition;

    Normalisation(String id, Mechanism definition) {
        this.id = id;
        this.definition = definition;
    }

    String id() {
        return id;
    }

    Mechanism definition() {
        return definition;
    }

    /// Those that meet every kernel.
    static List<Normalisation> ofKernels() {
        return List.of(DIVISIVE, SUBTRACTIVE, NONE);
    }
}
