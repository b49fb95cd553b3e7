package dev.attest.experiments.cli;

import dev.attest.experiments.study.BadInput;
import dev.attest.theory.formula.NearestName;
import dev.attest.theory.property.Answer;
import dev.attest.theory.property.Properties;
import dev.attest.theory.property.Property;
import dev.attest.theory.property.Scorecard;
import dev.attest.theory.statement.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The verdicts that a user expects, by property.
record Expectations(SortedMap<String, Verdict> verdicts) {
    /// @throws BadInput if a property or a verdict does not exist
    static Expectations of(Map<String, String> texts) {
        var verdicts = new TreeMap<String, Verdict>();
        texts.forEach((property, verdict) -> verdicts.put(property(property), verdict(verdict)));
        return new Expectations(verdicts);
    }

    /// The id itself.
    ///
    /// @throws BadInput if no property has it
    static String property(String id) {
        if (Properties.find(id).isPresent()) {
            return id;
        }
        var known = Properties.all().stream().map(Property::id).toList();
        throw new BadInput("property: expected one of " + String.join(", ", known) + ", got '" + id + "'"
                + NearestName.hint(id, known));
    }

    SortedSet<String> properties() {
        return new TreeSet<>(verdicts.keySet());
    }

    /// Says what differs, and gives the exit code.
    int compare(Scorecard scorecard, Terminal terminal) {
        return scorecard.answers().stream()
                .filter(answer -> verdicts.containsKey(answer.property()))
                .mapToInt(answer -> compare(scorecard.mechanism().name(), answer, terminal))
                .reduce(ExitCode.ANSWERED, ExitCode::worst);
    }

    private int compare(String mechanism, Answer answer, Terminal terminal) {
        var expected = verdicts.get(answer.property());
        if (answer.verdict() == expected) {
            return ExitCode.ANSWERED;
        }
        terminal.complain(
                mechanism + ": " + answer.property() + ": expected " + expected + ", got " + answer.verdict());
        return answer.verdict() == Verdict.UNDECIDED ? ExitCode.UNDECIDED : ExitCode.DIFFERENT;
    }

    private static Verdict verdict(String text) {
        var upper = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(Verdict.values())
                .filter(verdict -> verdict.toString().equals(upper))
                .findFirst()
                .orElseThrow(() -> new BadInput(
                        "verdict: expected one of " + listed(List.of(Verdict.values())) + ", got '" + text + "'"));
    }

    private static String listed(List<Verdict> verdicts) {
        return verdicts.stream().map(Verdict::toString).collect(Collectors.joining(", "));
    }
}
