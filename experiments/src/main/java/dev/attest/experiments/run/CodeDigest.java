package dev.attest.experiments.run;

import dev.attest.experiments.study.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// A digest of the code that some classes come from, so that a run is never resumed by other code.
final class CodeDigest {
    private static final Map<Path, String> KNOWN = new ConcurrentHashMap<>();

    private CodeDigest() {}

    /// Of the jars or class folders of the classes.
    static String of(Collection<Class<?>> classes) {
        var places = classes.stream().map(CodeDigest::place).distinct().toList();
        return Digest.of(places.stream()
                .map(place -> KNOWN.computeIfAbsent(place, CodeDigest::of))
                .collect(Collectors.joining("\n")));
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException(type + ": expected a class from a file", malformed);
        }
    }

    private static String of(Path place) {
        try (var files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> place.relativize(file).toString().replace('\\', '/') + " " + content(file))
                    .sorted()
                    .collect(Collectors.joining("\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String content(Path file) {
        try {
            return Digest.of(Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
