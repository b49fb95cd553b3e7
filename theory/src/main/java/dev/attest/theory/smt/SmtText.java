package dev.attest.theory.smt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Expressions as text. Whatever occurs more than once gets a name of its own, so the text is no longer than
/// the graph.
final class SmtText {
    private final Map<SmtNode, Integer> uses = new HashMap<>();
    private final TreeMap<Integer, SmtNode> named = new TreeMap<>();

    SmtText(List<SmtNode> roots) {
        roots.forEach(this::count);
    }

    /// A `define-fun` for each shared expression, in an order in which each uses only earlier ones.
    List<String> definitions() {
        return named.values().stream()
                .map(node -> "(define-fun " + name(node) + " () Real " + inside(node) + ")")
                .toList();
    }

    String of(SmtNode node) {
        return named.containsKey(node.number()) ? name(node) : inside(node);
    }

    private void count(SmtNode node) {
        int occurrences = uses.merge(node, 1, Integer::sum);
        if (occurrences == 1) {
            node.arguments().forEach(this::count);
        } else if (!node.arguments().isEmpty()) {
            named.put(node.number(), node);
        }
    }

    private String inside(SmtNode node) {
        if (node.arguments().isEmpty()) {
            return node.operator();
        }
        return node.arguments().stream()
                .map(this::of)
                .collect(Collectors.joining(" ", "(" + node.operator() + " ", ")"));
    }

    private static String name(SmtNode node) {
        return "t" + node.number();
    }
}
