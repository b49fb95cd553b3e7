package dev.attest.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.json.CertificateJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// What a certificate carries, a line for each of its numbers, vectors and texts.
final class EvidenceLines {
    private static final int MOST = 24;
    private static final int LONGEST = 400;

    private final List<String> lines = new ArrayList<>();

    private EvidenceLines() {}

    static List<String> of(Certificate certificate) {
        var written = new EvidenceLines();
        written.lines.add("kind: " + certificate.kind());
        var fields = CertificateJson.write(certificate).deepCopy();
        fields.remove("kind");
        written.append("", fields);
        return written.lines.size() <= MOST ? written.lines : written.shortened();
    }

    private List<String> shortened() {
        var kept = new ArrayList<>(lines.subList(0, MOST));
        kept.add("and " + (lines.size() - MOST) + " more");
        return kept;
    }

    private void append(String path, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field ->
                            append(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue()));
        } else if (node.isArray()
                && StreamSupport.stream(node.spliterator(), false).anyMatch(JsonNode::isObject)) {
            int number = 1;
            for (var element : node) {
                append(path + " " + number++, element);
            }
        } else if (!node.isEmpty() || node.isValueNode()) {
            add(path + ": " + value(node));
        }
    }

    private void add(String line) {
        lines.add(line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...");
    }

    private static String value(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(EvidenceLines::value)
                        .collect(Collectors.joining(", ", "(", ")"))
                : node.asText();
    }
}
