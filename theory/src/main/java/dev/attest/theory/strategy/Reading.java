package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import java.util.Optional;

/// What strategies know of a definition before they start.
///
/// @param form    empty where the definition has no normal form
/// @param rowForm empty where the row was not brought to the form F(S) s_j + G(S)
/// @param missing why one of them is empty
public record Reading(Mechanism mechanism, Optional<NormalForm> form, Optional<RowForm> rowForm, String missing) {
    public static Reading of(Mechanism mechanism) {
        try {
            var form = NormalForm.of(mechanism);
            var search = new RowFormSearch(form.weight());
            var rowForm = NormalForm.limited(search::find);
            return new Reading(mechanism, Optional.of(form), rowForm, search.obstacle());
        } catch (NormalFormException e) {
            return new Reading(
                    mechanism,
                    Optional.empty(),
                    Optional.empty(),
                    "the definition has no normal form: " + e.getMessage());
        }
    }

    /// Of the same definition where every query reads all keys.
    public Reading withoutMask() {
        return mechanism.causal() ? of(mechanism.withoutMask()) : this;
    }

    /// Of the same definition where a query reads the keys up to its own position.
    public Reading causally() {
        return mechanism.causal() ? this : of(mechanism.causally());
    }
}
