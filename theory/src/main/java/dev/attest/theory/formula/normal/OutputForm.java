package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import java.util.List;
import java.util.Optional;

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

    /// The c_j with output `sum_j c_j v_j`, if there are any: what the output is when the value of the key j is
    /// 1 and the others are 0, provided that it is such a sum.
    public Optional<Polynomial> coefficient() {
        if (parts.size() != 1) {
            return Optional.empty();
        }
        try {
            var entry = parts.getFirst().entry();
            var found = Substitution.replace(entry, OutputForm::onlyHere);
            var sum = NormalForm.sumOverKeys(found.times(Polynomial.of(value(Atom.HERE, ENTRY))));
            return NormalForm.same(entry, sum) ? Optional.of(found) : Optional.empty();
        } catch (NormalFormException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Polynomial> onlyHere(Atom atom) {
        return atom instanceof Atom.Symbol symbol && symbol.name().equals(VALUE)
                ? Optional.of(Binders.delta(symbol.indices().getFirst(), Atom.HERE))
                : Optional.empty();
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
