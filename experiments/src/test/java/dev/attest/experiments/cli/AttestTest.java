package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttestTest {
    @TempDir
    private Path folder;

    @Test
    void helpIsAnAnswer() {
        var help = Session.of("--help");
        assertEquals(ExitCode.ANSWERED, help.code());
        assertTrue(help.out().contains("explain"), help.out());
        assertEquals("", help.err());
    }

    @Test
    void withoutACommandOneSentenceSaysWhatIsMissing() {
        var session = Session.of();
        assertEquals(ExitCode.USAGE, session.code());
        assertEquals("attest: expected a command, got none; see 'attest --help'\n", session.err());
    }

    @Test
    void anUnknownCommandIsNamed() {
        var session = Session.of("lst");
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(
                session.err().startsWith("attest: expected a command, got 'lst', perhaps for 'list'"), session.err());
    }

    @Test
    void anUnknownOptionIsNamed() {
        var session = Session.of("list", "--yaml");
        assertEquals(ExitCode.USAGE, session.code());
        assertEquals("attest: Unknown option: '--yaml'; see 'attest list --help'\n", session.err());
    }

    @Test
    void listKnowsTheCatalogue() {
        var session = Session.of("list");
        assertEquals(ExitCode.ANSWERED, session.code());
        assertTrue(session.out().contains("softmax"), session.out());
    }

    @Test
    void listInJsonIsAnArrayOfNames() throws IOException {
        var array = json(Session.of("list", "--json"));
        assertTrue(array.isArray());
        assertTrue(array.findValuesAsText("name").contains("softmax"));
        assertFalse(array.findValuesAsText("name").contains("no-such-mechanism"));
    }

    @Test
    void aMechanismIsExplainedByItsText() throws IOException {
        var array = json(Session.of("explain", "softmax", "--json"));
        assertEquals(1, array.size());
        assertEquals("mechanism", array.get(0).get("kind").asText());
        assertTrue(array.get(0).get("definition").toString().contains("softmax(dot(q, k) / sqrt(d))"));
    }

    @Test
    void aNameThatDoesNotExistIsTheUsersMistake() {
        var session = Session.of("explain", "sofmax");
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains("got 'sofmax'"), session.err());
        assertFalse(session.err().contains("Exception"), session.err());
    }

    @Test
    void aClaimIsExplainedByItsFirstWords() {
        var session = Session.of("explain", "softmax-separates");
        assertEquals(ExitCode.ANSWERED, session.code());
        assertTrue(session.out().startsWith("Softmax separates what linear attention does not"), session.out());
        assertTrue(session.out().contains("what it does not show"), session.out());
    }

    @Test
    void theFirstWordsOfSeveralClaimsAreTheUsersMistake() {
        var session = Session.of("explain", "linear-attention-separates");
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains("linear-attention-separates-with-other-weights"), session.err());
        assertTrue(session.err().contains("linear-attention-separates-by-a-readout-of-one-entry"), session.err());
    }

    @Test
    void aFileIsExplainedLikeTheCatalogue() throws IOException {
        var file = Files.writeString(folder.resolve("mine.attn"), "score = dot(q, k)\n");
        var session = Session.of("explain", file.toString());
        assertEquals(ExitCode.ANSWERED, session.code());
        assertTrue(session.out().contains("score = dot(q, k)"), session.out());
    }

    @Test
    void aFileThatCannotBeReadIsNamedWithThePlace() throws IOException {
        var file = Files.writeString(folder.resolve("mine.attn"), "score = smu(q)\n");
        var session = Session.of("explain", file.toString());
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains("mine.attn:1:9"), session.err());
    }

    @Test
    void exportWritesIntoAFile() throws IOException {
        var file = folder.resolve("relu.tex");
        var session = Session.of("export", "relu-linear", "--to", "latex", "-o", file.toString());
        assertEquals(ExitCode.ANSWERED, session.code());
        assertEquals("", session.out());
        assertTrue(Files.readString(file).contains("\\begin{document}"));
    }

    @Test
    void exportIntoAFolderThatDoesNotExistIsTheUsersMistake() {
        var file = folder.resolve("missing").resolve("relu.tex");
        var session = Session.of("export", "relu-linear", "--to", "latex", "-o", file.toString());
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains(file.toString()), session.err());
    }

    @Test
    void anExponentialHasNoScriptAndTheFunctionIsNamed() {
        var session = Session.of("export", "softmax", "--to", "smtlib");
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains("softmax") && session.err().contains("it uses exp"), session.err());
        assertEquals("", session.out());
    }

    @Test
    void aStudyThatDoesNotExistIsNamed() {
        var session = Session.of("run", "no-such-study");
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains("got 'no-such-study'"), session.err());
    }

    @Test
    void aRowThatNoQueryHasIsNotExported() throws IOException {
        var file = Files.writeString(folder.resolve("nowhere.attn"), "name nowhere\nweight = dot(q, k) / (n - n)\n");
        var session = Session.of("export", file.toString(), "--to", "smtlib");
        assertEquals(ExitCode.USAGE, session.code(), session.err());
    }

    @Test
    void undecidedWhereADecisionWasExpectedIsAnExitCodeOfItsOwn() {
        assertEquals(
                ExitCode.ANSWERED,
                Session.of("check", "stick-breaking", "--property", "injective").code());
        var expected = Session.of("check", "stick-breaking", "--property", "injective", "--expect", "injective=HOLDS");
        assertEquals(ExitCode.UNDECIDED, expected.code(), expected.err());
    }

    @Test
    void aCertificateIsConfirmedAndOneOfAnotherDefinitionIsRefused() throws IOException {
        Session.of("check", "softmax", "--property", "injective", "--certificates", folder.toString());
        var file = folder.resolve("softmax.injective.json");
        assertEquals(ExitCode.ANSWERED, Session.of("verify", file.toString()).code());
        Files.writeString(file, Files.readString(file).replace("d + 1", "d + 2"));
        assertEquals(ExitCode.DIFFERENT, Session.of("verify", file.toString()).code());
        Files.writeString(file, Files.readString(file).replace("softmax(dot", "softmax(2 * dot"));
        assertEquals(ExitCode.USAGE, Session.of("verify", file.toString()).code());
    }

    @Test
    void aFolderThatIsNoArtifactCannotBeAudited() {
        var session = Session.of("audit", folder.toString());
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains("expected an artifact"), session.err());
    }

    private static JsonNode json(Session session) throws IOException {
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        return new ObjectMapper().readTree(session.out());
    }
}
