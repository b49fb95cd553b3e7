package dev.attest.theory.property;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.json.CertificateJson;
import java.util.List;

/// Scorecards as JSON, an array also for one mechanism. Field names stay once published.
public final class ScorecardJson {
    private ScorecardJson() {}

    public static ArrayNode of(List<Scorecard> scorecards) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (var scorecard : scorecards) {
            var node = array.addObject();
            node.put("mechanism", scorecard.mechanism().name()).put("definition-sha256", scorecard.definition());
            var properties = node.putArray("properties");
            scorecard.answers().forEach(answer -> properties.add(of(answer)));
        }
        return array;
    }

    /// One answer, an element of `properties`.
    public static ObjectNode of(Answer answer) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("property", answer.property()).put("verdict", answer.verdict().toString());
        answer.condition().ifPresent(condition -> {
            node.put("condition", condition.words());
            node.put("exactly", answer.exactly());
        });
        answer.failsWhen().ifPresent(condition -> node.put("fails-when", condition.words()));
        answer.value().ifPresent(value -> node.put("value", value));
        answer.evidence().ifPresent(evidence -> node.put("evidence", evidence.name()));
        node.put("because", answer.because());
        var claims = node.putArray("claims");
        answer.claims().forEach(claims::add);
        answer.certificate().ifPresent(certificate -> node.set("certificate", CertificateJson.write(certificate)));
        return node;
    }
}
