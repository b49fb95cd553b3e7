package dev.attest.models.torch;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import java.util.BitSet;
import java.util.List;
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

    /// @param nodes parts before the nodes that they are a part of
    Absorbed(List<Node> nodes) {
        for (var node : nodes.reversed()) {
            for (int part = 0; part < node.parts().size(); part++) {
                if (absorbed.get(node.id()) || absorbs(node.term(), part)) {
                    absorbed.set(node.parts().get(part).node().id());
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
            case Term.Softmax _, Term.Inverse _ -> true;
            default -> false;
        };
    }

    private static boolean isExtreme(Term.Reduction reduction) {
        return reduction == Term.Reduction.MIN || reduction == Term.Reduction.MAX;
    }
}
