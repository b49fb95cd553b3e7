package dev.attest.theory.formula;

import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/// A definition that knows each query and each key by what a rotary position makes of it alone, `rope(q, i)`
/// and `rope(k, j)`, and the same definition without the rotations.
///
/// A rotation is an orthogonal map that depends on the position only. So at the tokens `q_i`, `k_j` the
/// definition is what the other one is at `rope(q_i, i)`, `rope(k_j, j)`, and all tokens are such images of
/// tokens of the same norms: what is said of all, of almost all, or of some tokens is true of both or of
/// neither, where position enters as it likes and tokens are not held while positions move.
public final class Unrotated {
    private static final TermReplacement WITHOUT =
            new TermReplacement(term -> rotated(term).map(rotary -> rotary.vector()));

    private Unrotated() {}

    /// The definition without rotations; empty where it has none, or knows a query or a key in another way.
    public static Optional<Mechanism> of(Mechanism mechanism) {
        var row = mechanism.recurrence().readOut();
        var states = mechanism.states().stream()
                .flatMap(state -> Stream.concat(state.from().stream(), Stream.of(state.update())))
                .toList();
        var terms = new ArrayList<Term>(states);
        terms.add(mechanism.weight());
        terms.add(mechanism.output());
        row.ifPresent(terms::add);
        boolean applies = terms.stream().anyMatch(Unrotated::hasRotation)
                && terms.stream().allMatch(Unrotated::knowsRotatedTokensAlone);
        return applies ? Optional.of(WITHOUT.in(mechanism, mechanism.inputs())) : Optional.empty();
    }

    /// `rope(q, i)`, or `rope(k, j)` for a key and its own position.
    private static Optional<Term.Rotary> rotated(Term term) {
        boolean own = term instanceof Term.Rotary rotary
                && switch (rotary.vector()) {
                    case Term.Query ignored -> rotary.position() instanceof Term.QueryPosition;
                    case Term.Key key -> rotary.position().equals(new Term.KeyPosition(key.index()));
                    default -> false;
                };
        return own ? Optional.of((Term.Rotary) term) : Optional.empty();
    }

    private static boolean hasRotation(Term term) {
        return rotated(term).isPresent() || TermParts.of(term).stream().anyMatch(Unrotated::hasRotation);
    }

    private static boolean knowsRotatedTokensAlone(Term term) {
        return rotated(term).isPresent()
                || switch (term) {
                    case Term.Query ignored -> false;
                    case Term.Key ignored -> false;
                    case Term.MeanQuery ignored -> false;
                    default -> TermParts.of(term).stream().allMatch(Unrotated::knowsRotatedTokensAlone);
                };
    }
}
