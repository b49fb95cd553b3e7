package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;

/// Which side of a causal row something belongs to. The query's side changes from row to row: q, the mean query
/// so far, its inputs, n, i and every function of the keys read so far. The key's side is known once the key
/// has been read, and never changes.
final class CausalSides {
    private CausalSides() {}

    /// Mentions the key `j`.
    static boolean isOfKey(Polynomial polynomial) {
        return Uses.key(polynomial, Atom.HERE);
    }

    /// Mentions what changes from row to row.
    static boolean isOfQuery(Polynomial polynomial) {
        return Uses.queryToken(polynomial)
                || Uses.keyReduction(polynomial)
                || Uses.any(polynomial, CausalSides::isOfRow);
    }

    private static boolean isOfRow(Atom atom) {
        return switch (atom) {
            case Atom.QueryEntry ignored -> true;
            case Atom.Symbol symbol ->
                symbol.name().equals("n") || symbol.name().equals("i");
            case Atom.GridPlace ignored -> true;
            default -> false;
        };
    }

    /// The text is defined for every query and all keys, no key standing behind the query.
    static boolean isTotal(List<Domain.Requirement> domain) {
        return domain.stream()
                .allMatch(requirement -> DomainTheorem.isMet(requirement)
                        || DomainTheorem.isMet(
                                new Domain.Requirement(requirement.need(), atLags(requirement.expression()))));
    }

    /// With each position of a key as `n - 1 - L`, L >= 0.
    private static Polynomial atLags(Polynomial expression) {
        return Substitution.replace(
                expression,
                atom -> atom instanceof Atom.KeyPosition position
                        ? Optional.of(Polynomial.size(Atom.KEYS)
                                .minus(Polynomial.ONE)
                                .minus(Polynomial.of(
                                        new Atom.Symbol("$L", List.of(position.key()), SignSet.NONNEGATIVE))))
                        : Optional.empty());
    }
}
