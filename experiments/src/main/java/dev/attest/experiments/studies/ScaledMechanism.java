package dev.attest.experiments.studies;

import java.util.Optional;

/// The mechanisms whose rows are probabilities, as the query grows. (Rows with a negative entry have no
/// entropy, so centred and signed mechanisms are not here.)
enum ScaledMechanism {
    SOFTMAX("softmax", Floor.NONE),
    RELU("relu", Floor.WIDTH),
    ELU("elu1", Floor.WIDTH),
    EXP("exp", Floor.WIDTH),
    HEDGEHOG("hedgehog", Floor.TWICE_WIDTH),
    FAVOR("favor", Floor.FEATURES),
    TAYLOR_2("taylor2", Floor.NONE);

    /// How many non-negative features it has, if it has any: those that give it a floor.
    private enum Floor {
        NONE,
        WIDTH,
        TWICE_WIDTH,
        FEATURES
    }

    private final StudyMechanism definition;
    private final Floor floor;
    private final Optional<StudyMechanism> feature;

    ScaledMechanism(String file, Floor floor) {
        definition = StudyMechanism.load("e06/" + file);
        this.floor = floor;
        feature = floor == Floor.NONE ? Optional.empty() : Optional.of(StudyMechanism.load("e06/" + file + "-feature"));
    }

    String id() {
        return definition.name();
    }

    StudyMechanism definition() {
        return definition;
    }

    /// The row that one feature alone makes: the same text with the query's features replaced by a parameter f.
    Optional<StudyMechanism> feature() {
        return feature;
    }

    int features(int d, int randomFeatures) {
        return switch (floor) {
            case NONE -> 0;
            case WIDTH -> d;
            case TWICE_WIDTH -> 2 * d;
            case FEATURES -> randomFeatures;
        };
    }

    boolean hasRandomFeatures() {
        return this == FAVOR;
    }
}
