package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.experiments.study.Studies;
import dev.attest.experiments.study.Study;
import dev.attest.theory.claim.Claim;
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
    ///
    /// @param claims ids of the claims that it tests
    private record Entry(String kind, String name, String title, List<String> claims) {
        Entry(String kind, String name, String title) {
            this(kind, name, title, List.of());
        }
    }

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
                .forEach(entry -> array.add(asJson(entry)));
        return JsonText.of(array);
    }

    private static ObjectNode asJson(Entry entry) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("kind", entry.kind()).put("name", entry.name()).put("title", entry.title());
        if (!entry.claims().isEmpty()) {
            var array = node.putArray("claims");
            entry.claims().forEach(array::add);
        }
        return node;
    }

    private void print(String heading, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        terminal.say(new Palette(terminal.colour()).strong(heading));
        var table = new TextTable(terminal.width());
        for (var entry : entries) {
            table.row("  " + entry.name(), entry.title());
            entry.claims().forEach(claim -> table.row("", "tests " + claim));
        }
        terminal.sayAll(table.lines());
        terminal.say("");
    }

    private static List<Entry> mechanisms() {
        return Catalogue.names().stream()
                .map(name -> new Entry(
                        "mechanism", name, Catalogue.resolve(name).title().orElse("")))
                .toList();
    }

    private static List<Entry> properties() {
        return Properties.all().stream()
                .map(property -> new Entry("property", property.id(), property.meaning()))
                .toList();
    }

    private static List<Entry> claims() {
        return Claims.all().stream()
                .map(claim -> new Entry(
                        "claim", claim.id(), claim.statement().source().toString()))
                .toList();
    }

    private static List<Entry> studies() {
        return Studies.all().stream()
                .map(study -> new Entry("study", study.id(), study.title(), tested(study)))
                .toList();
    }

    private static List<String> tested(Study<?> study) {
        return study.claims().stream().map(Claims::of).map(Claim::id).toList();
    }
}
