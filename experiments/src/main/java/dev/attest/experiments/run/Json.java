package dev.attest.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.SortedMap;
import java.util.TreeMap;

/// JSON with one spelling for each value: fields in the order given, shortest doubles, line feeds.
public final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// In one line, without spaces.
    public static String compact(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("JSON tree: expected one that can be written", failure);
        }
    }

    /// A field a line, and an element a line in the arrays among them; ends with a line feed.
    public static String lines(ObjectNode node) {
        var text = new StringBuilder("{");
        var separator = "\n";
        for (var field : node.properties()) {
            text.append(separator)
                    .append("  ")
                    .append(compact(TextNode.valueOf(field.getKey())))
                    .append(": ");
            appendField(text, field.getValue());
            separator = ",\n";
        }
        return text.append("\n}\n").toString();
    }

    /// An element a line; ends with a line feed.
    public static String lines(ArrayNode node) {
        var text = new StringBuilder();
        appendElements(text, node, "  ");
        return text.append('\n').toString();
    }

    /// @throws JsonProcessingException if the text is not one JSON value
    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    public static ObjectNode texts(SortedMap<String, String> values) {
        var node = object();
        values.forEach(node::put);
        return node;
    }

    /// @throws IllegalArgumentException if the node is not an object of texts
    public static SortedMap<String, String> texts(JsonNode node, String where) {
        var values = new TreeMap<String, String>();
        for (var field : required(node, where).properties()) {
            if (!field.getValue().isTextual()) {
                throw new IllegalArgumentException(
                        where + "." + field.getKey() + ": expected a text, got " + compact(field.getValue()));
            }
            values.put(field.getKey(), field.getValue().asText());
        }
        return values;
    }

    /// Finite numbers as numbers, the others as texts: JSON has no way to write them.
    public static ObjectNode numbers(SortedMap<String, Double> values) {
        var node = object();
        values.forEach((name, value) -> node.set(
                name, Double.isFinite(value) ? DoubleNode.valueOf(value) : TextNode.valueOf(Double.toString(value))));
        return node;
    }

    /// @throws IllegalArgumentException if the node is not an object of numbers
    public static SortedMap<String, Double> numbers(JsonNode node, String where) {
        var values = new TreeMap<String, Double>();
        for (var field : required(node, where).properties()) {
            values.put(field.getKey(), number(field.getValue(), where + "." + field.getKey()));
        }
        return values;
    }

    private static double number(JsonNode node, String where) {
        if (node.isNumber()) {
            return node.asDouble();
        }
        return switch (node.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new IllegalArgumentException(where + ": expected a number, got " + compact(node));
        };
    }

    private static JsonNode required(JsonNode node, String where) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(where + ": expected an object, got " + compact(node));
        }
        return node;
    }

    private static void appendField(StringBuilder text, JsonNode value) {
        if (value instanceof ArrayNode array) {
            appendElements(text, array, "    ");
        } else {
            text.append(compact(value));
        }
    }

    private static void appendElements(StringBuilder text, ArrayNode array, String indent) {
        if (array.isEmpty()) {
            text.append("[]");
            return;
        }
        var separator = "[\n";
        for (var element : array) {
            text.append(separator).append(indent).append(compact(element));
            separator = ",\n";
        }
        text.append('\n').append(indent, 2, indent.length()).append(']');
    }
}
