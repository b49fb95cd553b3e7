package dev.attest.kernels.family;

import dev.attest.kernels.form.InnerProduct;
import dev.attest.kernels.form.SeparableForm;
import dev.attest.kernels.form.Summand;
import dev.attest.kernels.form.Terms;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Features and factors as terms of one token: a number, a number times a vector, or times the products of the
/// entries of two.
final class FactorTerms {
    private FactorTerms() {}

    /// A term for each block of features.
    ///
    /// @throws NoGradient for products of more than two vectors
    static List<Term> ofKeys(SeparableForm form) {
        return form.features().stream()
                .map(block -> product(block.key(), block.vectors()))
                .toList();
    }

    /// Block -> what the row brings to its features.
    static Map<Integer, Term> ofRows(List<Summand> summands, List<Summand.Features> blocks) {
        var terms = new LinkedHashMap<Integer, Term>();
        for (var summand : summands) {
            var vectors = summand.products().stream().map(InnerProduct::row).toList();
            terms.merge(blocks.indexOf(summand.features()), product(summand.row(), vectors), FactorTerms::plus);
        }
        return terms;
    }

    private static Term plus(Term left, Term right) {
        return new Term.Apply(Pointwise.ADD, List.of(left, right), left.shape());
    }

    private static Term product(Term number, List<Term> vectors) {
        if (vectors.size() > 2) {
            throw new NoGradient("the features are products of more than two vectors");
        }
        @Nullable Term whole = null;
        for (var vector : new ArrayList<>(vectors)) {
            whole = whole == null ? vector : outer(whole, vector);
        }
        return whole == null ? number : Terms.times(number, whole);
    }

    private static Term outer(Term left, Term right) {
        var rows = ((Shape.Vector) left.shape()).width();
        var columns = ((Shape.Vector) right.shape()).width();
        return new Term.Outer(left, right, new Shape.Matrix(rows, columns));
    }
}
