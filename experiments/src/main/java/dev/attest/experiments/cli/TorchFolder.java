package dev.attest.experiments.cli;

import dev.attest.experiments.run.WholeFile;
import dev.attest.models.torch.PythonSource;
import dev.attest.models.torch.TorchArchive;
import dev.attest.models.torch.TorchSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder that receives a mechanism as `NAME.pt`, an archive, and `NAME.py`, the same function in Python. A
/// file is there whole or not at all.
final class TorchFolder {
    private final Path folder;

    TorchFolder(Path folder) {
        this.folder = folder;
    }

    /// The files that are there now.
    List<Path> write(TorchSource source) throws IOException {
        Files.createDirectories(folder);
        var name = FileName.of(source.mechanism().name());
        var archive = folder.resolve(name + ".pt");
        var python = folder.resolve(name + ".py");
        var text = PythonSource.of(source, name + ".pt").getBytes(StandardCharsets.UTF_8);
        WholeFile.write(archive, stream -> stream.write(TorchArchive.of(source)));
        WholeFile.write(python, stream -> stream.write(text));
        return List.of(archive, python);
    }
}
