package dev.attest.verification.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The size of what a verdict depends on. It is to be read by one person, so it may shrink and not grow
/// unnoticed.
final class TrustedBaseTest {
    /// What it is now. Where it has to grow the number is changed here, for everybody to see.
    private static final int MOST_STATEMENTS = 7312;

    private static final int MOST_LINES = 19433;

    private static final Path THEORY = Path.of("..", "theory", "src", "main", "java", "dev", "attest", "theory");
    private static final List<String> ROOMS = List.of("formula", "scalar", "statement", "certificate");

    private record Size(int files, int statements, int lines) {
        Size plus(Size other) {
            return new Size(files + other.files, statements + other.statements, lines + other.lines);
        }

        @Override
        public String toString() {
            return files + " files, " + statements + " statements, " + lines + " lines of code";
        }
    }

    @Test
    void theTrustedBaseDoesNotGrowUnnoticed() throws IOException {
        var sizes = new TreeMap<String, Size>();
        for (var room : ROOMS) {
            try (var files = Files.walk(THEORY.resolve(room))) {
                files.filter(TrustedBaseTest::isTrusted)
                        .forEach(file -> sizes.merge(name(file), size(file), Size::plus));
            }
        }
        var all = sizes.values().stream().reduce(new Size(0, 0, 0), Size::plus);
        System.out.println("trusted base: " + all + "\n"
                + sizes.entrySet().stream()
                        .map(size -> "  " + size.getKey() + ": " + size.getValue())
                        .collect(Collectors.joining("\n")));
        assertTrue(all.statements() <= MOST_STATEMENTS, "statements: at most " + MOST_STATEMENTS + ", got " + all);
        assertTrue(all.lines() <= MOST_LINES, "lines: at most " + MOST_LINES + ", got " + all);
    }

    @Test
    void commentsAndTextsAreNotCode() {
        var source = JavaSource.of("""
                package a;

                import b.C;

                /// One; two; three;
                class D {
                    /* four; */
                    String text = "five; // six;";
                    char sign = ';';

                    void run() {
                        for (int i = 0; i < size(); i++) {
                            done(); // seven;
                        }
                    }
                }
                """);
        assertEquals(3, source.statements());
        assertEquals(9, source.lines());
    }

    /// A reader of JSON can refuse a certificate or garble it; it cannot make a wrong one right.
    private static boolean isTrusted(Path file) {
        return file.toString().endsWith(".java")
                && !file.startsWith(THEORY.resolve("certificate").resolve("json"))
                && !file.endsWith("package-info.java");
    }

    private static String name(Path file) {
        return THEORY.relativize(file.getParent()).toString().replace('/', '.').replace('\\', '.');
    }

    private static Size size(Path file) {
        try {
            var source = JavaSource.of(Files.readString(file));
            return new Size(1, source.statements(), source.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
