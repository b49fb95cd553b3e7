package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Uses;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Key features `r(k) e^(c u W_a k)`, `r(k) sin(c u W_a k)` or `r(k) cos(c u W_a k)`, one for each row of a
/// parameter matrix W, up to a factor that depends on the row alone and is not 0.
///
/// @param slope c
/// @param unit  u, free of tokens and never 0
record ExponentialFamily(String matrix, Wave wave, BigFraction slope, Polynomial unit, Polynomial factor) {
    private enum Wave {
        EXPONENTIAL,
        SINE,
        COSINE
    }

    /// One W, one u, one r and different functions with c not 0: for almost every W these are combinations of
    /// exponentials of different linear forms, `c u W_a k` or `i c u W_a k` and `-i c u W_a k`. The constant
    /// function is one more exponential, that of the form 0, only where r is 1.
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
                        && family.unit.equals(first.unit)
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
                .sumOver((term, coefficient) -> Uses.index(term, index) && Uses.key(Polynomial.of(term), Atom.HERE)
                        ? Polynomial.of(term, coefficient)
                        : Polynomial.ZERO);
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
        var rest = block.key().dividedBy(function);
        var ofRow = ofRow(rest, index);
        var factor = rest.dividedBy(ofRow);
        var entry = argument.isSingle() ? entry(argument.first(), index) : Optional.<Atom.Bound>empty();
        if (entry.isEmpty()
                || Uses.index(factor, index)
                || !SignAnalysis.of(ofRow).within(SignSet.NONZERO)) {
            return Optional.empty();
        }
        var slope = argument.firstCoefficient();
        var unit = argument.dividedBy(Polynomial.of(entry.get())).scale(slope.reciprocal());
        return Substitutions.isNonzeroConstant(unit) && !Uses.index(unit, index)
                ? MatrixChain.of(entry.get(), index)
                        .map(chain -> new ExponentialFamily(chain.words(), wave, slope, unit, factor))
                : Optional.empty();
    }

    /// The factors that mention the index, not the key.
    private static Polynomial ofRow(Polynomial rest, String index) {
        if (!rest.isSingle()) {
            return Polynomial.ONE;
        }
        var product = Polynomial.ONE;
        for (var power : rest.first().powers().entrySet()) {
            boolean ofRow = Uses.index(power.getKey(), index) && !Uses.key(Polynomial.of(power.getKey()), Atom.HERE);
            product = ofRow ? product.times(Polynomial.of(power.getKey()).power(power.getValue())) : product;
        }
        var exponent = rest.first().exponent().sumOver((term, coefficient) -> {
            boolean ofRow = Uses.index(term, index) && !Uses.key(Polynomial.of(term), Atom.HERE);
            return ofRow ? Polynomial.of(term, coefficient) : Polynomial.ZERO;
        });
        return product.times(IndexNotation.exponential(exponent));
    }

    /// The entry of W k in the term, W one parameter.
    private static Optional<Atom.Bound> entry(Monomial term, String index) {
        return !term.exponent().isZero()
                ? Optional.empty()
                : term.powers().entrySet().stream()
                        .filter(power -> power.getValue().equals(BigFraction.ONE))
                        .map(Map.Entry::getKey)
                        .filter(Atom.Bound.class::isInstance)
                        .map(Atom.Bound.class::cast)
                        .filter(bound -> MatrixChain.of(bound, index)
                                .filter(chain ->
                                        !chain.endsAtQuery() && chain.inner().isEmpty())
                                .isPresent())
                        .findFirst();
    }
}
