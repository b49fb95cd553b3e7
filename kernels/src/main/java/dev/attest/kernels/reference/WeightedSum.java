package dev.attest.kernels.reference;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term;
import dev.attest.theory.scalar.FreeIndices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether a head gives `sum(weight * v)`, the weight being that of its definition. Two terms are the same here
/// if they differ in the names of key indices only.
public final class WeightedSum {
    private WeightedSum() {}

    /// Whether the output of the mechanism is the sum of its weights times the values.
    public static boolean isOutputOf(Mechanism mechanism) {
        return mechanism.output() instanceof Term.OverKeys sum
                && sum.reduction() == Term.Reduction.SUM
                && sum.body() instanceof Term.Apply product
                && product.function() == Pointwise.MULTIPLY
                && multiplies(mechanism, sum.index(), product.arguments());
    }

    private static boolean multiplies(Mechanism mechanism, String index, List<Term> factors) {
        var names = Map.of(Term.HERE, index);
        return factors.get(1) instanceof Term.Value && same(mechanism.weight(), factors.get(0), names)
                || factors.get(0) instanceof Term.Value && same(mechanism.weight(), factors.get(1), names);
    }

    /// @param names what each index of the left term is called in the right one
    private static boolean same(Term left, Term right, Map<String, String> names) {
        if (left.getClass() != right.getClass() || !left.shape().equals(right.shape())) {
            return false;
        }
        return switch (left) {
            case Term.Key key -> called(key.index(), ((Term.Key) right).index(), names);
            case Term.Value value -> called(value.index(), ((Term.Value) right).index(), names);
            case Term.KeyPosition position -> called(position.index(), ((Term.KeyPosition) right).index(), names);
            case Term.OverKeys over -> {
                var other = (Term.OverKeys) right;
                yield over.reduction() == other.reduction()
                        && same(over.body(), other.body(), with(names, over.index(), other.index()));
            }
            case Term.Softmax softmax -> {
                var other = (Term.Softmax) right;
                yield same(softmax.here(), other.here(), names)
                        && same(softmax.there(), other.there(), with(names, softmax.index(), other.index()));
            }
            default -> sameDetail(left, right) && sameParts(left, right, names);
        };
    }

    private static boolean sameParts(Term left, Term right, Map<String, String> names) {
        var lefts = FreeIndices.parts(left);
        var rights = FreeIndices.parts(right);
        for (int part = 0; part < lefts.size() && lefts.size() == rights.size(); part++) {
            if (!same(lefts.get(part), rights.get(part), names)) {
                return false;
            }
        }
        return lefts.size() == rights.size();
    }

    private static boolean sameDetail(Term left, Term right) {
        return switch (left) {
            case Term.Apply apply -> apply.function() == ((Term.Apply) right).function();
            case Term.Roll roll -> roll.shift() == ((Term.Roll) right).shift();
            case Term.OverEntries over -> over.reduction() == ((Term.OverEntries) right).reduction();
            default -> !FreeIndices.parts(left).isEmpty() || left.equals(right);
        };
    }

    private static boolean called(String left, String right, Map<String, String> names) {
        return right.equals(names.get(left));
    }

    private static Map<String, String> with(Map<String, String> names, String left, String right) {
        var more = new HashMap<>(names);
        more.put(left, right);
        return more;
    }
}
