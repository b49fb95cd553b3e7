package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.experiments.study.Studies;
import dev.attest.theory.claim.Claims;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.property.Properties;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Every mechanism, property, claim and study there is.")
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// One thing that has a name.
    private record Entry(String kind, String name, String title) {}

    @Override
    public Integer call() {
        if (json) {
            terminal.say(asJson());
        } else {
            print("mechanisms", mechanisms());
            print("properties", properties());
            print("claims", claims());
            print("studies", studies());
        }
        return ExitCode.ANSWERED;
    }

    private String asJson() {
        var array = JsonNodeFactory.instance.arrayNode();
        Stream.of(mechanisms(), properties(), claims(), studies())
                .flatMap(List::stream)
                .forEach(entry -> array.addObject()
                        .put("kind", entry.kind())
                        .put("name", entry.name())
                        .put("title", entry.title()));
        return JsonText.of(array);
    }

    private void print(String heading, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        terminal.say(new Palette(terminal.colour()).strong(heading));
        var table = new TextTable(terminal.width());
        entries.forEach(entry -> table.row("  " + entry.name(), entry.title()));
        terminal.sayAll(table.lines());
        terminal.say("");
    }

    private static List<Entry> mechanisms() {
        return Catalogue.names().stream()
                .map(name -> new Entry("mechanism", name, Catalogue.resolve(name).title().orElse("")))
                .toList();
    }

    private static List<Entry> properties() {
        return Properties.all().stream()
                .map(property -> new Entry("property", property.id(), property.meaning()))
                .toList();
    }

    private static List<Entry> claims() {
        return Claims.all().stream()
                .map(claim -> new Entry("claim", claim.id(), claim.statement().source().toString()))
                .toList();
    }

    private static List<Entry> studies() {
        return Studies.all().stream()
                .map(study -> new Entry("study", study.id(), study.title()))
                .toList();
    }
}
