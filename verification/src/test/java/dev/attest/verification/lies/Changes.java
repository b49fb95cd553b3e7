package dev.attest.verification.lies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.theory.certificate.json.CertificateFile;
import dev.attest.theory.formula.MechanismException;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.formula.normal.NormalForm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Every place of a certificate file changed in turn, in every way that there is for a value of its type.
final class Changes {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int ELEMENTS = 6;
    private static final List<String> WHOLES = List.of("goal", "certificate");

    /// What stands in the fields of a name anywhere: where to look for a wrong name.
    private final Map<String, Set<String>> texts = new TreeMap<>();

    /// The goals and the certificates of all files.
    private final Map<String, Set<JsonNode>> wholes = new TreeMap<>();

    /// Changed texts of definitions -> their hashes, if they are definitions.
    private final Map<String, Optional<String>> hashes = new HashMap<>();

    Changes(List<Evidence> samples) {
        samples.forEach(sample -> {
            var file = tree(sample);
            collect(file, "");
            WHOLES.forEach(name ->
                    wholes.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(file.get(name)));
        });
    }

    private static Optional<String> hash(String text) {
        try {
            return Optional.of(NormalForm.hash(MechanismReader.parse(text, "changed")));
        } catch (MechanismException e) {
            return Optional.empty();
        }
    }

    private void collect(JsonNode node, String field) {
        if (node.isTextual() && !ChangedTexts.isNumber(node.textValue())) {
            texts.computeIfAbsent(field, key -> new LinkedHashSet<>()).add(node.textValue());
        }
        node.properties().forEach(entry -> collect(entry.getValue(), entry.getKey()));
        if (node.isArray()) {
            node.forEach(element -> collect(element, field));
        }
    }

    List<Change> of(Evidence sample) {
        return new Walk(tree(sample)).changes();
    }

    private static ObjectNode tree(Evidence sample) {
        var file = new CertificateFile(sample.mechanism(), sample.goal(), sample.certificate());
        try {
            return (ObjectNode) MAPPER.readTree(file.text());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a certificate file that is no JSON", e);
        }
    }

    /// Through one file, which is as it was after each change.
    private final class Walk {
        private final ObjectNode root;
        private final List<Change> changes = new ArrayList<>();

        private Walk(ObjectNode root) {
            this.root = root;
        }

        private List<Change> changes() {
            inside(root, "", "");
            return changes;
        }

        private void visit(JsonNode node, String place, String field, Consumer<JsonNode> put) {
            replace(node, place, "null", root.nullNode(), put);
            replace(node, place, "another type", root.objectNode().put("kind", "always"), put);
            if (WHOLES.contains(place)) {
                wholes.getOrDefault(place, Set.of())
                        .forEach(other -> replace(node, place, "that of another file", other, put));
            }
            if (node.isBoolean()) {
                replace(node, place, "flipped", root.booleanNode(!node.booleanValue()), put);
            } else if (node.isInt()) {
                ChangedTexts.wholes(node.intValue())
                        .forEach(value -> replace(node, place, "to " + value, root.numberNode(value), put));
            } else if (node.isTextual()) {
                ChangedTexts.of(place, node.textValue(), texts.getOrDefault(field, Set.of()))
                        .forEach(text -> {
                            replace(node, place, "to " + text, root.textNode(text), put);
                            if (place.equals("mechanism")) {
                                replaceWithHash(text);
                            }
                        });
            } else {
                inside(node, place, field);
            }
        }

        private void replace(JsonNode old, String place, String what, JsonNode next, Consumer<JsonNode> put) {
            if (!next.equals(old)) {
                put.accept(next);
                changes.add(new Change(place, what, root.toString()));
                put.accept(old);
            }
        }

        /// Another definition, and its hash: nothing but the goal and the evidence are of the old one.
        private void replaceWithHash(String text) {
            hashes.computeIfAbsent(text, Changes::hash).ifPresent(hash -> {
                var old = root.deepCopy();
                root.put("mechanism", text).put("definition-sha256", hash);
                changes.add(new Change("mechanism-and-hash", "to " + text, root.toString()));
                root.setAll(old);
            });
        }

        private void inside(JsonNode node, String place, String field) {
            if (node instanceof ObjectNode object) {
                insideObject(object, place.isEmpty() ? "" : place + ".");
            } else if (node instanceof ArrayNode array) {
                insideArray(array, place, field);
            }
        }

        private void insideObject(ObjectNode object, String prefix) {
            object.put("unheard-of", 1);
            changes.add(new Change(prefix + "unheard-of", "added", root.toString()));
            object.remove("unheard-of");
            for (var entry : List.copyOf(object.properties())) {
                var name = entry.getKey();
                var value = entry.getValue();
                visit(value, prefix + name, name, next -> object.set(name, next));
                object.remove(name);
                changes.add(new Change(prefix + name, "removed", root.toString()));
                object.set(name, value);
            }
        }

        private void insideArray(ArrayNode array, String place, String field) {
            var elements = new ArrayList<JsonNode>();
            array.forEach(elements::add);
            for (int at = 0; at < Math.min(elements.size(), ELEMENTS); at++) {
                int index = at;
                visit(elements.get(at), place + "[" + at + "]", field, next -> array.set(index, next));
                changed(array, elements, place, "without the element " + at, list -> list.remove(index));
            }
            changed(array, elements, place, "without elements", List::clear);
            if (elements.size() > 1) {
                changed(
                        array,
                        elements,
                        place,
                        "the first two exchanged",
                        list -> list.set(1, list.set(0, list.get(1))));
            }
            if (!elements.isEmpty()) {
                changed(array, elements, place, "the last one twice", list -> list.add(list.getLast()));
                changed(array, elements, place, "a null more", list -> list.add(root.nullNode()));
            }
        }

        private void changed(
                ArrayNode array, List<JsonNode> elements, String place, String what, Consumer<List<JsonNode>> change) {
            var other = new ArrayList<>(elements);
            change.accept(other);
            if (!other.equals(elements)) {
                array.removeAll().addAll(other);
                changes.add(new Change(place, what, root.toString()));
                array.removeAll().addAll(elements);
            }
        }
    }
}
