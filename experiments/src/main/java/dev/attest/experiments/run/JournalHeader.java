package dev.attest.experiments.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.experiments.study.Scale;
import java.util.Optional;
import java.util.SortedMap;

/// Everything that decides what the trials of a journal measure. Trials of two journals mix only if all of it
/// is the same.
///
/// @param code the digest of the code that ran
record JournalHeader(
        String study,
        Scale scale,
        long seed,
        SortedMap<String, String> settings,
        SortedMap<String, String> inputs,
        String code) {
    private static final String FORMAT = "attest-journal-1";

    ObjectNode json() {
        var node = Json.object();
        node.put("format", FORMAT);
        node.put("study", study);
        node.put("scale", scale.id());
        node.put("seed", seed);
        node.set("settings", Json.texts(settings));
        node.set("inputs", Json.texts(inputs));
        node.put("code", code);
        return node;
    }

    /// Where another header differs first, as `NAME there is A, here B`.
    Optional<String> differenceFrom(JsonNode there) {
        for (var field : json().properties()) {
            var other = there.path(field.getKey());
            if (field.getValue().isObject()) {
                var inside = difference(field.getKey() + " ", (ObjectNode) field.getValue(), other);
                if (inside.isPresent()) {
                    return inside;
                }
            } else if (!Json.compact(other).equals(Json.compact(field.getValue()))) {
                return Optional.of(sentence(field.getKey(), other, field.getValue()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(String prefix, ObjectNode here, JsonNode there) {
        for (var field : here.properties()) {
            if (!field.getValue().equals(there.path(field.getKey()))) {
                return Optional.of(sentence(prefix + field.getKey(), there.path(field.getKey()), field.getValue()));
            }
        }
        return here.size() == there.size() ? Optional.empty() : Optional.of(prefix + "there has other names than here");
    }

    private static String sentence(String name, JsonNode there, JsonNode here) {
        var before = there.isMissingNode() ? "absent" : Json.compact(there);
        return name + " there is " + before + ", here " + Json.compact(here);
    }
}
