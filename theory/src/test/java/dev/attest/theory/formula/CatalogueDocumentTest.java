package dev.attest.theory.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.latex.Latex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/catalogue.md` says what the files of the catalogue say. What it has to say is left in
/// `theory/target/catalogue.md`.
final class CatalogueDocumentTest {
    private static final String BEGIN = "<!-- written from the files of the catalogue -->\n";
    private static final String END = "<!-- end -->\n";

    private final String page = page();

    @Test
    void thePageIsWhatTheFilesSay() throws IOException {
        var expected = before() + BEGIN + table() + definitions() + END + after();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "catalogue.md"), expected);
        assertEquals(expected, page);
    }

    @Test
    void whatCannotBeSaidIsInNoFile() {
        after().lines().filter(line -> line.startsWith("| `")).forEach(line -> {
            var name = line.substring(3, line.indexOf('`', 3));
            assertTrue(!Catalogue.names().contains(name), name);
        });
    }

    private String before() {
        return page.substring(0, page.indexOf(BEGIN));
    }

    private String after() {
        return page.substring(page.indexOf(END) + END.length());
    }

    private static String table() {
        var text = new StringBuilder("\n| name | title | source |\n|---|---|---|\n");
        for (var name : Catalogue.names()) {
            var mechanism = Catalogue.mechanism(name);
            text.append("| [`").append(name).append("`](#").append(name).append(") | ");
            text.append(mechanism.title().orElseThrow()).append(" | ");
            text.append(mechanism.source().orElseThrow()).append(" |\n");
        }
        return text.append('\n').toString();
    }

    private static String definitions() {
        var text = new StringBuilder();
        for (var name : Catalogue.names()) {
            text.append("### ").append(name).append("\n\n```math\n");
            text.append(Latex.of(Catalogue.mechanism(name))).append("```\n\n");
        }
        return text.toString();
    }

    private static String page() {
        try {
            return Files.readString(Path.of("..", "docs", "catalogue.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
