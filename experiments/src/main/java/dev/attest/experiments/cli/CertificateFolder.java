package dev.attest.experiments.cli;

import dev.attest.experiments.run.WholeFile;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.property.Scorecard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A folder of certificates, one file for each answer that has one: `MECHANISM.PROPERTY.json`. All texts are
/// there before the first is written, and a file is there whole or not at all.
final class CertificateFolder {
    private final Path folder;

    CertificateFolder(Path folder) {
        this.folder = folder;
    }

    void write(List<Scorecard> scorecards) throws IOException {
        var texts = texts(scorecards);
        Files.createDirectories(folder);
        for (var file : texts.entrySet()) {
            WholeFile.write(
                    folder.resolve(file.getKey()),
                    stream -> stream.write(file.getValue().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /// By name of the file. A mechanism whose name is taken gets a number.
    private static Map<String, String> texts(List<Scorecard> scorecards) {
        var texts = new TreeMap<String, String>();
        var taken = new TreeMap<String, Integer>();
        for (var scorecard : scorecards) {
            var plain = FileName.of(scorecard.mechanism().name());
            int count = taken.merge(plain, 1, Integer::sum);
            var name = count == 1 ? plain : plain + "-" + count;
            for (var answer : scorecard.answers()) {
                answer.goal()
                        .ifPresent(goal -> answer.certificate()
                                .ifPresent(certificate -> texts.put(
                                        name + "." + answer.property() + ".json",
                                        new CertificateFile(scorecard.mechanism(), goal, certificate).text())));
            }
        }
        return texts;
    }
}
