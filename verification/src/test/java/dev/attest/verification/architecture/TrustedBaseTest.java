package dev.attest.verification.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The size of the packages that a verdict may depend on, whole; how much of them stands behind one certificate
/// is counted in [ReachOfTheCheckerTest]. It may shrink and not grow unnoticed.
final class TrustedBaseTest {
    /// What it is now. Where it has to grow the number is changed here, for everybody to see.
    private static final int MOST_STATEMENTS = 7_250;

    private static final int MOST_LINES = 19_360;

    private static final List<String> ROOMS = List.of("formula", "scalar", "statement", "certificate");

    @Test
    void theTrustedBaseDoesNotGrowUnnoticed() throws IOException {
        var sizes = new TreeMap<String, Sources.Size>();
        for (var room : ROOMS) {
            try (var files = Files.walk(Sources.THEORY.resolve(room))) {
                files.filter(TrustedBaseTest::isTrusted)
                        .forEach(file -> sizes.merge(name(file), Sources.Size.of(file), Sources.Size::plus));
            }
        }
        var all = sizes.values().stream().reduce(Sources.Size.NONE, Sources.Size::plus);
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
                && !file.startsWith(Sources.THEORY.resolve("certificate").resolve("json"))
                && !file.endsWith("package-info.java");
    }

    private static String name(Path file) {
        return Sources.THEORY
                .relativize(file.getParent())
                .toString()
                .replace('/', '.')
                .replace('\\', '.');
    }
}
