package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.experiments.study.BadInput;
import dev.attest.experiments.study.Studies;
import dev.attest.experiments.study.Study;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.ClaimPage;
import dev.attest.theory.claim.Claims;
import dev.attest.theory.claim.Judge;
import dev.attest.theory.claim.JudgementJson;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.NearestName;
import dev.attest.theory.property.Properties;
import dev.attest.theory.strategy.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "A mechanism, property, claim or study in full.",
            "",
            "With a mechanism and a property: the statement with all its quantifiers, the argument, the theorems it rests"
                    + " on, what the certificate carries, and what another verdict would have meant."
        })
final class ExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description = "A name that `attest list` shows, the first words of a claim, or a file (.attn).")
    private String name = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "PROPERTY", description = "A property of that mechanism.")
    private @Nullable String property;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The root seed of a claim's samples (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var claim = property == null ? claim() : Optional.<Claim>empty();
        if (claim.isPresent()) {
            explain(claim.get());
        } else {
            var page = property == null ? page() : answer(property);
            print(page.lines(terminal), page.json());
        }
        return ExitCode.ANSWERED;
    }

    /// The claim of that name, or the one whose name begins so if nothing has the name itself.
    private Optional<Claim> claim() {
        boolean taken = Claims.find(name).isPresent()
                || property(name).isPresent()
                || study(name).isPresent()
                || Catalogue.names().contains(name);
        if (taken) {
            return Claims.find(name);
        }
        var claims = Claims.startingWith(name);
        if (claims.size() > 1) {
            throw new BadInput("explain: expected the beginning of one claim, got '" + name + "', with which begin "
                    + claims.stream().map(Claim::id).collect(Collectors.joining(", ")));
        }
        return claims.stream().findFirst();
    }

    private void explain(Claim claim) {
        var judgement = Judge.judge(claim, seed);
        var experiments = Explanation.experiments(claim);
        var lines = new ArrayList<>(ClaimPage.lines(judgement));
        if (!experiments.isEmpty()) {
            lines.add("");
            lines.add("experiments");
            experiments.forEach(line -> lines.add("  " + line));
        }
        var node = JudgementJson.of(judgement);
        var array = node.putArray("experiments");
        experiments.forEach(array::add);
        print(lines, node);
    }

    private Page page() {
        return property(name).or(() -> study(name)).orElseGet(() -> mechanism(name));
    }

    private static Page mechanism(String name) {
        boolean isFile = name.contains("/") || name.endsWith(".attn");
        if (!isFile && !Catalogue.names().contains(name)) {
            throw new BadInput("expected a mechanism, property, claim or study (`attest list` has them) or a file"
                    + " (.attn), got '" + name + "'" + NearestName.hint(name, names()));
        }
        return Explanation.of(Catalogue.resolve(name));
    }

    private static List<String> names() {
        var names = new ArrayList<>(Catalogue.names());
        Properties.all().forEach(property -> names.add(property.id()));
        Claims.all().forEach(claim -> names.add(claim.id()));
        Studies.all().forEach(study -> names.add(study.id()));
        return names;
    }

    private static Optional<Page> property(String id) {
        return Properties.find(id).map(Explanation::of);
    }

    private static Optional<Page> study(String id) {
        return Studies.all().stream()
                .filter(study -> study.id().equals(id))
                .findFirst()
                .map((Study<?> study) -> Explanation.of(study));
    }

    private Page answer(String id) {
        var asked = Properties.find(Expectations.property(id)).orElseThrow();
        var reading = Reading.of(Catalogue.resolve(name));
        return Explanation.of(reading, asked, asked.decide(reading));
    }

    private void print(List<String> lines, ObjectNode node) {
        if (json) {
            terminal.say(JsonText.of(JsonNodeFactory.instance.arrayNode().add(node)));
        } else {
            terminal.sayAll(lines);
        }
    }
}
