package dev.attest.theory.claims;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The keys of the bibliography.
final class Bibliography {
    private static final String FILE = "/dev/attest/theory/references.bib";
    private static final Pattern ENTRY = Pattern.compile("(?m)^@\\w+\\{([^,\\s]+),");

    private Bibliography() {}

    static Set<String> keys() {
        return ENTRY.matcher(text()).results().map(entry -> entry.group(1)).collect(Collectors.toSet());
    }

    private static String text() {
        try (var stream = Bibliography.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(stream, FILE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
