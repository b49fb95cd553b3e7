package dev.attest.experiments.studies.cost;

import dev.attest.models.cost.Architecture;
import dev.attest.models.cost.Architectures;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Tables of networks that are counted.
enum Tables {
    INLINE(Architectures.INLINE::text),
    SOFTMAX(Architectures.SOFTMAX::text),
    /// Networks that nobody published, and that would explain what is printed of one that somebody did.
    SUPPOSED(() -> PublishedCosts.resource("supposed.json"));

    private final Supplier<String> text;

    Tables(Supplier<String> text) {
        this.text = text;
    }

    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    String text() {
        return text.get();
    }

    List<Architecture> architectures() {
        return Architectures.parse(text());
    }
}
