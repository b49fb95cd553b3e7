package dev.attest.experiments.cli;

import dev.attest.experiments.run.WholeFile;
import dev.attest.theory.coq.CoqExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder that receives certificates as files of Coq. A file is there whole or not at all.
final class CoqFolder {
    private static final String JSON = ".json";

    private final Path folder;

    CoqFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        this.folder = folder;
    }

    /// Coq wants a name that could be one of its own.
    ///
    /// @param certificate the name of the certificate's file
    /// @return the file that is there now
    Path write(String certificate, CoqExport.Written written) throws IOException {
        var stem = certificate.endsWith(JSON)
                ? certificate.substring(0, certificate.length() - JSON.length())
                : certificate;
        var plain = stem.replaceAll("[^A-Za-z0-9_]", "_");
        var file = folder.resolve((Character.isLetter(plain.charAt(0)) ? plain : "m_" + plain) + ".v");
        WholeFile.write(file, stream -> stream.write(written.text().getBytes(StandardCharsets.UTF_8)));
        return file;
    }
}
