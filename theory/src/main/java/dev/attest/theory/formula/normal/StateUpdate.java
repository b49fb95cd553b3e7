package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.State;
import java.util.List;

/// One entry of the update of a state at the key `j`, as a polynomial in the entries of the old state and of
/// the value.
///
/// @param entry  the entry in the row `r` and the column `a1`
/// @param domain what the text of the update needs in order to be defined
public record StateUpdate(State state, Polynomial entry, List<Domain.Requirement> domain) {
    /// The row of the entry.
    public static final String ROW = "r";

    /// Its column.
    public static final String COLUMN = "a1";

    /// An entry of the value of the key.
    public static final Atom.Symbol VALUE = new Atom.Symbol("$v", List.of(), SignSet.ANY);

    /// @throws NormalFormException if the update has no normal form
    public static StateUpdate of(Mechanism mechanism, State state) {
        var normalizer = new Normalizer(mechanism);
        var entry = normalizer.update(state, ROW, COLUMN);
        return new StateUpdate(state, entry, normalizer.domain().requirements());
    }

    static Atom.Symbol old(String state, String row, String column) {
        return new Atom.Symbol("$old " + state, List.of(row, column), SignSet.ANY);
    }

    /// The entry of the old state in the same row.
    public Atom.Symbol old(String column) {
        return old(state.name(), ROW, column);
    }

    /// It is an entry of the old state.
    public boolean isOld(Atom atom) {
        return atom instanceof Atom.Symbol symbol && symbol.name().equals("$old " + state.name());
    }
}
