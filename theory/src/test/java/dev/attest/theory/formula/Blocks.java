package dev.attest.theory.formula;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Test data: a resource beside this class, cut at its lines of `%%`.
public final class Blocks {
    private Blocks() {}

    static List<String> of(String file) {
        try (var stream = Objects.requireNonNull(Blocks.class.getResourceAsStream(file))) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.asList(text.split("\n%%\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The mechanisms that the language must be able to say.
    public static List<String> mechanisms() {
        return of("read.txt");
    }
}
