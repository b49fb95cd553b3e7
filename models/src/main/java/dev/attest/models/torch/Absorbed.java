package dev.attest.models.torch;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The nodes whose infinities can become finite numbers on the way to the output, as `exp(-1/0)` would: there,
/// an undefined value must not be an infinity.
final class Absorbed {
    private static final Set<Pointwise> ABSORBING = Set.of(
            Pointwise.POWER,
            Pointwise.RELU,
            Pointwise.LEAKY_RELU,
            Pointwise.ELU,
            Pointwise.EXP,
            Pointwise.SOFTPLUS,
            Pointwise.SIGMOID,
            Pointwise.TANH,
            Pointwise.SIGN,
            Pointwise.STEP,
            Pointwise.MIN,
            Pointwise.MAX);

    private final BitSet absorbed = new BitSet();

    /// @param nodes       parts before the nodes that they are a part of
    /// @param absorbed    whose infinities something outside makes finite
    /// @param definitions for the numbers of some nodes without parts, what they stand for
    Absorbed(List<Node> nodes, List<Node> absorbed, Map<Integer, List<Node>> definitions) {
        absorbed.forEach(node -> this.absorbed.set(node.id()));
        for (var node : nodes.reversed()) {
            if (contains(node)) {
                definitions.getOrDefault(node.id(), List.of()).forEach(part -> this.absorbed.set(part.id()));
            }
            for (int part = 0; part < node.parts().size(); part++) {
                if (contains(node) || absorbs(node.term(), part)) {
                    this.absorbed.set(node.parts().get(part).node().id());
                }
            }
        }
    }

    boolean contains(Node node) {
        return absorbed.get(node.id());
    }

    private static boolean absorbs(Term term, int part) {
        return switch (term) {
            case Term.Apply apply ->
                ABSORBING.contains(apply.function()) || apply.function() == Pointwise.DIVIDE && part == 1;
            case Term.OverKeys reduction -> isExtreme(reduction.reduction());
            case Term.OverEntries reduction -> isExtreme(reduction.reduction());
            case Term.Softmax _, Term.Entmax _, Term.Inverse _ -> true;
            default -> false;
        };
    }

    private static boolean isExtreme(Term.Reduction reduction) {
        return reduction == Term.Reduction.MIN || reduction == Term.Reduction.MAX;
    }
}
