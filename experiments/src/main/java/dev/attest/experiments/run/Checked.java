package dev.attest.experiments.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.experiments.study.Digest;
import java.util.Optional;

/// A JSON object in one line that ends with the SHA-256 of the line before that field, so that a line which was
/// cut or changed is known for what it is.
final class Checked {
    private static final String SEPARATOR = ",\"sha256\":\"";
    private static final String END = "\"}";
    private static final int DIGEST_LENGTH = 64;
    private static final int SUFFIX_LENGTH = SEPARATOR.length() + DIGEST_LENGTH + END.length();

    private Checked() {}

    /// @param node an object with a field or more
    static String line(ObjectNode node) {
        var text = Json.compact(node);
        var body = text.substring(0, text.length() - 1);
        return body + SEPARATOR + Digest.of(body) + END;
    }

    /// Empty if the line is not whole, to the letter.
    static Optional<JsonNode> read(String line) {
        if (line.length() <= SUFFIX_LENGTH) {
            return Optional.empty();
        }
        var body = line.substring(0, line.length() - SUFFIX_LENGTH);
        if (!line.equals(body + SEPARATOR + Digest.of(body) + END)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.parse(body + "}"));
        } catch (JsonProcessingException notWritten) {
            return Optional.empty();
        }
    }
}
