package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attest.theory.coq.Coqc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerifyCommandTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void certificates() {
        Session.of(
                "check",
                "relu-linear",
                "--property",
                "total",
                "--property",
                "translation-invariant-keys",
                "--certificates",
                folder.toString());
    }

    @Test
    void aFolderOfCertificatesIsConfirmedAndCounted() {
        var session = Session.of("verify", folder.toString());
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        assertTrue(session.out().endsWith("2 files: 2 confirmed\n"), session.out());
        assertTrue(session.out().contains("relu-linear.total.json: CONFIRMED: relu-linear: for some d"), session.out());
    }

    @Test
    void afterAFileThatIsNoCertificateTheRestIsChecked() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{}");
        var session = Session.of("verify", folder.toString());
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.out().contains("a.json: NOT A CERTIFICATE: "), session.out());
        assertTrue(session.out().endsWith("3 files: 2 confirmed, 1 no certificate\n"), session.out());
    }

    @Test
    void whatIsRejectedOutweighsWhatIsNoCertificate() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{}");
        defined();
        var session = Session.of("verify", folder.toString(), "--json");
        assertEquals(ExitCode.DIFFERENT, session.code());
        var array = new ObjectMapper().readTree(session.out());
        assertEquals("not-a-certificate", array.get(0).get("confirmation").asText());
        assertEquals("rejected", array.get(1).get("confirmation").asText());
        assertEquals("undefined-point", array.get(1).get("where").asText());
        assertEquals("confirmed", array.get(2).get("confirmation").asText());
    }

    @Test
    void aFileThatIsNotThereAndAFolderWithoutCertificatesAreTheUsersMistake() throws IOException {
        assertEquals(
                ExitCode.USAGE,
                Session.of("verify", folder.resolve("none.json").toString()).code());
        var empty = Files.createDirectory(folder.resolve("empty"));
        assertEquals(ExitCode.USAGE, Session.of("verify", empty.toString()).code());
    }

    @Test
    void whatCoqCanCheckIsWrittenForIt() throws IOException {
        var out = folder.resolve("coq");
        var session = Session.of("verify", folder.toString(), "--coq-out", out.toString());
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        assertTrue(Files.readString(out.resolve("relu_linear_total.v")).contains("Theorem row_is_undefined :"));
        assertTrue(Files.readString(out.resolve("relu_linear_translation_invariant_keys.v"))
                .contains("Theorem translation_is_seen :"));
    }

    @Test
    void coqConfirmsWhatTheCheckerConfirmsAndRejectsANumberThatWasChanged() throws IOException {
        assumeTrue(
                Coqc.find(Optional.ofNullable(System.getenv("PATH")).orElse("")).isPresent(),
                "coqc is not on the PATH");
        var right = Session.of("verify", "--with", "coq", folder.toString());
        assertEquals(ExitCode.ANSWERED, right.code(), right.out());
        assertTrue(right.out().endsWith("coq: 2 confirmed\n"), right.out());
        defined();
        var wrong = Session.of("verify", "--with", "coq", folder.toString());
        assertEquals(ExitCode.DIFFERENT, wrong.code());
        assertTrue(wrong.out().contains("coq: REJECTED at row_is_undefined"), wrong.out());
    }

    /// Changes one number, so that the row is defined where it should not be.
    private void defined() throws IOException {
        var file = folder.resolve("relu-linear.total.json");
        var text = Files.readString(file);
        var changed = text.replaceFirst("\"query\" : \\[[^\\]]*\\]", "\"query\" : [ \"1\", \"1\" ]")
                .replaceFirst("\"keys\" : \\[[^\\]]*\\]", "\"keys\" : [ [ \"1\", \"1\" ]");
        Files.writeString(file, changed);
    }
}
