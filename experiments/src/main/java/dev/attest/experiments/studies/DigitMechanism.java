package dev.attest.experiments.studies;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The mechanisms that classify digits, in the order of the table.
enum DigitMechanism {
    SOFTMAX_4("softmax-4", Kind.SOFTMAX),
    SOFTMAX_16("softmax-16", Kind.SOFTMAX),
    SOFTMAX_64("softmax-64", Kind.SOFTMAX),
    TAYLOR_2("taylor2", Kind.OTHER),
    MESA("mesa", Kind.OTHER),
    FAVOR("favor", Kind.OTHER),
    IDENTITY_CENTRED("identity-centred", Kind.CENTRED),
    ELU_CENTRED("elu1-centred", Kind.CENTRED),
    RELU_CENTRED("relu-centred", Kind.CENTRED),
    RELU("relu", Kind.DIVISIVE),
    ELU("elu1", Kind.DIVISIVE),
    IDENTITY_RAW("identity-raw", Kind.DIVISIVE);

    /// What the mechanisms of one colour have in common.
    enum Kind {
        SOFTMAX("softmax"),
        DIVISIVE("divided by the sum of the scores"),
        CENTRED("less the mean of the scores"),
        OTHER("other");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        static List<String> all() {
            return Arrays.stream(values()).map(kind -> kind.words).toList();
        }
    }

    private final StudyMechanism definition;
    private final Kind kind;

    DigitMechanism(String file, Kind kind) {
        definition = StudyMechanism.load("e13/" + file);
        this.kind = kind;
    }

    static Optional<DigitMechanism> find(String id) {
        return Arrays.stream(values())
                .filter(mechanism -> mechanism.id().equals(id))
                .findFirst();
    }

    String id() {
        return definition.name();
    }

    StudyMechanism definition() {
        return definition;
    }

    Kind kind() {
        return kind;
    }

    /// Whether it reads pixels as they are.
    boolean readsPixels() {
        return this == IDENTITY_RAW;
    }

    boolean hasRandomFeatures() {
        return this == FAVOR;
    }
}
