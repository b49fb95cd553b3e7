package dev.attest.experiments.cli;

import dev.attest.experiments.study.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a file can be written, asked before the work begins.
final class OutputFile {
    private OutputFile() {}

    /// @param input a file that must stay as it is
    /// @throws BadInput if the file is the input, or not a place for a file
    static void require(Path file, Path input) throws IOException {
        require("--out", file);
        if (Files.exists(file) && Files.exists(input) && Files.isSameFile(file, input)) {
            throw new BadInput("--out: expected another file than --in, got " + file + " for both");
        }
    }

    /// @param option what the user called it
    /// @throws BadInput if it is not a place for a file
    static void require(String option, Path file) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || file.getFileName() == null || file.toString().isEmpty()) {
            throw new BadInput(option + ": expected the name of a file, got '" + file + "'");
        }
        if (!Files.isDirectory(folder)) {
            throw new BadInput(option + ": expected a folder that exists, got " + folder);
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new BadInput(
                    file + ": expected a file to write, got " + (Files.isDirectory(file) ? "a folder" : "a device"));
        }
        if (!Files.isWritable(folder)) {
            throw new BadInput(folder + ": expected a folder that may be written to, got one that may not");
        }
    }
}
