package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/// Feature maps that are told apart by how they answer to a factor before the query.
final class DegreeTheorem {
    private static final Atom COORDINATE = new Atom.QueryEntry(false, "a1");
    private static final Homogeneity IN_QUERY = Homogeneity.inQuery();

    private DegreeTheorem() {}

    /// Let phi be odd, homogeneous of degree r > 0 and strictly monotone, coordinate by coordinate, and chi
    /// even, homogeneous of degree s other than r, and not 0 but at 0. If `phi(p) = c phi(q)` with c not 0
    /// then `p = l q` with `l = sign(c) |c|^(1/r)`. If moreover `chi(p) = c chi(q)` then `|l|^s chi(q) =
    /// sign(l) |l|^r chi(q)`: so q is 0, and p with it, or l = 1.
    static boolean tellsFactors(FeatureBlock odd, FeatureBlock even) {
        if (odd.indices().size() != 1 || !FeatureTheorem.isElementwise(odd) || !IN_QUERY.isOdd(odd.query())) {
            return false;
        }
        var degree = IN_QUERY.degree(odd.query()).filter(power -> power > 0);
        var other = IN_QUERY.degree(even.query());
        return degree.isPresent()
                && other.isPresent()
                && !degree.equals(other)
                && IN_QUERY.isEven(even.query())
                && vanishesAtZeroOnly(even);
    }

    /// Of an even, homogeneous function: a radial one that is not 0 where |q| is not, or one whose entries on
    /// the diagonal are functions of one coordinate, not 0 at 1.
    private static boolean vanishesAtZeroOnly(FeatureBlock block) {
        if (block.isSingle()) {
            var ofRadius = IN_QUERY.ofRadius(block.query());
            return !Uses.query(ofRadius) && SignAnalysis.of(ofRadius).isStrict();
        }
        var diagonal = block.diagonalQuery();
        return block.widths().stream().allMatch("d"::equals)
                && FeatureTheorem.dependsOnlyOn(diagonal, COORDINATE)
                && SignAnalysis.of(Calculus.at(diagonal, COORDINATE, BigFraction.ONE))
                        .isStrict();
    }

    /// `p_a p_b ... = q_a q_b ...` for all a, b, ..., an even number of them, gives p = q or p = -q. The text
    /// asks for the logarithm of a function, or for a power of it, that is odd in q: it is not positive at
    /// both.
    static boolean tellsQueries(FeatureBlock block, List<Domain.Requirement> domain) {
        var product = Polynomial.ONE;
        for (var index : block.indices()) {
            product = product.times(Polynomial.of(new Atom.QueryEntry(false, index)));
        }
        boolean ofCoordinates = !block.isSingle()
                && block.indices().size() % 2 == 0
                && block.widths().stream().allMatch("d"::equals)
                && block.query()
                        .dividedBy(product)
                        .constant()
                        .filter(factor -> Exact.signum(factor) != 0)
                        .isPresent();
        return ofCoordinates
                && domain.stream()
                        .anyMatch(requirement ->
                                requirement.need() == Domain.Need.POSITIVE && IN_QUERY.isOdd(requirement.expression()));
    }
}
