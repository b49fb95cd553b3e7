package dev.attest.kernels.form;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import java.util.Optional;

/// The operations that no form of this package has room for: only a reading of the definition as it stands
/// computes them.
public final class Formless {
    private Formless() {}

    /// Why a mechanism's weight or output needs one of them, as a sentence without its full stop; empty if
    /// neither does.
    public static Optional<String> reason(Mechanism mechanism) {
        try {
            refused(mechanism.weight());
            refused(mechanism.output());
            return Optional.empty();
        } catch (Refusal refusal) {
            return Optional.of(refusal.reason());
        }
    }

    /// @throws Refusal if there is one in the term
    static Term refused(Term term) {
        refusedHere(term);
        TermParts.of(term).forEach(Formless::refused);
        return term;
    }

    /// The same where a sparsemax or entmax is none.
    static Term refusedBesideEntmax(Term term) {
        if (!(term instanceof Term.Entmax)) {
            refusedHere(term);
        }
        TermParts.of(term).forEach(Formless::refusedBesideEntmax);
        return term;
    }

    private static void refusedHere(Term term) {
        switch (term) {
            case Term.StateValue(var name, var _) -> throw new Refusal("it reads the state '" + name + "'");
            case Term.ReadOut _ -> throw new Refusal("its weights are what the states of a recurrence give");
            case Term.Entmax _ -> throw new Refusal("it has a sparsemax or entmax: " + TermText.of(term));
            case Term.Prefix _ -> throw new Refusal("it sums over the keys up to one of them: " + TermText.of(term));
            case Term.GridRow _, Term.GridColumn _, Term.Window _ ->
                throw new Refusal("its tokens lie on a grid: " + TermText.of(term));
            default -> {}
        }
    }
}
