package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.FeatureProof;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When feature maps are injective, and when they are injective up to a factor. An answer is the list of
/// conditions under which the conclusion holds; empty means that the proof does not go through.
public final class FeatureTheorem {
    private static final Atom COORDINATE = new Atom.QueryEntry(false, "a1");

    private FeatureTheorem() {}

    /// phi(p) = phi(q) forces p = q, where the text is defined at both.
    public static Optional<List<Condition>> injective(
            List<FeatureBlock> blocks, FeatureProof proof, List<Domain.Requirement> domain) {
        return switch (proof) {
            case FeatureProof.Elementwise elementwise -> when(isElementwise(block(blocks, elementwise.block())));
            case FeatureProof.OfLinearMap linear -> ofLinearMap(block(blocks, linear.block()));
            case FeatureProof.Radial radial -> when(isRadial(block(blocks, radial.block())));
            case FeatureProof.Waves waves -> waves(blocks, waves);
            case FeatureProof.UpToSign sign -> when(DegreeTheorem.tellsQueries(block(blocks, sign.block()), domain));
            case FeatureProof.DividedBy ignored -> Optional.empty();
            case FeatureProof.Reciprocal ignored -> Optional.empty();
            case FeatureProof.ExponentialOfLinearMap ignored -> Optional.empty();
            case FeatureProof.Degrees ignored -> Optional.empty();
        };
    }

    /// phi(p) = c phi(q) for some c that is not 0 forces p = q.
    public static Optional<List<Condition>> injectiveUpToFactor(
            List<FeatureBlock> blocks, FeatureProof proof, List<Domain.Requirement> domain) {
        return switch (proof) {
            case FeatureProof.DividedBy divided -> dividedBy(blocks, divided, domain);
            case FeatureProof.Reciprocal reciprocal -> reciprocal(blocks, reciprocal, domain);
            case FeatureProof.Degrees degrees ->
                when(DegreeTheorem.tellsFactors(block(blocks, degrees.odd()), block(blocks, degrees.even())));
            case FeatureProof.Waves waves -> waves(blocks, waves);
            case FeatureProof.ExponentialOfLinearMap exponential ->
                exponentialOfLinearMap(block(blocks, exponential.block()));
            case FeatureProof.Elementwise ignored -> Optional.empty();
            case FeatureProof.OfLinearMap ignored -> Optional.empty();
            case FeatureProof.Radial ignored -> Optional.empty();
            case FeatureProof.UpToSign ignored -> Optional.empty();
        };
    }

    private static FeatureBlock block(List<FeatureBlock> blocks, int number) {
        if (number < 0 || number >= blocks.size()) {
            throw new IllegalArgumentException(
                    "expected the number of a block below " + blocks.size() + ", got " + number);
        }
        return blocks.get(number);
    }

    private static Optional<List<Condition>> when(boolean shown) {
        return shown ? Optional.of(List.of()) : Optional.empty();
    }

    /// The block runs over coordinates of the query, and phi is a strictly monotone function of one coordinate.
    public static boolean isElementwise(FeatureBlock block) {
        return !block.isSingle()
                && block.widths().stream().allMatch("d"::equals)
                && dependsOnlyOn(block.diagonalQuery(), COORDINATE)
                && Calculus.direction(block.diagonalQuery(), COORDINATE).isStrict();
    }

    /// The function mentions no entry of the query but this one.
    static boolean dependsOnlyOn(Polynomial function, Atom variable) {
        return !Uses.any(function, atom -> Uses.isQuery(atom) && !atom.equals(variable));
    }

    private static Optional<List<Condition>> ofLinearMap(FeatureBlock block) {
        return LinearForm.in(block).filter(LinearForm::isMonotone).flatMap(form -> form.fullColumnRank(0));
    }

    private static Optional<List<Condition>> exponentialOfLinearMap(FeatureBlock block) {
        if (block.indices().size() != 1 || !block.query().isSingle()) {
            return Optional.empty();
        }
        var monomial = block.query().first();
        var index = block.indices().getFirst();
        boolean shared = monomial.powers().keySet().stream().noneMatch(atom -> Uses.index(atom, index));
        var exponent = monomial.exponent()
                .sumOver((term, coefficient) ->
                        Uses.index(term, index) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        var varying = new FeatureBlock(block.indices(), block.widths(), exponent, block.key());
        return shared
                ? LinearForm.in(varying).filter(LinearForm::isAffine).flatMap(form -> form.fullColumnRank(1))
                : Optional.empty();
    }

    /// `sin(x_f)` and `cos(x_f)` times one factor r, f = 1 ... m, x = c W q: the sum of their squares is m
    /// r^2, so a common factor is 1 or -1, and x(p) - x(q) is a whole multiple of pi in every entry. That
    /// leaves p = q for almost every W with m > d: the range of W then holds no vector of whole numbers but
    /// 0.
    private static Optional<List<Condition>> waves(List<FeatureBlock> blocks, FeatureProof.Waves proof) {
        var sine = block(blocks, proof.sine());
        var cosine = block(blocks, proof.cosine());
        boolean alike = sine.indices().size() == 1
                && cosine.indices().equals(sine.indices())
                && cosine.widths().equals(sine.widths());
        return alike ? sineArgument(sine).flatMap(argument -> waves(sine, cosine, argument)) : Optional.empty();
    }

    private static Optional<List<Condition>> waves(FeatureBlock sine, FeatureBlock cosine, Polynomial argument) {
        var factor = sine.query().dividedBy(Polynomial.of(Atom.Applied.of(Atom.Kind.SIN, argument)));
        var expected = factor.times(Polynomial.of(Atom.Applied.of(Atom.Kind.COS, argument)));
        boolean shared = !Uses.query(factor)
                && !Uses.index(factor, sine.indices().getFirst())
                && SignAnalysis.of(factor).isStrict()
                && NormalForm.same(expected, cosine.query());
        return shared
                ? LinearForm.in(new FeatureBlock(sine.indices(), sine.widths(), argument, sine.key()))
                        .filter(LinearForm::isOneMatrix)
                        .flatMap(LinearForm::offLattice)
                : Optional.empty();
    }

    private static Optional<Polynomial> sineArgument(FeatureBlock block) {
        return !block.query().isSingle()
                ? Optional.empty()
                : block.query().first().powers().keySet().stream()
                        .filter(atom -> atom instanceof Atom.Applied applied && applied.kind() == Atom.Kind.SIN)
                        .map(atom -> ((Atom.Applied) atom).argument())
                        .findFirst();
    }

    private static Optional<List<Condition>> dividedBy(
            List<FeatureBlock> blocks, FeatureProof.DividedBy proof, List<Domain.Requirement> domain) {
        var divisor = block(blocks, proof.block());
        if (!divisor.isSingle() || !SignAnalysis.of(divisor.query()).isStrict()) {
            return Optional.empty();
        }
        var divided = new ArrayList<FeatureBlock>();
        for (var block : blocks) {
            var quotient = block.query().dividedBy(divisor.query());
            divided.add(new FeatureBlock(block.indices(), block.widths(), quotient, block.key()));
        }
        return injective(divided, proof.then(), domain);
    }

    private static Optional<List<Condition>> reciprocal(
            List<FeatureBlock> blocks, FeatureProof.Reciprocal proof, List<Domain.Requirement> domain) {
        var first = block(blocks, proof.first());
        var second = block(blocks, proof.second());
        boolean alike = first.indices().size() == 1
                && second.indices().equals(first.indices())
                && second.widths().equals(first.widths());
        var product = first.query().times(second.query());
        boolean constant =
                !Uses.query(product) && SignAnalysis.isPositive(product) && SignAnalysis.isPositive(first.query());
        return alike && constant ? injective(blocks, proof.then(), domain) : Optional.empty();
    }

    /// `q_a h(|q|)` with h positive and r h(r) strictly monotone: then |q| and the direction of q are
    /// recovered.
    private static boolean isRadial(FeatureBlock block) {
        if (block.indices().size() != 1 || !block.widths().equals(List.of("d"))) {
            return false;
        }
        var entry = Polynomial.of(new Atom.QueryEntry(false, block.indices().getFirst()));
        var factor = block.query().dividedBy(entry);
        var radius = Homogeneity.RADIUS;
        var ofRadius = Homogeneity.inQuery().ofRadius(factor);
        return !Uses.query(ofRadius)
                && SignAnalysis.isPositive(ofRadius)
                && Calculus.direction(ofRadius.times(Polynomial.of(radius)), radius)
                        .equals(SignSet.POSITIVE);
    }
}
