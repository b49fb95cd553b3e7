package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whatDiffersIsShownOnBothSides() {
        var session = Session.of("diff", "softmax", "relu-linear");
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        assertTrue(session.out().contains("injective exactly when")
                || session.out().contains("exactly when rank"));
        assertTrue(session.out().contains("LaTeX of relu-linear"), session.out());
        session.out()
                .lines()
                .filter(line -> !line.contains("\\"))
                .forEach(line -> assertTrue(line.length() <= 100, line));
    }

    @Test
    void aDefinitionInOtherWordsIsTheSame() throws IOException {
        var file = Files.writeString(
                folder.resolve("again.attn"), "name again\ns = dot(k, q)\nweight = softmax(s / d^(1/2))\n");
        var session = Session.of("diff", "softmax", file.toString());
        assertTrue(session.out().contains("One definition: their normal forms are equal."), session.out());
        assertFalse(session.out().contains("what differs"), session.out());
    }

    @Test
    void aRowThatIsTheSameIsSaidToBe() throws IOException {
        var file = Files.writeString(
                folder.resolve("ratio.attn"), "name ratio\ns = dot(k, q) / sqrt(d)\nweight = exp(s) / sum(exp(s))\n");
        assertTrue(Session.of("diff", "softmax", file.toString()).out().contains("Their rows are equal by form."));
        assertFalse(Session.of("diff", "softmax", "inline").out().contains("Their rows are equal by form."));
    }

    @Test
    void inJsonItIsAnArrayOfOne() throws IOException {
        var array = new ObjectMapper()
                .readTree(Session.of("diff", "softmax", "relu-linear", "--json").out());
        assertEquals(1, array.size());
        assertFalse(array.get(0).get("same-definition").asBoolean());
        assertEquals(
                "softmax",
                array.get(0).get("mechanisms").get(0).get("mechanism").asText());
        var total = array.get(0).get("properties").get(0);
        assertEquals("total", total.get("property").asText());
        assertFalse(total.get("same").asBoolean());
        assertEquals("FAILS", total.get("answers").get(1).get("verdict").asText());
    }

    @Test
    void anUnknownMechanismIsTheUsersMistake() {
        assertEquals(ExitCode.USAGE, Session.of("diff", "softmax", "sofmax").code());
    }
}
