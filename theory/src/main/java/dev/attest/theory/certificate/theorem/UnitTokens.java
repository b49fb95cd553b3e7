package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Expressions where every key is a unit vector and the query a multiple of one: squares of norms become
/// numbers, and the inner product of the query and the key `j` a variable.
final class UnitTokens {
    /// The inner product of the two unit vectors, in `[-1, 1]`.
    static final Atom.Symbol COSINE = new Atom.Symbol("$u", List.of(), SignSet.ANY);

    private static final Atom QUERY_SQUARED = sum(query("x").times(query("x")));
    private static final Atom PRODUCT = sum(query("x").times(Polynomial.of(new Atom.KeyEntry(Atom.HERE, "x"))));
    private static final Pattern KEY_SQUARED = Pattern.compile("sum\\((t\\d+)<d: k\\[[^,\\]]+,\\1]\\^2\\)");

    private UnitTokens() {}

    private static Polynomial query(String index) {
        return Polynomial.of(new Atom.QueryEntry(false, index));
    }

    private static Atom sum(Polynomial body) {
        return Binders.sum("d", "x", body).first().powers().firstKey();
    }

    /// The square of the norm of a query or a key.
    static boolean isSquaredNorm(Atom atom) {
        return atom.equals(QUERY_SQUARED) || isSquaredKeyNorm(atom);
    }

    private static boolean isSquaredKeyNorm(Atom atom) {
        return atom instanceof Atom.Bound && KEY_SQUARED.matcher(atom.text()).matches();
    }

    /// The expression with |q| = `query` and |k| = `key` for all keys; q . k_j is their product times
    /// [#COSINE].
    static Polynomial in(Polynomial expression, Polynomial query, Polynomial key) {
        return Substitution.replace(expression, atom -> {
            if (atom.equals(QUERY_SQUARED)) {
                return Optional.of(query.times(query));
            }
            if (isSquaredKeyNorm(atom)) {
                return Optional.of(key.times(key));
            }
            return atom.equals(PRODUCT) ? Optional.of(query.times(key).times(Polynomial.of(COSINE))) : Optional.empty();
        });
    }

    /// It mentions an entry of the query or of some key, or something else that comes with tokens.
    static boolean mentionsTokens(Polynomial expression) {
        return Uses.beyondKeys(expression)
                || Uses.any(
                        expression,
                        atom -> atom instanceof Atom.KeyEntry
                                || atom instanceof Atom.QueryEntry entry && !entry.mean());
    }

    /// The theorems about functions of queries, keys and positions speak of it: nothing in it but these and
    /// what comes with tokens as numbers, which is held fixed.
    static boolean areAllThereIs(Polynomial expression) {
        return !Uses.any(expression, atom -> Uses.isBeyondKeys(atom) && !(atom instanceof Atom.InputEntry));
    }

    /// It mentions the place of a query or of a key.
    static boolean mentionsPositions(Polynomial expression) {
        return Uses.queryToken(expression) || Uses.any(expression, Atom.KeyPosition.class::isInstance);
    }
}
