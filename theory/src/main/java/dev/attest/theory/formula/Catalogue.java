package dev.attest.theory.formula;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The mechanisms of the literature that come with Attest: one file each, among the resources of this module.
public final class Catalogue {
    private static final String FOLDER = "/dev/attest/theory/catalogue/";
    private static final String SUFFIX = ".attn";

    private Catalogue() {}

    /// The names, in the order of the catalogue.
    public static List<String> names() {
        return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    /// The mechanism of that name.
    ///
    /// @throws MechanismException if the catalogue has none
    public static Mechanism mechanism(String name) {
        return MechanismReader.parse(text(name), name + SUFFIX);
    }

    /// The file of that name, to the letter.
    ///
    /// @throws MechanismException if the catalogue has none
    public static String text(String name) {
        var names = names();
        if (!names.contains(name)) {
            throw new MechanismException(
                    "expected a mechanism of the catalogue (`attest list` has them) or a file, got "
                            + SourceText.quoted(name) + NearestName.hint(name, names));
        }
        return resource(name + SUFFIX);
    }

    /// The mechanism that a user means: a file where the word has a `/` or ends in `.attn`, otherwise a name of
    /// the catalogue.
    ///
    /// @throws MechanismException if there is none, or it cannot be read
    public static Mechanism resolve(String nameOrFile) {
        return isFile(nameOrFile) ? MechanismReader.read(path(nameOrFile)) : mechanism(nameOrFile);
    }

    private static boolean isFile(String nameOrFile) {
        return nameOrFile.contains("/") || nameOrFile.endsWith(SUFFIX);
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException failure) {
            throw new MechanismException("expected the path of a file, got " + SourceText.quoted(file));
        }
    }

    private static String resource(String file) {
        try (var stream = Catalogue.class.getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("expected the resource " + FOLDER + file + ", got none");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
