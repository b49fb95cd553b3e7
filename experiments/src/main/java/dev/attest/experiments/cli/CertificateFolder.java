package dev.attest.experiments.cli;

import dev.attest.experiments.run.WholeFile;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Scorecard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder of certificates, one file for each answer that has one: `MECHANISM.PROPERTY.json`. A file is there
/// whole or not at all.
final class CertificateFolder {
    private final Path folder;

    CertificateFolder(Path folder) {
        this.folder = folder;
    }

    void write(List<Scorecard> scorecards) throws IOException {
        Files.createDirectories(folder);
        for (var scorecard : scorecards) {
            for (var answer : scorecard.answers()) {
                write(scorecard, answer);
            }
        }
    }

    private void write(Scorecard scorecard, Answer answer) throws IOException {
        if (answer.goal().isEmpty() || answer.certificate().isEmpty()) {
            return;
        }
        var name = scorecard.mechanism().name() + "." + answer.property() + ".json";
        var file = new CertificateFile(
                scorecard.mechanism(), answer.goal().get(), answer.certificate().get());
        WholeFile.write(folder.resolve(name), stream -> stream.write(file.text().getBytes(StandardCharsets.UTF_8)));
    }
}
