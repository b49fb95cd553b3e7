package dev.attest.experiments.studies.figureone;

import java.util.List;

/// The rows of a panel, from the top of the figure; the last is not in it.
enum Attention {
    SOFTMAX("softmax", "Softmax"),
    LINEAR("linear", "Linear"),
    INLINE("inline", "InLine"),
    /// With the equation as it is printed, without the factor of the authors' code.
    INLINE_AS_PRINTED("inline-as-printed", "InLine, Eq. 5 to the letter");

    private final String id;
    private final String title;

    Attention(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    static List<Attention> drawn() {
        return List.of(SOFTMAX, LINEAR, INLINE);
    }

    boolean isDrawn() {
        return this != INLINE_AS_PRINTED;
    }
}
