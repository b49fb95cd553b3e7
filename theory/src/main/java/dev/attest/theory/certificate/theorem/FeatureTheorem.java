package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.FeatureProof;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// When feature maps are injective, and when they are injective up to a factor. An answer is the list of
/// conditions under which the conclusion holds; empty means that the proof does not go through.
public final class FeatureTheorem {
    private static final Atom COORDINATE = new Atom.QueryEntry(false, "a1");
    private static final Atom.Symbol FORM = new Atom.Symbol("$w", List.of(), SignSet.ANY);

    private FeatureTheorem() {}

    /// phi(p) = phi(q) forces p = q.
    public static Optional<List<Condition>> injective(List<FeatureBlock> blocks, FeatureProof proof) {
        return switch (proof) {
            case FeatureProof.Elementwise elementwise -> when(isElementwise(block(blocks, elementwise.block())));
            case FeatureProof.OfLinearMap linear -> ofLinearMap(block(blocks, linear.block()));
            case FeatureProof.Radial radial -> when(isRadial(block(blocks, radial.block())));
            case FeatureProof.DividedBy ignored -> Optional.empty();
            case FeatureProof.Reciprocal ignored -> Optional.empty();
            case FeatureProof.ExponentialOfLinearMap ignored -> Optional.empty();
        };
    }

    /// phi(p) = c phi(q) for some c that is not 0 forces p = q.
    public static Optional<List<Condition>> injectiveUpToFactor(List<FeatureBlock> blocks, FeatureProof proof) {
        return switch (proof) {
            case FeatureProof.DividedBy divided -> dividedBy(blocks, divided);
            case FeatureProof.Reciprocal reciprocal -> reciprocal(blocks, reciprocal);
            case FeatureProof.ExponentialOfLinearMap exponential ->
                exponentialOfLinearMap(block(blocks, exponential.block()));
            case FeatureProof.Elementwise ignored -> Optional.empty();
            case FeatureProof.OfLinearMap ignored -> Optional.empty();
            case FeatureProof.Radial ignored -> Optional.empty();
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
        return LinearForm.in(block)
                .filter(form -> Calculus.direction(form.function(), FORM).isStrict())
                .map(form -> form.fullColumnRank(0));
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
                ? LinearForm.in(varying).filter(LinearForm::isLinear).map(form -> form.fullColumnRank(1))
                : Optional.empty();
    }

    private static Optional<List<Condition>> dividedBy(List<FeatureBlock> blocks, FeatureProof.DividedBy proof) {
        var divisor = block(blocks, proof.block());
        if (!divisor.isSingle() || !SignAnalysis.of(divisor.query()).isStrict()) {
            return Optional.empty();
        }
        var divided = new ArrayList<FeatureBlock>();
        for (var block : blocks) {
            var quotient = block.query().dividedBy(divisor.query());
            divided.add(new FeatureBlock(block.indices(), block.widths(), quotient, block.key()));
        }
        return injective(divided, proof.then());
    }

    private static Optional<List<Condition>> reciprocal(List<FeatureBlock> blocks, FeatureProof.Reciprocal proof) {
        var first = block(blocks, proof.first());
        var second = block(blocks, proof.second());
        boolean alike = first.indices().size() == 1
                && second.indices().equals(first.indices())
                && second.widths().equals(first.widths());
        var product = first.query().times(second.query());
        boolean constant =
                !Uses.query(product) && SignAnalysis.isPositive(product) && SignAnalysis.isPositive(first.query());
        return alike && constant ? injective(blocks, proof.then()) : Optional.empty();
    }

    /// `q_a h(|q|)` with h positive and r h(r) strictly monotone: then |q| and the direction of q are
    /// recovered.
    private static boolean isRadial(FeatureBlock block) {
        if (block.indices().size() != 1 || !block.widths().equals(List.of("d"))) {
            return false;
        }
        var index = block.indices().getFirst();
        var entry = Polynomial.of(new Atom.QueryEntry(false, index));
        var factor = block.query().dividedBy(entry);
        var radius = new Atom.Symbol("$r", List.of(), SignSet.POSITIVE);
        var squares = Polynomial.of(new Atom.QueryEntry(false, "$t")).power(2);
        var norm = Binders.sum("d", "$t", squares);
        var ofRadius = Substitution.replace(
                factor, norm.first().powers().firstKey(), Polynomial.of(radius).power(2));
        return !Uses.query(ofRadius)
                && SignAnalysis.isPositive(ofRadius)
                && Calculus.direction(ofRadius.times(Polynomial.of(radius)), radius)
                        .equals(SignSet.POSITIVE);
    }

    /// phi as a function of one entry of W q.
    private record LinearForm(Polynomial function, Atom.Symbol matrix, String rows) {
        static Optional<LinearForm> in(FeatureBlock block) {
            if (block.indices().size() != 1) {
                return Optional.empty();
            }
            var index = block.indices().getFirst();
            var found = new ArrayList<LinearForm>();
            Uses.visit(block.query(), atom -> {
                if (atom instanceof Atom.Bound bound && found.isEmpty()) {
                    matrix(bound, index).ifPresent(matrix -> {
                        var function = Substitution.replace(block.query(), bound, Polynomial.of(FORM));
                        found.add(
                                new LinearForm(function, matrix, block.widths().getFirst()));
                    });
                }
            });
            return found.stream()
                    .filter(form -> !Uses.query(form.function) && !Uses.index(form.function, index))
                    .filter(form -> !Character.isDigit(form.rows.charAt(0)))
                    .findFirst();
        }

        /// W, if the sum is `sum_t W[index,t] q[t]` or `sum_t W[t,index] q[t]`.
        private static Optional<Atom.Symbol> matrix(Atom.Bound bound, String index) {
            boolean plain = bound.binder() == Atom.Binder.SUM
                    && bound.width().equals("d")
                    && bound.body().isSingle()
                    && bound.body().firstCoefficient().equals(BigFraction.ONE)
                    && bound.body().first().exponent().isZero()
                    && bound.body().first().powers().size() == 2
                    && bound.body().first().powers().values().stream().allMatch(BigFraction.ONE::equals);
            if (!plain) {
                return Optional.empty();
            }
            var atoms = bound.body().first().powers().keySet();
            boolean ofQuery = atoms.contains(new Atom.QueryEntry(false, bound.index()));
            return atoms.stream()
                    .filter(Atom.Symbol.class::isInstance)
                    .map(Atom.Symbol.class::cast)
                    .filter(symbol -> ofQuery
                            && symbol.indices().size() == 2
                            && symbol.indices().containsAll(List.of(index, bound.index())))
                    .findFirst();
        }

        boolean isLinear() {
            var slope = function.dividedBy(Polynomial.of(FORM));
            return !Uses.any(slope, FORM::equals) && SignAnalysis.of(slope).isStrict();
        }

        List<Condition> fullColumnRank(int more) {
            var rank = new Condition.FullRank(matrix.name(), more > 0);
            return rows.equals("d") && more == 0
                    ? List.of(rank)
                    : List.of(rank, new Condition.WidthAtLeast(rows, "d", more));
        }
    }
}
