package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.experiments.artifact.ArtifactFolder;
import dev.attest.experiments.artifact.Audit;
import dev.attest.experiments.artifact.AuditRequest;
import dev.attest.experiments.artifact.Chapters;
import dev.attest.experiments.artifact.CheckedScorecards;
import dev.attest.experiments.artifact.Problem;
import dev.attest.experiments.data.DataFolder;
import dev.attest.experiments.study.BadInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit",
        description = "Checks an artifact: every file, every certificate, and every number that follows from them.",
        footer = "Exits with 1 if anything is not as it should be.")
final class AuditCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The artifact (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("artifact");

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "Run this many trials of each study again (default: ${DEFAULT-VALUE}).")
    private int trials = 0;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder with the real data sets it was made with.")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (trials < 0) {
            throw new BadInput("--trials: expected 0 or more, got " + trials);
        }
        var artifact = ArtifactFolder.existing(folder);
        var problems = new Audit(Chapters.all(CheckedScorecards.ofCatalogue())).check(artifact, request());
        if (json) {
            terminal.say(asJson(problems));
        } else {
            problems.forEach(problem -> terminal.say(problem.toString()));
            terminal.say(folder + ": " + artifact.files().size() + " files, "
                    + (problems.isEmpty() ? "all as they should be" : problems.size() + " problems"));
        }
        return problems.isEmpty() ? ExitCode.ANSWERED : ExitCode.DIFFERENT;
    }

    private AuditRequest request() {
        var dataFolder = DataFolder.find(Optional.ofNullable(data), System.getenv());
        return new AuditRequest(trials, dataFolder, ConsoleProgress.of(terminal));
    }

    private static String asJson(List<Problem> problems) {
        var array = JsonNodeFactory.instance.arrayNode();
        problems.forEach(problem -> array.addObject()
                .put("file", problem.file())
                .put("place", problem.place())
                .put("what", problem.what()));
        return JsonText.of(array);
    }
}
