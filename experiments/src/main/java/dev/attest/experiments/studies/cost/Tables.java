package dev.attest.experiments.studies.cost;

import dev.attest.models.cost.Architecture;
import dev.attest.models.cost.Architectures;
import java.util.List;
import java.util.Locale;

/// Tables of networks that are counted.
enum Tables {
    INLINE(Architectures.INLINE.text()),
    SOFTMAX(Architectures.SOFTMAX.text()),
    /// Networks that nobody published, and that would explain what is printed of one that somebody did.
    SUPPOSED(PublishedCosts.resource("supposed.json"));

    private final String text;
    private final List<Architecture> architectures;

    Tables(String text) {
        this.text = text;
        architectures = Architectures.parse(text);
    }

    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    String text() {
        return text;
    }

    List<Architecture> architectures() {
        return architectures;
    }
}
