package dev.attest.experiments.studies;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.Arrays;
import java.util.List;

/// What is done to the scores of a row: a definition whose feature map is replaced by each [Kernel].
enum Normalisation {
    DIVISIVE("divisive", "divided by the sum of the scores", Catalogue.mechanism("identity-linear")),
    SUBTRACTIVE("subtractive", "less the mean of the scores", Catalogue.mechanism("inline")),
    NONE("none", "not normalised", StudyMechanism.load("e18/undivided").mechanism()),
    SOFTMAX("softmax", "softmax", Catalogue.mechanism("softmax"));

    private final String id;
    private final String words;
    private final Mechanism definition;

    Normalisation(String id, String words, Mechanism definition) {
        this.id = id;
        this.words = words;
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

    static List<String> allWords() {
        return Arrays.stream(values()).map(each -> each.words).toList();
    }
}
