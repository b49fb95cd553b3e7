package dev.attest.experiments.studies;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Width;
import java.util.List;
import java.util.Optional;

/// A number for each row of a mechanism, as a definition on the same queries and keys whose output, [1], it is.
final class RowNumber {
    private RowNumber() {}

    /// @param number that has no free key index
    static Mechanism of(Mechanism mechanism, Term number) {
        return new Mechanism(
                "row",
                Optional.empty(),
                Optional.empty(),
                mechanism.causal(),
                mechanism.widths(),
                mechanism.parameters(),
                mechanism.score(),
                mechanism.weight(),
                new Term.Concatenation(List.of(number), new Shape.Vector(Width.of(1))),
                List.of(),
                mechanism.text(),
                List.of());
    }

    /// The sum of the absolute values of the row: how much larger than its values an output can be. 1 for a row
    /// of probabilities.
    static Mechanism norm(Mechanism mechanism) {
        var absolute = new Term.Apply(Pointwise.ABS, List.of(mechanism.weight()), Shape.NUMBER);
        return of(mechanism, new Term.OverKeys(Term.Reduction.SUM, Term.HERE, absolute));
    }
}
