package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import java.util.List;

/// What leaves the head, in normal form: the entry with the free index `a1` of each part of the output. Values
/// are symbols `v[l,t]`.
///
/// @param parts one after another
public record OutputForm(List<Part> parts) {
    private static final String ENTRY = "a1";
    private static final String VALUE = "v";

    public OutputForm {
        parts = List.copyOf(parts);
    }

    /// @param width the number of entries: a name or a number
    public record Part(String width, Polynomial entry) {}

    /// @throws NormalFormException if the output has none
    public static OutputForm of(Mechanism mechanism) {
        try {
            return NormalForm.limited(() -> new OutputForm(new Normalizer(mechanism, true)
                    .output(mechanism.output()).blocks().stream()
                            .map(block -> new Part(block.width(), block.at().apply(ENTRY)))
                            .toList()));
        } catch (ArithmeticException | StackOverflowError e) {
            throw new NormalFormException("numbers or terms beyond what the normal form can hold");
        }
    }

    static Entries value(Shape shape, String token) {
        return Normalizer.entries(shape, index -> value(token, index));
    }

    private static Atom value(String token, String index) {
        return new Atom.Symbol(VALUE, List.of(token, index), SignSet.ANY);
    }

    /// The output is `sum_j weight_j v_j`, entry by entry.
    public boolean isSumOfValues(Polynomial weight) {
        if (parts.size() != 1) {
            return false;
        }
        var weighted = NormalForm.sumOverKeys(weight.times(Polynomial.of(value(Atom.HERE, ENTRY))));
        return NormalForm.same(parts.getFirst().entry(), weighted);
    }

    /// The output of 2n tokens, the second half a copy of the first, is that of n.
    public boolean isSameForCopies() {
        try {
            return parts.stream().allMatch(part -> NormalForm.same(Copies.of(part.entry()), part.entry()));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }
}
