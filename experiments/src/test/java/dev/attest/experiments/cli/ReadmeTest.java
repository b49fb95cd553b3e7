package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
    private static final String FENCE = "```\n";
    private static final String CHECK = "What `./attest check ";

    private final String readme = read();

    @Test
    void theScorecardIsWhatCheckPrints() {
        int begin = readme.indexOf(CHECK) + CHECK.length();
        var names = readme.substring(begin, readme.indexOf('`', begin));
        assertEquals(Session.of(("check " + names).split(" ")).out(), blockAfter(CHECK));
    }

    @Test
    void theMechanismShownIsTheOneOfTheCatalogue() {
        assertEquals(Catalogue.text("relu-linear"), blockAfter("## A mechanism is a text file"));
    }

    @Test
    void everyCommandIsListed() {
        for (var command : new String[] {
            "list", "explain", "check", "diff", "verify", "apply", "bench", "run", "reproduce", "audit", "export"
        }) {
            assertTrue(readme.contains("| `attest " + command), command);
        }
    }

    private String blockAfter(String heading) {
        int begin = readme.indexOf(FENCE, readme.indexOf(heading)) + FENCE.length();
        return readme.substring(begin, readme.indexOf(FENCE, begin));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "README.md"));
        } catch (IOException e) {
            throw new IllegalStateException("expected README.md above the module's folder", e);
        }
    }
}
