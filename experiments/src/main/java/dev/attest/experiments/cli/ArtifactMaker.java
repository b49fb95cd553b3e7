package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.experiments.artifact.ArtifactFolder;
import dev.attest.experiments.artifact.Chapter;
import dev.attest.experiments.artifact.ClaimChapter;
import dev.attest.experiments.artifact.Reproduction;
import dev.attest.experiments.artifact.ReproductionRequest;
import dev.attest.experiments.study.Studies;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Makes an artifact and says what was found.
final class ArtifactMaker {
    private final Terminal terminal;
    private final List<Chapter> chapters;

    ArtifactMaker(Terminal terminal, List<Chapter> chapters) {
        this.terminal = terminal;
        this.chapters = List.copyOf(chapters);
    }

    /// The exit code.
    int make(ReproductionRequest request, boolean json) throws IOException, InterruptedException {
        var folder = new Reproduction(chapters).make(request, ConsoleProgress.of(terminal));
        var findings = findings(request, folder);
        ClaimChapter.unexpected(folder)
                .forEach(claim -> terminal.complain("the claim '" + claim + "' was not judged as expected"));
        if (json) {
            var array = JsonNodeFactory.instance.arrayNode();
            findings.forEach(finding -> finding.addTo(array));
            terminal.say(JsonText.of(array));
        } else {
            findings.forEach(finding -> finding.print(terminal));
            terminal.say(request.folder() + ": " + folder.files().size() + " files; report.html is the place to begin");
        }
        int claims = ClaimChapter.unexpected(folder).isEmpty() ? ExitCode.ANSWERED : ExitCode.DIFFERENT;
        return findings.stream().mapToInt(Findings::exitCode).reduce(claims, ExitCode::worst);
    }

    private static List<Findings> findings(ReproductionRequest request, ArtifactFolder folder) throws IOException {
        var findings = new ArrayList<Findings>();
        for (var id : request.studies()) {
            findings.add(Findings.of(Studies.named(id), folder));
        }
        return findings;
    }
}
