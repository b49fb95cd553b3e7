package dev.attest.verification.verdicts;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A mechanism that was made up, and what is true of it: property -> what a tool may say.
///
/// The file `inventions.txt` has them: `== NAME`, the text, and lines `EXPECTED property ... : why`.
record Invention(String name, String text, Map<String, Expected> truth) {
    private static final String FILE = "inventions.txt";
    private static final String START = "== ";

    /// What is true of a property.
    enum Expected {
        HOLDS,
        FAILS,
        NOT_APPLICABLE,
        /// True of some keys or parameters and false of others: neither verdict may be given.
        NEITHER,
        /// The question has no sharp meaning there.
        OPEN
    }

    Mechanism mechanism() {
        return MechanismReader.parse(text, name + ".attn");
    }

    @Override
    public String toString() {
        return name;
    }

    static List<Invention> all() {
        return Arrays.stream(file().split("(?m)^(?=" + START + ")", -1))
                .filter(block -> block.startsWith(START))
                .map(Invention::of)
                .toList();
    }

    private static Invention of(String block) {
        var lines = block.lines().filter(line -> !line.isBlank()).toList();
        var text = new ArrayList<String>();
        var truth = new LinkedHashMap<String, Expected>();
        for (var line : lines.subList(1, lines.size())) {
            var words = line.split(" ", 2);
            var expected = Stream.of(Expected.values())
                    .filter(value -> value.name().equals(words[0]))
                    .findFirst();
            if (expected.isEmpty()) {
                text.add(line);
            } else {
                for (var property :
                        words[1].substring(0, words[1].indexOf(" : ")).split(" ", -1)) {
                    truth.put(property, expected.get());
                }
            }
        }
        return new Invention(lines.getFirst().substring(START.length()), String.join("\n", text), truth);
    }

    private static String file() {
        try (var stream = Objects.requireNonNull(Invention.class.getResourceAsStream(FILE), FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
