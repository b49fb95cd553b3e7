package dev.attest.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.experiments.study.Results;
import dev.attest.experiments.study.Scale;
import dev.attest.experiments.study.Trial;
import java.util.ArrayList;

/// Results as text and back; the same results have the same text.
public final class ResultsJson {
    private ResultsJson() {}

    public static String write(Results results) {
        var node = Json.object();
        node.put("study", results.study());
        node.put("scale", results.scale().id());
        node.put("seed", results.seed());
        node.set("settings", Json.texts(results.settings()));
        node.set("inputs", Json.texts(results.inputs()));
        var rows = node.putArray("rows");
        results.rows().forEach(row -> rows.add(row(row)));
        return Json.lines(node);
    }

    /// @throws IllegalArgumentException if the text is not of results; the message says where
    public static Results read(String text) {
        var node = parse(text);
        var rows = new ArrayList<Results.Row>();
        for (var row : field(node, "rows")) {
            rows.add(row(row, "rows[" + rows.size() + "]"));
        }
        return new Results(
                field(node, "study").asText(),
                scale(field(node, "scale").asText()),
                field(node, "seed").asLong(),
                Json.texts(field(node, "settings"), "settings"),
                Json.texts(field(node, "inputs"), "inputs"),
                rows);
    }

    static ObjectNode row(Results.Row row) {
        var node = Json.object();
        node.set("block", Json.texts(row.trial().block()));
        node.set("treatment", Json.texts(row.trial().treatment()));
        node.set("metrics", Json.numbers(row.metrics()));
        return node;
    }

    static Results.Row row(JsonNode node, String where) {
        var trial = new Trial(
                Json.texts(node.path("block"), where + ".block"),
                Json.texts(node.path("treatment"), where + ".treatment"));
        return new Results.Row(trial, Json.numbers(node.path("metrics"), where + ".metrics"));
    }

    private static JsonNode parse(String text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("expected JSON, got " + malformed.getOriginalMessage());
        }
    }

    private static JsonNode field(JsonNode node, String name) {
        var value = node.path(name);
        if (value instanceof MissingNode) {
            throw new IllegalArgumentException("field " + name + ": expected, not there");
        }
        return value;
    }

    private static Scale scale(String id) {
        return Scale.find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "field scale: expected one of " + Scale.ids() + ", got '" + id + "'"));
    }
}
