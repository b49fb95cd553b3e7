package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Key features `r(k) e^(c W_a k)`, `r(k) sin(c W_a k)` or `r(k) cos(c W_a k)`, one for each row of a parameter
/// matrix W.
record ExponentialFamily(String matrix, Wave wave, BigFraction slope, Polynomial factor) {
    private enum Wave {
        EXPONENTIAL,
        SINE,
        COSINE
    }

    /// One W, one r and different functions with c not 0: for almost every W these are combinations of
    /// exponentials of different linear forms, `c W_a k` or `i c W_a k` and `-i c W_a k`. The constant function is
    /// one more exponential, that of the form 0, only where r is 1.
    static boolean areIndependent(List<FeatureBlock> blocks, boolean withConstant) {
        var families = blocks.stream().map(ExponentialFamily::of).toList();
        if (families.isEmpty() || families.stream().anyMatch(Optional::isEmpty)) {
            return false;
        }
        var first = families.getFirst().orElseThrow();
        var distinct = new HashSet<ExponentialFamily>();
        boolean alike = families.stream()
                .map(Optional::orElseThrow)
                .allMatch(family -> family.matrix.equals(first.matrix)
                        && family.factor.equals(first.factor)
                        && distinct.add(family));
        return alike
                && (first.factor.isOne()
                        || !withConstant && SignAnalysis.of(first.factor).isStrict());
    }

    private static Optional<ExponentialFamily> of(FeatureBlock block) {
        if (block.indices().size() != 1 || !block.key().isSingle()) {
            return Optional.empty();
        }
        var index = block.indices().getFirst();
        var monomial = block.key().first();
        var varying = monomial.exponent()
                .sumOver((term, coefficient) ->
                        Uses.index(term, index) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        if (!varying.isZero()) {
            return of(block, Wave.EXPONENTIAL, varying, IndexNotation.exponential(varying));
        }
        for (var atom : monomial.powers().keySet()) {
            if (atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.SIN) {
                return of(block, Wave.SINE, applied.argument(), Polynomial.of(atom));
            }
            if (atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.COS) {
                return of(block, Wave.COSINE, applied.argument(), Polynomial.of(atom));
            }
        }
        return Optional.empty();
    }

    private static Optional<ExponentialFamily> of(
            FeatureBlock block, Wave wave, Polynomial argument, Polynomial function) {
        var index = block.indices().getFirst();
        var factor = block.key().dividedBy(function);
        return matrix(argument, index)
                .filter(name -> !Uses.index(factor, index))
                .map(name -> new ExponentialFamily(name, wave, argument.firstCoefficient(), factor));
    }

    /// W, if the argument is an entry of `c W k`.
    private static Optional<String> matrix(Polynomial argument, String index) {
        boolean single = argument.isSingle()
                && argument.first().exponent().isZero()
                && List.copyOf(argument.first().powers().values()).equals(List.of(BigFraction.ONE));
        return single && argument.first().powers().firstKey() instanceof Atom.Bound bound
                ? MatrixChain.of(bound, index)
                        .filter(chain -> !chain.endsAtQuery() && chain.inner().isEmpty())
                        .map(MatrixChain::words)
                : Optional.empty();
    }
}
