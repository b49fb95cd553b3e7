package dev.attest.theory.certificate.sign;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The sign of `c log A + p`, which is that of `c (A e^(p/c) - 1)`.
final class LogarithmSigns {
    private LogarithmSigns() {}

    static SignSet of(Polynomial polynomial, int depth) {
        var logarithms = polynomial.terms().entrySet().stream()
                .filter(term -> logarithm(term.getKey()).isPresent())
                .toList();
        if (logarithms.size() != 1) {
            return SignSet.ANY;
        }
        var term = logarithms.getFirst().getKey();
        var coefficient = logarithms.getFirst().getValue();
        var rest = polynomial.minus(Polynomial.of(term, coefficient)).scale(coefficient.reciprocal());
        var argument = logarithm(term).orElseThrow().argument();
        var raised = argument.times(IndexNotation.exponential(rest)).minus(Polynomial.ONE);
        return SignAnalysis.of(raised, depth + 1).times(SignSet.of(coefficient));
    }

    /// The logarithm that the term is.
    private static Optional<Atom.Applied> logarithm(Monomial term) {
        boolean sole =
                term.exponent().isZero() && List.copyOf(term.powers().values()).equals(List.of(BigFraction.ONE));
        return sole && term.powers().firstKey() instanceof Atom.Applied applied && applied.kind() == Atom.Kind.LOG
                ? Optional.of(applied)
                : Optional.empty();
    }
}
