package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.TermParts;
import dev.attest.theory.formula.Width;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.StateUpdate;
import dev.attest.theory.statement.Condition;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Rows that are linear in the query, `a_K(q) = A(K) q`: injective exactly when A(K) has rank d.
public final class LinearRowTheorem {
    private LinearRowTheorem() {}

    /// The condition under which the row is injective; empty if the derivation does not go through.
    public static Optional<Condition> conclude(Mechanism mechanism) {
        try {
            return mechanism.weight() instanceof Term.ReadOut read
                    ? ofState(mechanism, read)
                    : ofInverse(mechanism.weight());
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    /// The dot product of `M q` and `N k_j`, M and N products of inverses of matrices that mention neither
    /// the query nor the key j. Where the row is defined these are invertible, and `A = K L` with L
    /// invertible.
    private static Optional<Condition> ofInverse(Term weight) {
        if (!(weight instanceof Term.Dot dot)) {
            return Optional.empty();
        }
        Predicate<Term> query = Term.Query.class::isInstance;
        Predicate<Term> key =
                term -> term instanceof Term.Key entry && entry.index().equals(Term.HERE);
        boolean bilinear = isInvertibleImage(dot.left(), query) && isInvertibleImage(dot.right(), key)
                || isInvertibleImage(dot.left(), key) && isInvertibleImage(dot.right(), query);
        return bilinear ? Optional.of(new Condition.Rank(List.of("k[j,a1]"), false, "d")) : Optional.empty();
    }

    private static boolean isInvertibleImage(Term term, Predicate<Term> token) {
        return token.test(term)
                || term instanceof Term.Product product
                        && (isInverse(product.left()) && isInvertibleImage(product.right(), token)
                                || isInverse(product.right()) && isInvertibleImage(product.left(), token));
    }

    private static boolean isInverse(Term term) {
        return term instanceof Term.Inverse inverse && isSharedByKeys(inverse.matrix());
    }

    /// It mentions neither the query nor the key whose entry is being written.
    private static boolean isSharedByKeys(Term term) {
        return switch (term) {
            case Term.Query _, Term.StateValue _, Term.ReadOut _, Term.Value _ -> false;
            case Term.Key key -> !key.index().equals(Term.HERE);
            case Term.KeyPosition position -> !position.index().equals(Term.HERE);
            case Term.InputValue input -> !input.index().equals(Optional.of(Term.HERE));
            case Term.Prefix prefix -> !prefix.upTo().equals(Term.HERE) && isSharedByKeys(prefix.body());
            default -> TermParts.of(term).stream().allMatch(LinearRowTheorem::isSharedByKeys);
        };
    }

    /// `S q` or `S R q`, R a rotation: then A has for each key the coefficients of its value in S.
    private static Optional<Condition> ofState(Mechanism mechanism, Term.ReadOut read) {
        if (!(read.output() instanceof Term.Product product)
                || !(product.left() instanceof Term.StateValue value)
                || !isTurnedQuery(product.right())) {
            return Optional.empty();
        }
        return mechanism.states().stream()
                .filter(state -> state.name().equals(value.name()) && hasWidthOfQuery(state))
                .findFirst()
                .filter(state -> StateColumns.areIndependent(StateUpdate.of(mechanism, state)))
                .map(state -> new Condition.AlmostEveryKeys(1, 0));
    }

    private static boolean isTurnedQuery(Term term) {
        return term instanceof Term.Query
                || term instanceof Term.Rotary rotary
                        && rotary.vector() instanceof Term.Query
                        && isSharedByKeys(rotary.position());
    }

    private static boolean hasWidthOfQuery(State state) {
        return state.shape() instanceof Shape.Matrix(Width _, Width columns) && columns.equals(Width.of("d"));
    }
}
