package dev.attest.experiments.studies.locality;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;

/// The mechanisms of the study, all from the catalogue.
enum LocalMechanism {
    SOFTMAX("softmax", "softmax", Features.NONE),
    PERFORMER("performer", "Performer", Features.PARAMETER),
    EXP("exp-linear", "exp features", Features.WIDTH),
    INLINE("inline", "InLine", Features.NONE),
    INLINE_RESIDUAL("inline-residual", "InLine + residual", Features.NONE),
    RELU("relu-linear", "ReLU features", Features.WIDTH),
    ELU("elu1-linear", "ELU + 1 features", Features.WIDTH);

    /// Where the number of non-negative features of a probability row comes from.
    private enum Features {
        /// It has none.
        NONE,
        /// One for each entry of a query.
        WIDTH,
        /// One for each row of the parameter W.
        PARAMETER
    }

    private final Mechanism definition;
    private final String label;
    private final Features features;

    LocalMechanism(String name, String label, Features features) {
        definition = Catalogue.mechanism(name);
        this.label = label;
        this.features = features;
    }

    String id() {
        return definition.name();
    }

    /// How figures and tables call it.
    String label() {
        return label;
    }

    Mechanism definition() {
        return definition;
    }

    /// Whether its rows are probabilities made of features, so that the theorem gives them a ceiling.
    boolean hasFeatures() {
        return features != Features.NONE;
    }

    /// Whether its features are the entries of queries and keys, so that these are as wide as it has features.
    boolean isAsWideAsItsFeatures() {
        return features == Features.WIDTH;
    }

    boolean takesFeatureMatrix() {
        return features == Features.PARAMETER;
    }

    boolean takesResidual() {
        return this == INLINE_RESIDUAL;
    }
}
