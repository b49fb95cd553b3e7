package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.theory.separation.Law;
import dev.attest.theory.separation.Network;
import dev.attest.theory.separation.Probability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The exact law of one instance, for people and as JSON: each probability as a fraction, and in decimals of
/// which every digit is correct.
final class LawText {
    private static final int DIGITS = 20;

    private final Law law;
    private final int columns;

    LawText(Law law, int columns) {
        this.law = law;
        this.columns = columns;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(law.setting().texts().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("weight"))
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", ")));
        lines.add("");
        lines.add("One random column of the readout");
        int widest =
                probabilities().keySet().stream().mapToInt(String::length).max().orElse(0);
        probabilities()
                .forEach((name, probability) -> lines.add("  " + name + " ".repeat(widest - name.length()) + "  "
                        + decimal(probability) + "  = " + probability));
        lines.add("");
        lines.add("m = " + columns + " columns: " + law.strong().text() + " fires on D1 and nothing else fires, with"
                + " probability (1 - bad)^m - (1 - bad - good)^m");
        Probability success = law.success(columns);
        lines.add("  " + decimal(success) + "  = " + success);
        return lines;
    }

    ArrayNode json() {
        var answers = JsonNodeFactory.instance.arrayNode();
        var answer = answers.addObject();
        var setting = answer.putObject("setting");
        law.setting().texts().forEach(setting::put);
        answer.put("strong", law.strong().text()).put("weak", law.weak().text()).put("columns", columns);
        var probabilities = answer.putObject("probabilities");
        probabilities()
                .forEach((name, probability) -> probabilities
                        .putObject(name)
                        .put("exact", probability.toString())
                        .put("decimal", decimal(probability)));
        answer.putObject("success")
                .put("exact", law.success(columns).toString())
                .put("decimal", decimal(law.success(columns)));
        return answers;
    }

    /// The six probabilities by name.
    private SequencedMap<String, Probability> probabilities() {
        var all = new LinkedHashMap<String, Probability>();
        for (var network : Network.values()) {
            var unit = network.strong() ? law.strong() : law.weak();
            all.put(unit.text() + " fires on " + network.dataset().text(), law.probability(network));
        }
        all.put("bad: " + law.strong().text() + " on D0, or " + law.weak().text() + " on either", law.bad());
        all.put("good: " + law.strong().text() + " on D1, and not bad", law.good());
        return all;
    }

    private static String decimal(Probability probability) {
        return probability.decimal(DIGITS).toString();
    }
}
