package dev.attest.theory.certificate.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// Points as JSON: exact numbers as texts `"a/b"`.
final class PointJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PointJson() {}

    static ObjectNode write(Point point) {
        var node = JSON.objectNode();
        var widths = node.putObject("widths");
        new TreeMap<>(point.widths()).forEach(widths::put);
        node.set("query", vector(point.query()));
        node.set("keys", matrix(point.keys()));
        node.put("position", point.position());
        node.set("mean-query", vector(point.meanQuery()));
        var parameters = node.putObject("parameters");
        new TreeMap<>(point.parameters()).forEach((name, rows) -> parameters.set(name, matrix(rows)));
        if (!point.inputs().isEmpty()) {
            var inputs = node.putObject("inputs");
            new TreeMap<>(point.inputs()).forEach((name, tokens) -> {
                var array = inputs.putArray(name);
                tokens.forEach(rows -> array.add(matrix(rows)));
            });
        }
        return node;
    }

    static ArrayNode vector(List<BigFraction> entries) {
        var array = JSON.arrayNode();
        entries.forEach(entry -> array.add(Exact.text(entry)));
        return array;
    }

    static ArrayNode matrix(List<List<BigFraction>> rows) {
        var array = JSON.arrayNode();
        rows.forEach(row -> array.add(vector(row)));
        return array;
    }

    static Point read(Fields fields) {
        return new Point(
                fields.wholes("widths"),
                fields.numbers("query"),
                fields.rows("keys"),
                fields.whole("position"),
                fields.numbers("mean-query"),
                fields.matrices("parameters"),
                fields.has("inputs") ? fields.tokens("inputs") : Map.of());
    }
}
