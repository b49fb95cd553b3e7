package dev.attest.experiments.cli;

import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.property.Properties;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.property.ScorecardJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = "Decides every property of mechanisms; without arguments, of the whole catalogue.",
        footer = "Exits with 1 if a verdict differs from --expect, with 2 if it is UNDECIDED instead.")
final class CheckCommand implements Callable<Integer> {
    /// More scorecards than this are shown as one matrix.
    private static final int MOST_PAGES = 3;

    private final Terminal terminal;

    @Parameters(
            paramLabel = "MECHANISM|FILE",
            arity = "0..*",
            description = "A name of the catalogue, or a file (.attn).")
    private List<String> mechanisms = new ArrayList<>();

    @Option(names = "--property", paramLabel = "P", description = "Show this property only; may be repeated.")
    private List<String> properties = new ArrayList<>();

    @Option(names = "--expect", paramLabel = "P=VERDICT", description = "The verdict to expect; may be repeated.")
    private Map<String, String> expected = new LinkedHashMap<>();

    @Option(names = "--certificates", paramLabel = "DIR", description = "Write the certificates into this folder.")
    private @Nullable Path certificates;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var expectations = Expectations.of(expected);
        var wanted = wanted(expectations);
        var definitions = definitions();
        var scorecards = decide(definitions, wanted);
        if (certificates != null) {
            new CertificateFolder(certificates).write(scorecards);
        }
        show(scorecards);
        return scorecards.stream()
                .mapToInt(scorecard -> expectations.compare(scorecard, terminal))
                .reduce(ExitCode.ANSWERED, ExitCode::worst);
    }

    /// The properties to show: all of them if none is named.
    private Set<String> wanted(Expectations expectations) {
        var wanted = new TreeSet<String>();
        properties.forEach(property -> wanted.add(Expectations.property(property)));
        if (!wanted.isEmpty()) {
            wanted.addAll(expectations.properties());
        }
        return wanted;
    }

    private List<Mechanism> definitions() {
        var names = mechanisms.isEmpty() ? Catalogue.names() : mechanisms;
        var definitions = names.stream().map(Catalogue::resolve).toList();
        definitions.stream()
                .flatMap(definition -> definition.warnings().stream())
                .forEach(terminal::complain);
        return definitions;
    }

    private List<Scorecard> decide(List<Mechanism> definitions, Set<String> wanted) {
        var progress = ConsoleProgress.of(terminal);
        progress.start("check", definitions.size());
        var scorecards = new ArrayList<Scorecard>();
        try {
            for (var definition : definitions) {
                scorecards.add(restricted(Properties.scorecard(definition), wanted));
                progress.step(1);
            }
        } finally {
            progress.close();
        }
        return scorecards;
    }

    private static Scorecard restricted(Scorecard scorecard, Set<String> wanted) {
        if (wanted.isEmpty()) {
            return scorecard;
        }
        var answers = scorecard.answers().stream()
                .filter(answer -> wanted.contains(answer.property()))
                .toList();
        return new Scorecard(scorecard.mechanism(), scorecard.definition(), answers);
    }

    private void show(List<Scorecard> scorecards) {
        if (json) {
            terminal.say(JsonText.of(ScorecardJson.of(scorecards)));
        } else if (scorecards.size() > MOST_PAGES) {
            terminal.sayAll(new ScorecardMatrix(terminal).lines(scorecards));
        } else {
            var page = new ScorecardPage(terminal);
            scorecards.forEach(scorecard -> terminal.sayAll(page.lines(scorecard)));
        }
    }
}
