package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.scalar.FreeIndices;
import dev.attest.theory.statement.Condition;
import java.util.List;

/// Rows `q . M^-1 k_j` with a matrix M that does not know the query: where M is regular so is its inverse, and
/// the row is injective in q exactly when the keys span.
public final class InverseReadOut {
    /// The keys span; where M is singular there are no rows.
    public static final InjectivityTheorem.Conclusion CONCLUSION = new InjectivityTheorem.Conclusion(
            new Condition.Rank(List.of(new Atom.KeyEntry(Atom.HERE, "a1").text()), false, "d"), false);

    private InverseReadOut() {}

    /// The text is `dot(q, inverse(M) * k)`, in either order.
    public static boolean isRow(Term weight) {
        return weight instanceof Term.Dot(var left, var right) && (isPair(left, right) || isPair(right, left));
    }

    private static boolean isPair(Term query, Term solved) {
        return query instanceof Term.Query
                && solved instanceof Term.Product product
                && product.left() instanceof Term.Inverse inverse
                && product.right() instanceof Term.Key key
                && key.index().equals(Term.HERE)
                && !new FreeIndices().of(inverse.matrix()).contains(Term.HERE)
                && !TextContinuity.mentionsQuery(inverse.matrix());
    }
}
