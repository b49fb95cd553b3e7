package dev.attest.theory.formula;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// A definition where what comes with the tokens is the same number at every token.
public final class FixedInputs {
    private FixedInputs() {}

    /// The definition with numbers in the place of its inputs; empty unless it has inputs and no states, each
    /// input is a number, and each has a value that its declaration allows.
    public static Optional<Mechanism> of(Mechanism mechanism, Map<String, BigFraction> values) {
        var names = new HashSet<String>();
        mechanism.inputs().forEach(input -> names.add(input.name()));
        boolean fits = !names.isEmpty()
                && names.equals(values.keySet())
                && mechanism.states().isEmpty()
                && mechanism.inputs().stream().allMatch(input -> allows(input, value(input, values)));
        return fits ? Optional.of(fixed(mechanism, values)) : Optional.empty();
    }

    private static BigFraction value(Input input, Map<String, BigFraction> values) {
        return Optional.ofNullable(values.get(input.name())).orElseThrow();
    }

    private static boolean allows(Input input, BigFraction value) {
        return input.shape() instanceof Shape.Scalar
                && input.range().map(range -> range.contains(value)).orElse(true);
    }

    private static Mechanism fixed(Mechanism mechanism, Map<String, BigFraction> values) {
        var replacement = new TermReplacement(term -> term instanceof Term.InputValue value
                ? Optional.of(new Term.Constant(value(value.input(), values)))
                : Optional.empty());
        return replacement.in(mechanism, List.of());
    }
}
