package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.formula.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadmeTest {
    private static final String FENCE = "```\n";

    /// Those that the studies are about.
    private static final List<String> SHOWN =
            List.of("softmax", "relu-linear", "elu1-linear", "identity-linear", "inline", "inline-elu1");

    private final String readme = read();

    @Test
    void theScorecardIsWhatCheckPrints() {
        var command = Stream.concat(Stream.of("check"), SHOWN.stream()).toArray(String[]::new);
        assertEquals(Session.of(command).out(), blockAfter("What `./attest check` says of six mechanisms"));
    }

    @Test
    void theMechanismShownIsTheOneOfTheCatalogue() {
        assertEquals(Catalogue.text("relu-linear"), blockAfter("## A mechanism is a text file"));
    }

    @Test
    void everyCommandIsListed() {
        for (var command :
                new String[] {"list", "explain", "check", "verify", "apply", "run", "reproduce", "audit", "export"}) {
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
