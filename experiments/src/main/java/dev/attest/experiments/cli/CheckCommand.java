package dev.attest.experiments.cli;

import dev.attest.experiments.artifact.ScorecardsOf;
import dev.attest.experiments.run.WholeFile;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.property.Properties;
import dev.attest.theory.property.Property;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.property.ScorecardJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        description = {
            "Decides every property of mechanisms; without arguments, of the whole catalogue.",
            "",
            "Up to three mechanisms are shown with every reason, more as one matrix. `attest explain MECHANISM PROPERTY`"
                    + " says why at length."
        },
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

    @Option(names = "--property", paramLabel = "P", description = "Decide this property only; may be repeated.")
    private List<String> properties = new ArrayList<>();

    @Option(
            names = "--expect",
            paramLabel = "P=VERDICT",
            description = "The verdict to expect of every mechanism named; may be repeated.")
    private Map<String, String> expected = new LinkedHashMap<>();

    @Option(names = "--certificates", paramLabel = "DIR", description = "Write the certificates into this folder.")
    private @Nullable Path certificates;

    @ArgGroup
    private Format format = new Format();

    @Option(names = "-o", paramLabel = "FILE", description = "Write here instead of to the standard output.")
    private @Nullable Path file;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// How the scorecards are written: for a terminal, or one of these.
    private static final class Format {
        @Option(names = "--json", description = "Print a JSON array.")
        private boolean json;

        @Option(names = "--markdown", description = "Print a table of Markdown.")
        private boolean markdown;

        @Option(names = "--html", description = "Print one page of HTML that needs nothing else.")
        private boolean html;
    }

    @Override
    public Integer call() throws IOException {
        var expectations = Expectations.of(expected);
        if (file != null) {
            OutputFile.require("-o", file);
        }
        var definitions = definitions();
        var progress = new PatientProgress(ConsoleProgress.of(terminal), System::nanoTime);
        var scorecards = new ScorecardsOf(definitions, wanted(expectations)).decide("check", progress);
        if (certificates != null) {
            new CertificateFolder(certificates).write(scorecards);
        }
        show(scorecards);
        return scorecards.stream()
                .mapToInt(scorecard -> expectations.compare(scorecard, terminal))
                .reduce(ExitCode.ANSWERED, ExitCode::worst);
    }

    /// The properties to decide: all of them if none is named.
    private List<Property> wanted(Expectations expectations) {
        var wanted = new TreeSet<String>();
        properties.forEach(property -> wanted.add(Expectations.property(property)));
        if (wanted.isEmpty()) {
            return Properties.all();
        }
        wanted.addAll(expectations.properties());
        return Properties.all().stream()
                .filter(property -> wanted.contains(property.id()))
                .toList();
    }

    private List<Mechanism> definitions() {
        var names = mechanisms.isEmpty() ? Catalogue.names() : mechanisms;
        var definitions = names.stream().map(Catalogue::resolve).toList();
        definitions.stream()
                .flatMap(definition -> definition.warnings().stream())
                .forEach(terminal::complain);
        return definitions;
    }

    private void show(List<Scorecard> scorecards) throws IOException {
        if (file == null) {
            terminal.sayAll(lines(scorecards, terminal));
        } else {
            var text = String.join("\n", lines(scorecards, terminal.plain())) + "\n";
            WholeFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private List<String> lines(List<Scorecard> scorecards, Terminal page) {
        if (format.json) {
            return List.of(JsonText.of(ScorecardJson.of(scorecards)));
        }
        if (format.html) {
            return ScorecardHtml.of(scorecards).lines().toList();
        }
        if (format.markdown) {
            return ScorecardMarkdown.lines(scorecards);
        }
        if (scorecards.size() > MOST_PAGES) {
            return new ScorecardMatrix(page).lines(scorecards);
        }
        var lines = new ArrayList<String>();
        scorecards.forEach(scorecard -> lines.addAll(new ScorecardPage(page).lines(scorecard)));
        return lines;
    }
}
