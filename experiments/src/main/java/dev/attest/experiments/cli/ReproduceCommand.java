package dev.attest.experiments.cli;

import dev.attest.experiments.artifact.Chapters;
import dev.attest.experiments.artifact.CheckedScorecards;
import dev.attest.experiments.study.Studies;
import dev.attest.experiments.study.Study;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "reproduce",
        description = "Makes everything from nothing, into a folder that `attest audit` can check.",
        footer = "Exits with 1 if anything differs from what was expected of it.")
final class ReproduceCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    ReproduceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var studies = Studies.all().stream().<String>map(Study::id).toList();
        return new ArtifactMaker(terminal, Chapters.all(CheckedScorecards.ofCatalogue()))
                .make(options.request(studies, Map.of()), json);
    }
}
