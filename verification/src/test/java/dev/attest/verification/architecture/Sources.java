package dev.attest.verification.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// What there is to read behind classes: the source files of `theory` that define them, whole.
final class Sources {
    static final Path THEORY = Path.of("..", "theory", "src", "main", "java", "dev", "attest", "theory");

    private static final String ROOT = "dev.attest.theory.";
    private static final Pattern NESTED = Pattern.compile("\\$.*");

    private final Map<String, Size> sizes = new HashMap<>();

    record Size(int files, int statements, int lines) {
        static final Size NONE = new Size(0, 0, 0);

        static Size of(Path file) {
            try {
                var source = JavaSource.of(Files.readString(file));
                return new Size(1, source.statements(), source.lines());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Size plus(Size other) {
            return new Size(files + other.files, statements + other.statements, lines + other.lines);
        }

        @Override
        public String toString() {
            return files + " files, " + statements + " statements, " + lines + " lines of code";
        }
    }

    Size size(Collection<String> classes) {
        return byPackage(classes).values().stream().reduce(Size.NONE, Size::plus);
    }

    /// Files are counted once, and parsers that are generated from grammars not at all.
    SortedMap<String, Size> byPackage(Collection<String> classes) {
        var packages = new TreeMap<String, Size>();
        classes.stream()
                .map(name -> NESTED.matcher(name).replaceFirst(""))
                .distinct()
                .forEach(name -> packages.merge(
                        name.substring(0, name.lastIndexOf('.')),
                        sizes.computeIfAbsent(name, Sources::sizeOf),
                        Size::plus));
        return packages;
    }

    /// The files of the same packages that define none of the classes.
    SortedSet<String> others(Collection<String> classes) {
        var others = new TreeSet<String>();
        for (var each : byPackage(classes).keySet()) {
            try (var files = Files.list(file(each).getParent().resolve(each.substring(each.lastIndexOf('.') + 1)))) {
                files.map(Path::getFileName)
                        .map(Path::toString)
                        .filter(name -> name.endsWith(".java") && !name.startsWith("package-info"))
                        .map(name -> each + "." + name.substring(0, name.indexOf('.')))
                        .filter(name -> !classes.contains(name))
                        .map(name -> name.substring(ROOT.length()))
                        .forEach(others::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return others;
    }

    private static Path file(String name) {
        return THEORY.resolve(name.substring(ROOT.length()).replace('.', '/') + ".java");
    }

    private static Size sizeOf(String name) {
        if (!name.startsWith(ROOT)) {
            throw new IllegalArgumentException("the checker reached " + name + ", beyond " + ROOT);
        }
        var file = file(name);
        return Files.exists(file) ? Size.of(file) : Size.NONE;
    }
}
