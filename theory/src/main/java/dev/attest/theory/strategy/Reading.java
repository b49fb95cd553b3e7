package dev.attest.theory.strategy;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import java.util.Optional;
import java.util.function.Supplier;

/// What strategies know of a definition before they start. Its forms are worked out when they are first asked
/// for: what is read off the text alone does not wait for them.
public final class Reading {
    private final Mechanism mechanism;
    private Optional<Forms> forms = Optional.empty();
    private Optional<Reading> otherwise = Optional.empty();

    private Reading(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    /// @param missing why one of the others is empty
    private record Forms(Optional<NormalForm> form, Optional<RowForm> rowForm, String missing) {
        static Forms of(Mechanism mechanism) {
            try {
                var form = NormalForm.apart(() -> NormalForm.of(mechanism));
                var search = new RowFormSearch(form.weight());
                var rowForm = NormalForm.apart(search::find);
                return new Forms(Optional.of(form), rowForm, search.obstacle());
            } catch (NormalFormException e) {
                return new Forms(
                        Optional.empty(), Optional.empty(), "the definition has no normal form: " + e.getMessage());
            }
        }
    }

    public static Reading of(Mechanism mechanism) {
        return new Reading(mechanism);
    }

    public Mechanism mechanism() {
        return mechanism;
    }

    /// Empty where the definition has no normal form.
    public Optional<NormalForm> form() {
        return forms().form();
    }

    /// Empty where the row was not brought to the form F(S) s_j + G(S).
    public Optional<RowForm> rowForm() {
        return forms().rowForm();
    }

    /// Why one of the forms is missing.
    public String missing() {
        return forms().missing();
    }

    private synchronized Forms forms() {
        if (forms.isEmpty()) {
            forms = Optional.of(Forms.of(mechanism));
        }
        return forms.get();
    }

    /// Of the same definition where every query reads all keys.
    public Reading withoutMask() {
        return mechanism.causal() ? otherwise(mechanism::withoutMask) : this;
    }

    /// Of the same definition where a query reads the keys up to its own position.
    public Reading causally() {
        return mechanism.causal() ? this : otherwise(mechanism::causally);
    }

    /// The other of the two is read once, for whoever asks.
    private synchronized Reading otherwise(Supplier<Mechanism> other) {
        if (otherwise.isEmpty()) {
            otherwise = Optional.of(of(other.get()));
        }
        return otherwise.get();
    }
}
