package dev.attest.models.torch;

import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Terms as nodes, each meaning once.
final class SharedTerms {
    private final Map<Term, Use> uses = new IdentityHashMap<>();
    private final Map<List<Object>, Node> known = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    /// A node, and what the term calls its free indices.
    record Use(Node node, List<String> indices) {}

    List<Node> nodes() {
        return nodes;
    }

    Node node(Term term) {
        return use(term).node();
    }

    private Use use(Term term) {
        var found = uses.get(term);
        if (found == null) {
            found = find(term);
            uses.put(term, found);
        }
        return found;
    }

    private Use find(Term term) {
        var bound = bound(term);
        var inside = FreeIndices.parts(term).stream().map(this::use).toList();
        var slots = new LinkedHashMap<String, Integer>();
        own(term).forEach(name -> slots.put(name, slots.size()));
        for (var part : inside) {
            part.indices().stream()
                    .filter(name -> !name.equals(bound))
                    .forEach(name -> slots.putIfAbsent(name, slots.size()));
        }
        var free = List.copyOf(slots.keySet());
        slots.put(bound, free.size());
        var parts = inside.stream()
                .map(part -> new Node.Part(
                        part.node(),
                        part.indices().stream()
                                .map(name -> Objects.requireNonNull(slots.get(name)))
                                .toList()))
                .toList();
        return new Use(shared(term, parts, free.size()), free);
    }

    private Node shared(Term term, List<Node.Part> parts, int keys) {
        var signature = new ArrayList<Object>(List.of(term.getClass(), detail(term)));
        for (var part : parts) {
            signature.add(part.node().id());
            signature.add(part.slots());
        }
        return known.computeIfAbsent(signature, _ -> {
            var node = new Node(nodes.size(), term, parts, keys);
            nodes.add(node);
            return node;
        });
    }

    private static String bound(Term term) {
        return switch (term) {
            case Term.OverKeys reduction -> reduction.index();
            case Term.Softmax softmax -> softmax.index();
            case Term.Entmax entmax -> entmax.index();
            case Term.Prefix prefix -> prefix.index();
            default -> "";
        };
    }

    private static List<String> own(Term term) {
        return switch (term) {
            case Term.Key key -> List.of(key.index());
            case Term.Value value -> List.of(value.index());
            case Term.KeyPosition position -> List.of(position.index());
            case Term.Prefix prefix -> List.of(prefix.upTo());
            default -> List.of();
        };
    }

    private static Object detail(Term term) {
        return switch (term) {
            case Term.Constant constant -> constant.value();
            case Term.WidthValue value -> value.width();
            case Term.ParameterValue value -> value.parameter().name();
            case Term.Identity identity -> identity.shape();
            case Term.Apply apply -> apply.function();
            case Term.Roll roll -> roll.shift();
            case Term.OverEntries reduction -> reduction.reduction();
            case Term.OverKeys reduction -> reduction.reduction();
            default -> "";
        };
    }
}
