package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.attest.models.torch.TorchArchive;
import dev.attest.models.torch.TorchEngine;
import dev.attest.models.torch.TorchFunction;
import dev.attest.models.torch.TorchSource;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.normal.NormalForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchExportTest {
    @TempDir
    private Path folder;

    private String text(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void anExportReadBackGivesTheBitsOfTheSource() throws IOException {
        var session = Session.of("export", "inline", "--to", "torch", folder.toString());
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        var archive = Files.readAllBytes(folder.resolve("inline.pt"));
        var source = TorchSource.of(Catalogue.mechanism("inline"), false);
        assertArrayEquals(TorchArchive.of(source), archive);
        try (var exported = TorchFunction.of(archive);
                var core = TorchFunction.of(source);
                var manager = TorchEngine.manager()) {
            var tokens = manager.randomNormal(new Shape(2, 4, 33, 8));
            assertArrayEquals(
                    core.apply(tokens, tokens, tokens).toFloatArray(),
                    exported.apply(tokens, tokens, tokens).toFloatArray());
        }
    }

    @Test
    void theTextOfPythonNamesTheDefinition() throws IOException {
        Session.of("export", "softmax", "--to", "torch", folder.toString(), "--causal");
        var python = text("softmax.py");
        assertTrue(
                python.contains(NormalForm.hash(Catalogue.mechanism("softmax").causally())), python);
        assertTrue(python.contains("def softmax(q, k, v):"), python);
        assertTrue(python.contains("A query reads the keys up to its own position."), python);
    }

    @Test
    void aDefinitionCannotEndTheTextThatQuotesIt() throws IOException {
        var file = Files.writeString(
                folder.resolve("own.attn"),
                "name class # \"\"\"\ntitle a \\N\"\"\" b\nparam lambda : scalar in (0, 1)\nweight = lambda / n\n");
        var session = Session.of("export", file.toString(), "--to", "torch", folder.toString());
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        var python = text("class.py");
        assertEquals(2, python.split("\"\"\"", -1).length - 1, python);
        assertTrue(python.contains("def class_(q, k, v, lambda_):"), python);
    }

    @Test
    void aFileWhereAFolderIsExpectedIsTheUsersMistake() throws IOException {
        var file = Files.writeString(folder.resolve("taken"), "kept");
        var session = Session.of("export", "softmax", "--to", "torch", file.toString());
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains("got a file"), session.err());
        assertEquals("kept", Files.readString(file));
        assertEquals(
                ExitCode.USAGE, Session.of("export", "softmax", "--to", "torch").code());
        var both = Session.of("export", "softmax", "--to", "torch", folder.toString(), "-o", "x.pt");
        assertEquals(ExitCode.USAGE, both.code());
        var none = Session.of("export", "softmax", "--to", "latex", folder.toString());
        assertEquals(ExitCode.USAGE, none.code());
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aWidthThatNothingSettlesIsTheUsersMistake() throws IOException {
        var file = Files.writeString(folder.resolve("own.attn"), "name own\nweight = m * dot(q, k)\n");
        var session = Session.of("export", file.toString(), "--to", "torch", folder.toString());
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains("width m"), session.err());
    }
}
