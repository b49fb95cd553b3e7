package dev.attest.experiments.cli;

import dev.attest.experiments.artifact.Chapters;
import dev.attest.experiments.study.Studies;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Runs one study and judges its predictions; the results are an artifact like any other.",
        footer = "Exits with 1 if a prediction fails.")
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "STUDY", description = "The id of a study.")
    private String study = "";

    @Option(
            names = {"-s", "--set"},
            paramLabel = "NAME=VALUE",
            description = "A setting of the study other than its default; may be repeated.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @ArgGroup(
            exclusive = false,
            multiplicity = "0..1",
            heading =
                    "%nOne instance of the study `separation`, answered exactly and in place of a run. Numbers are exact:"
                            + " 1/4, 0.25, 2^16.%n")
    private @Nullable InstanceOptions instance;

    @ArgGroup(
            exclusive = false,
            multiplicity = "0..1",
            heading =
                    "%nThe figure of the study `figure-one` for your own mechanism, keys and queries in the plane, in place of a"
                            + " run.%n")
    private @Nullable PlaneOptions plane;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var id = Studies.named(study).id();
        if (instance != null) {
            return instance.answer(id, terminal, json);
        }
        if (plane != null) {
            return plane.answer(id, terminal, json);
        }
        var request = options.request(List.of(id), Map.of(id, changes));
        return new ArtifactMaker(terminal, List.of(Chapters.studies())).make(request, json);
    }
}
