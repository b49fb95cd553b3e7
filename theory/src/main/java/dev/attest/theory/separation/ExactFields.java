package dev.attest.theory.separation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.fraction.BigFraction;

/// Named texts of exact numbers. Refusals are `IllegalArgumentException`s with a sentence.
final class ExactFields {
    private final Map<String, String> texts;

    ExactFields(Map<String, String> texts) {
        this.texts = texts;
    }

    BigFraction number(String name) {
        return WrittenNumber.parse(name, text(name));
    }

    long whole(String name) {
        return WrittenNumber.whole(name, text(name));
    }

    <E extends Enum<E>> E choice(String name, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(text(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + ": expected one of " + Arrays.toString(values)
                        + " in lower case, got '" + text(name) + "'"));
    }

    void nothingElse(Set<String> known) {
        var unknown = new TreeSet<>(texts.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("expected the fields " + known + ", got also " + unknown);
        }
    }

    private String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name + ": expected a number, got nothing");
        }
        return text;
    }
}
