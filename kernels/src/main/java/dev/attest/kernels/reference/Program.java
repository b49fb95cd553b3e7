package dev.attest.kernels.reference;

import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The nodes of a term, each part before the node around it. Kept nodes of one meaning are one node, also
/// where they differ in the names of their indices: the scores under a sum and the score being weighted are
/// computed once.
final class Program {
    private final boolean causal;
    private final Widths widths;
    private final FreeIndices free = new FreeIndices();
    private final Map<List<Object>, Node> known = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Node root;

    Program(Term root, boolean causal, Widths widths) {
        this.causal = causal;
        this.widths = widths;
        this.root = build(root, "");
    }

    /// The node of the whole term.
    Node root() {
        return root;
    }

    List<Node> nodes() {
        return nodes;
    }

    boolean mentions(Class<? extends Term> leaf) {
        return nodes.stream().anyMatch(node -> leaf.isInstance(node.term()));
    }

    Widths widths() {
        return widths;
    }

    /// @param own the index that the nearest kept node around the term calls [Term#HERE]
    private Node build(Term term, String own) {
        var names = free.of(term);
        int rows = widths.rows(term.shape());
        int columns = widths.columns(term.shape());
        boolean kept = names.isEmpty() || (names.size() == 1 && columns == 1);
        var inside = kept ? (names.isEmpty() ? "" : names.first()) : own;
        var parts =
                FreeIndices.parts(term).stream().map(part -> part(part, inside)).toList();
        var local = new TreeSet<String>();
        names.forEach(name -> local.add(local(name, inside)));
        var node = new Node(nodes.size(), term, parts, local, kept, perRow(term, parts), rows, columns);
        return kept ? shared(node) : added(node);
    }

    private Node.Part part(Term term, String own) {
        var node = build(term, own);
        boolean eachKey = node.kept() && !node.free().isEmpty();
        return new Node.Part(node, eachKey ? local(free.of(term).first(), own) : "");
    }

    private static String local(String name, String own) {
        return name.equals(own) ? Term.HERE : name;
    }

    private Node shared(Node node) {
        var found = known.get(signature(node));
        if (found == null) {
            found = added(node);
            known.put(signature(node), found);
        }
        return found;
    }

    private Node added(Node node) {
        nodes.add(node);
        return node;
    }

    private boolean perRow(Term term, List<Node.Part> parts) {
        return switch (term) {
            case Term.Query _, Term.QueryPosition _ -> true;
            case Term.KeyCount _, Term.MeanQuery _ -> causal;
            case Term.OverKeys _, Term.Softmax _ -> causal || anyPerRow(parts);
            default -> anyPerRow(parts);
        };
    }

    private static boolean anyPerRow(List<Node.Part> parts) {
        return parts.stream().anyMatch(part -> part.node().perRow());
    }

    /// What makes two kept nodes one: the same operation on the same parts, which have the same key each.
    private List<Object> signature(Node node) {
        var signature = new ArrayList<Object>();
        signature.add(node.term().getClass());
        signature.add(detail(node.term()));
        signature.add(node.free());
        signature.add(node.rows());
        signature.add(node.columns());
        for (var part : node.parts()) {
            signature.add(part.node().slot());
            signature.add(Term.HERE.equals(part.index()));
        }
        return signature;
    }

    private static Object detail(Term term) {
        return switch (term) {
            case Term.Constant constant -> constant.value();
            case Term.WidthValue value -> value.width();
            case Term.ParameterValue value -> value.parameter();
            case Term.Apply apply -> apply.function();
            case Term.Roll roll -> roll.shift();
            case Term.OverEntries reduction -> reduction.reduction();
            case Term.OverKeys reduction -> reduction.reduction();
            case Term.Product product -> product.left().shape();
            default -> "";
        };
    }
}
