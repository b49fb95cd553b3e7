package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsExpectedIsComparedForEveryMechanism() {
        var right = Session.of("check", "softmax", "inline", "--property", "total", "--expect", "total=HOLDS");
        assertEquals(ExitCode.ANSWERED, right.code(), right.err());
        var wrong =
                Session.of("check", "softmax", "relu-linear", "--expect", "total=HOLDS", "--expect", "injective=FAILS");
        assertEquals(ExitCode.DIFFERENT, wrong.code());
        assertTrue(wrong.err().contains("relu-linear: total: expected HOLDS, got FAILS"), wrong.err());
        assertTrue(wrong.err().contains("softmax: injective: expected FAILS, got HOLDS"), wrong.err());
    }

    @Test
    void anExpectationOfNoPropertyIsTheUsersMistake() {
        assertEquals(
                ExitCode.USAGE,
                Session.of("check", "softmax", "--expect", "injectve=HOLDS").code());
        assertEquals(
                ExitCode.USAGE,
                Session.of("check", "softmax", "--expect", "injective=TRUE").code());
    }

    @Test
    void onlyThePropertiesAskedForAreThere() throws IOException {
        var session = Session.of("check", "softmax", "--property", "total", "--json");
        var array = new ObjectMapper().readTree(session.out());
        assertEquals(1, array.size());
        assertEquals(1, array.get(0).get("properties").size());
        assertEquals(
                "total", array.get(0).get("properties").get(0).get("property").asText());
    }

    @Test
    void oneFormatAtATime() {
        assertEquals(
                ExitCode.USAGE,
                Session.of("check", "softmax", "--json", "--html").code());
    }

    @Test
    void aPageIsWrittenIntoAFileAndNothingElseIsSaid() throws IOException {
        var file = folder.resolve("page.html");
        var session = Session.of("check", "softmax", "--property", "total", "--html", "-o", file.toString());
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        assertEquals("", session.out());
        assertTrue(Files.readString(file).startsWith("<!DOCTYPE html>"));
        assertEquals(
                ExitCode.USAGE,
                Session.of("check", "softmax", "-o", folder.toString()).code());
    }

    @Test
    void mechanismsOfOneNameHaveTheirOwnCertificates() throws IOException {
        var one = mechanism("one.attn", "twin", "dot(q, k)");
        var other = mechanism("other.attn", "twin", "dot(q, k)^2");
        var certificates = folder.resolve("certificates");
        Session.of("check", one, other, "--property", "rows-sum-to-one", "--certificates", certificates.toString());
        try (Stream<Path> files = Files.list(certificates)) {
            var names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertEquals(List.of("twin-2.rows-sum-to-one.json", "twin.rows-sum-to-one.json"), names);
        }
    }

    @Test
    void theOrderIsThatOfTheQuestionAndTheSameTwice() {
        var first = Session.of("check", "inline", "softmax", "relu-linear", "--json");
        assertTrue(first.out().indexOf("\"inline\"") < first.out().indexOf("\"softmax\""));
        assertEquals(
                first.out(),
                Session.of("check", "inline", "softmax", "relu-linear", "--json")
                        .out());
    }

    private String mechanism(String file, String name, String score) throws IOException {
        return Files.writeString(folder.resolve(file), "name " + name + "\nscore = " + score + "\n")
                .toString();
    }
}
