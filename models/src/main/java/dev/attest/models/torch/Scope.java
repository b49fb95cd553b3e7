package dev.attest.models.torch;

import dev.attest.kernels.form.KeyReduction;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The terms of one form, and the leaves by which they mention each other. All terms are entered before the
/// first is emitted.
final class Scope {
    private final SharedTerms terms = new SharedTerms();
    private final Map<Integer, List<Node>> definitions = new HashMap<>();
    private final List<Node> absorbed = new ArrayList<>();

    Node enter(Term term) {
        return terms.node(term);
    }

    List<Node> enter(List<KeyReduction> reductions) {
        return reductions.stream().map(this::enter).toList();
    }

    private Node enter(KeyReduction reduction) {
        var node = enter(new Term.OverKeys(reduction.reduction(), Term.HERE, reduction.body()));
        define(reduction.leaf(), List.of(node));
        return node;
    }

    /// Says what a leaf is made of.
    void define(Parameter leaf, List<Node> parts) {
        definitions.put(enter(new Term.ParameterValue(leaf)).id(), parts);
    }

    /// Something outside makes finite numbers of the infinities of these.
    void absorb(List<Node> nodes) {
        absorbed.addAll(nodes);
    }

    Absorbed absorbed() {
        return new Absorbed(terms.nodes(), absorbed, definitions);
    }
}
