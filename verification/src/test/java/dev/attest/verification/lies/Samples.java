package dev.attest.verification.lies;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.strategy.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Certificates of every kind, of the mechanisms and properties in `samples.txt`.
final class Samples {
    private static final String FILE = "samples.txt";
    private static final String START = "== ";
    private static final String OF = "of ";
    private static final List<Evidence> ALL = Arrays.stream(file().split("(?m)^(?=" + START + ")", -1))
            .filter(block -> block.startsWith(START))
            .flatMap(Samples::read)
            .toList();

    private Samples() {}

    static List<Evidence> all() {
        return ALL;
    }

    /// The records below a sealed interface.
    static Set<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(below -> records(below).stream())
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of(type);
    }

    /// Kinds of evidence and goals without a sample.
    static Set<String> missing() {
        var missing = new TreeSet<String>();
        records(Certificate.class).stream()
                .filter(type -> ALL.stream().noneMatch(sample -> type.isInstance(sample.certificate())))
                .forEach(type -> missing.add(type.getSimpleName()));
        records(Goal.class).stream()
                .filter(type -> ALL.stream().noneMatch(sample -> type.isInstance(sample.goal())))
                .forEach(type -> missing.add(type.getSimpleName()));
        return missing;
    }

    private static Stream<Evidence> read(String block) {
        var lines = block.lines().filter(line -> !line.isBlank()).toList();
        var name = lines.getFirst().substring(START.length());
        var text = new ArrayList<String>();
        var ids = new ArrayList<String>();
        for (var line : lines.subList(1, lines.size())) {
            if (line.startsWith(OF)) {
                ids.addAll(List.of(line.substring(OF.length()).split(" ", -1)));
            } else {
                text.add(line);
            }
        }
        return answers(mechanism(name, String.join("\n", text)), ids);
    }

    private static Mechanism mechanism(String name, String text) {
        return text.isEmpty()
                ? Catalogue.mechanism(name)
                : MechanismReader.parse("name " + name + "\n" + text + "\n", name + ".attn");
    }

    private static Stream<Evidence> answers(Mechanism mechanism, List<String> ids) {
        var reading = Reading.of(mechanism);
        return ids.stream().map(id -> {
            Answer answer = Properties.find(id).orElseThrow().decide(reading);
            if (answer.certificate().isEmpty()) {
                throw new IllegalStateException(mechanism.name() + " " + id + ": " + answer.because());
            }
            return Evidence.of(mechanism, answer);
        });
    }

    private static String file() {
        try (var stream = Objects.requireNonNull(Samples.class.getResourceAsStream(FILE), FILE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
