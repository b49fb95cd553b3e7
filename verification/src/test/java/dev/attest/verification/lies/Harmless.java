package dev.attest.verification.lies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Changes of a certificate file that stay confirmed, and why nothing false is confirmed by them. The file
/// `harmless.txt` has them: `OUTCOME KINDS FIELDS : why`.
///
/// @param kinds  kinds of evidence, or `*` for all
/// @param fields places, each with all that is inside, or with `=` before it the place alone
record Harmless(Outcome outcome, List<String> kinds, List<String> fields, String why) {
    private static final String FILE = "harmless.txt";
    private static final List<Harmless> ALL = file().lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Harmless::of)
            .toList();

    static List<Harmless> all() {
        return ALL;
    }

    static Optional<Harmless> find(Outcome outcome, String kind, Change change) {
        return ALL.stream()
                .filter(entry -> entry.outcome == outcome
                        && (entry.kinds.contains("*") || entry.kinds.contains(kind))
                        && entry.fields.stream().anyMatch(field -> isInside(change.field(), field)))
                .findFirst();
    }

    private static boolean isInside(String field, String outer) {
        return field.equals(outer)
                || outer.equals("=" + field)
                || field.startsWith(outer + ".")
                || field.startsWith(outer + "[");
    }

    private static Harmless of(String line) {
        int colon = line.indexOf(" : ");
        var words = line.substring(0, colon).split(" +", -1);
        return new Harmless(
                Outcome.valueOf(words[0]),
                List.of(words[1].split(",", -1)),
                Arrays.asList(words).subList(2, words.length),
                line.substring(colon + 3));
    }

    private static String file() {
        try (var stream = Objects.requireNonNull(Harmless.class.getResourceAsStream(FILE), FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
