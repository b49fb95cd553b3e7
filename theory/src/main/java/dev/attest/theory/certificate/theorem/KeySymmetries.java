package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.FreeIndices;
import java.util.List;
import java.util.Optional;

/// What a row does when all keys move together, or change places.
public final class KeySymmetries {
    private KeySymmetries() {}

    /// `k_l -> k_l + c` for every key at once, for a symbolic vector c, leaves the weight as it is.
    public static boolean isTranslationInvariant(Polynomial weight) {
        try {
            return NormalForm.same(translated(weight), weight);
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    private static Polynomial translated(Polynomial weight) {
        return Substitution.replace(
                weight,
                atom -> atom instanceof Atom.KeyEntry entry
                        ? Optional.of(Polynomial.of(entry).plus(translation(entry.index())))
                        : Optional.empty());
    }

    private static Polynomial translation(String index) {
        return Polynomial.of(new Atom.Symbol("$c", List.of(index), SignSet.ANY));
    }

    /// The same of a text, which need not have a normal form.
    public static boolean isSymmetric(Term weight) {
        boolean symmetric = switch (weight) {
            case Term.Query _, Term.Key _, Term.MeanQuery _, Term.QueryPosition _, Term.KeyCount _ -> true;
            case Term.OverKeys _, Term.Softmax _, Term.Entmax _, Term.GridRow _, Term.GridColumn _ -> true;
            case Term.InputValue input -> input.index().isEmpty();
            default -> TextSums.isPlain(weight);
        };
        return symmetric && FreeIndices.parts(weight).stream().allMatch(KeySymmetries::isSymmetric);
    }

    /// The weight for the key j is made of k_j, of sums and maxima over all keys, and of what does not depend
    /// on keys or comes with the token of the query. Sums and maxima do not change when keys change places, so
    /// the weight goes where its key goes. Atoms of any other kind may know places.
    public static boolean isSymmetric(Polynomial weight) {
        return !Uses.any(weight, atom -> !isSymmetric(atom));
    }

    private static boolean isSymmetric(Atom atom) {
        return switch (atom) {
            case Atom.QueryEntry ignored -> true;
            case Atom.KeyEntry entry -> !Character.isDigit(entry.key().charAt(0));
            case Atom.Symbol ignored -> true;
            case Atom.Prime ignored -> true;
            case Atom.Delta ignored -> true;
            case Atom.Applied ignored -> true;
            case Atom.Bound ignored -> true;
            case Atom.Group ignored -> true;
            case Atom.Rotation ignored -> true;
            case Atom.SparseRow ignored -> true;
            case Atom.InputEntry input -> input.key().equals(Atom.OF_QUERY);
            case Atom.GridPlace place -> place.key().equals(Atom.OF_QUERY);
            default -> false;
        };
    }
}
