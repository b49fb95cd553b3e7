package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.theory.certificate.Checker;
import dev.attest.theory.certificate.Confirmation;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.statement.Goal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = "Checks certificates again, with nothing but the definition, the goal and the certificate.",
        footer = "Exits with 1 if a certificate is not confirmed, with 64 if a file is not a certificate.")
final class VerifyCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "A certificate, as `attest check` writes them.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What came of one file.
    private record Outcome(Path file, String mechanism, Goal goal, Confirmation confirmation) {
        boolean isConfirmed() {
            return confirmation instanceof Confirmation.Confirmed;
        }
    }

    @Override
    public Integer call() throws IOException {
        var outcomes = new ArrayList<Outcome>();
        for (var file : files) {
            outcomes.add(verify(file));
        }
        if (json) {
            terminal.say(JsonText.of(asJson(outcomes)));
        } else {
            outcomes.forEach(outcome -> terminal.say(sentence(outcome)));
        }
        return outcomes.stream().allMatch(Outcome::isConfirmed) ? ExitCode.ANSWERED : ExitCode.DIFFERENT;
    }

    private static Outcome verify(Path file) throws IOException {
        var content = CertificateFile.read(file);
        var confirmation = Checker.check(content.mechanism(), content.goal(), content.certificate());
        return new Outcome(file, content.mechanism().name(), content.goal(), confirmation);
    }

    private static String sentence(Outcome outcome) {
        var what = switch (outcome.confirmation()) {
            case Confirmation.Confirmed confirmed ->
                "confirmed: " + outcome.mechanism() + ": " + outcome.goal().words() + restsOn(confirmed);
            case Confirmation.Rejected rejected -> "rejected at " + rejected.where() + ": " + rejected.why();
            case Confirmation.Incomplete incomplete -> "incomplete: " + incomplete.what();
        };
        return outcome.file() + ": " + what;
    }

    private static String restsOn(Confirmation.Confirmed confirmed) {
        return confirmed.restsOn().isEmpty() ? "" : "; rests on " + String.join(", ", confirmed.restsOn());
    }

    private static ArrayNode asJson(List<Outcome> outcomes) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var outcome : outcomes) {
            var node = array.addObject()
                    .put("file", outcome.file().toString())
                    .put("mechanism", outcome.mechanism())
                    .put("goal", outcome.goal().words());
            switch (outcome.confirmation()) {
                case Confirmation.Confirmed confirmed -> {
                    var theorems = node.put("confirmation", "confirmed").putArray("rests-on");
                    confirmed.restsOn().forEach(theorems::add);
                }
                case Confirmation.Rejected rejected ->
                    node.put("confirmation", "rejected")
                            .put("where", rejected.where())
                            .put("why", rejected.why());
                case Confirmation.Incomplete incomplete ->
                    node.put("confirmation", "incomplete").put("what", incomplete.what());
            }
        }
        return array;
    }
}
