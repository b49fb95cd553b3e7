package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;

/// Whether the position of a key enters a text.
public final class TextPositions {
    private TextPositions() {}

    /// No position of a key, no sum up to a key, no state: for fixed tokens of the row, the order of the keys
    /// does not matter.
    public static boolean none(Term term) {
        return switch (term) {
            case Term.KeyPosition ignored -> false;
            case Term.Prefix ignored -> false;
            case Term.GridRow ignored -> false;
            case Term.GridColumn ignored -> false;
            case Term.StateValue ignored -> false;
            case Term.ReadOut ignored -> false;
            case Term.Window ignored -> false;
            default -> TermParts.of(term).stream().allMatch(TextPositions::none);
        };
    }
}
