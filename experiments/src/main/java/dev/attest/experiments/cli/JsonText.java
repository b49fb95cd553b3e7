package dev.attest.experiments.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

/// Machine-readable answers: always an array, indented, with line feeds on every system.
final class JsonText {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private JsonText() {}

    static String of(ArrayNode answers) {
        var printer = new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(answers);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("answers: expected a tree that can be written", failure);
        }
    }
}
