package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.experiments.artifact.ScorecardsOf;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.property.Properties;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "diff",
        description = "What differs between two mechanisms: property by property, and in their definitions.",
        footer = "Exits with 0 whether they differ or not.")
final class DiffCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "A name of the catalogue, or a file (.attn).")
    private String first = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String second = "";

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var definitions = List.of(Catalogue.resolve(first), Catalogue.resolve(second));
        definitions.stream()
                .flatMap(definition -> definition.warnings().stream())
                .forEach(terminal::complain);
        var progress = new PatientProgress(ConsoleProgress.of(terminal), System::nanoTime);
        var cards = new ScorecardsOf(definitions, Properties.all()).decide("diff", progress);
        var comparison = new Comparison(cards.getFirst(), cards.getLast());
        if (json) {
            terminal.say(JsonText.of(JsonNodeFactory.instance.arrayNode().add(comparison.json())));
        } else {
            terminal.sayAll(comparison.lines(terminal));
        }
        return ExitCode.ANSWERED;
    }
}
