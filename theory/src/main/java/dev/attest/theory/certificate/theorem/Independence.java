package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Linear independence of the key features psi (and of 1), as functions of the key, for every d: then some
/// keys give the matrix of features full column rank, and since the features are continuous (but perhaps at
/// the key 0), so do independent keys of any everywhere-positive density with probability -> 1 as n grows.
public final class Independence {
    private static final Homogeneity IN_KEY = Homogeneity.inKey();

    private Independence() {}

    /// @param points for the first lemma: one more point on the line than there are families
    public static boolean holds(List<FeatureBlock> blocks, boolean withConstant, List<BigFraction> points) {
        return blocks.stream().allMatch(block -> Calculus.isContinuous(IN_KEY.ofRadius(block.key())))
                && (ofFamilies(blocks, withConstant, points)
                        || ofBothParities(blocks, withConstant, points)
                        || KeyMaps.withoutRotation(blocks)
                                .filter(plain -> ofFamilies(plain, withConstant, points))
                                .isPresent()
                        || KeyMaps.withoutMatrix(blocks)
                                .filter(plain -> ofFamilies(plain, withConstant, points))
                                .isPresent());
    }

    private static boolean ofFamilies(List<FeatureBlock> blocks, boolean withConstant, List<BigFraction> points) {
        return ofOwnCoordinates(blocks, withConstant, points)
                || ofDistinctDegrees(blocks, withConstant)
                || ExponentialFamily.areIndependent(blocks, withConstant)
                || !withConstant
                        && withoutSharedFactor(blocks)
                                .filter(rest -> ofOwnCoordinates(rest, false, points) || ofDistinctDegrees(rest, false))
                                .isPresent();
    }

    /// A relation splits into one between odd features and one between even ones, 1 among them.
    private static boolean ofBothParities(List<FeatureBlock> blocks, boolean withConstant, List<BigFraction> points) {
        var odd = blocks.stream().filter(block -> IN_KEY.isOdd(block.key())).toList();
        var even = blocks.stream().filter(block -> !odd.contains(block)).toList();
        return !odd.isEmpty()
                && even.stream().allMatch(block -> IN_KEY.isEven(block.key()))
                && ofFamilies(odd, false, points)
                && (even.isEmpty() || ofFamilies(even, withConstant, points));
    }

    /// A factor of all features that is nowhere 0 (but perhaps at the key 0) changes nothing; it may depend
    /// on the position of the key, which is fixed. It is what the first one has that does not mention its
    /// indices.
    private static Optional<List<FeatureBlock>> withoutSharedFactor(List<FeatureBlock> blocks) {
        var first = blocks.getFirst();
        if (!first.key().isSingle()) {
            return Optional.empty();
        }
        var factor = Polynomial.ONE;
        for (var power : first.key().first().powers().entrySet()) {
            boolean shared = first.indices().stream().noneMatch(index -> Uses.index(power.getKey(), index));
            factor = shared ? factor.times(Polynomial.of(power.getKey()).power(power.getValue())) : factor;
        }
        var exponent = first.key()
                .first()
                .exponent()
                .sumOver((term, coefficient) -> first.indices().stream().noneMatch(index -> Uses.index(term, index))
                        ? Polynomial.of(term, coefficient)
                        : Polynomial.ZERO);
        var shared = factor.times(IndexNotation.exponential(exponent));
        return shared.isOne() || !SignAnalysis.of(IN_KEY.ofRadius(shared)).within(SignSet.NONZERO)
                ? Optional.empty()
                : Optional.of(blocks.stream()
                        .map(block -> new FeatureBlock(
                                block.indices(),
                                block.widths(),
                                block.query(),
                                block.key().dividedBy(shared)))
                        .toList());
    }

    /// Families psi_b(k_a), one function g_b of one coordinate for each coordinate: independent together with 1
    /// exactly when the functions g_b and 1 are, which a determinant at points of the line shows. A constant
    /// feature takes the place of 1.
    private static boolean ofOwnCoordinates(List<FeatureBlock> blocks, boolean withConstant, List<BigFraction> points) {
        var functions = new ArrayList<Polynomial>();
        int constants = 0;
        for (var block : blocks) {
            if (block.isSingle()
                    && block.key()
                            .constant()
                            .filter(value -> Exact.signum(value) != 0)
                            .isPresent()) {
                constants++;
            } else if (block.indices().size() == 1 && block.widths().equals(List.of("d")) && isOwn(block)) {
                functions.add(block.diagonalKey());
            } else {
                return false;
            }
        }
        boolean fits = constants + (withConstant ? 1 : 0) <= 1 && points.size() > functions.size();
        functions.add(Polynomial.ONE);
        return fits && determinantIsNotZero(functions, points.subList(0, functions.size()));
    }

    private static boolean isOwn(FeatureBlock block) {
        return onlyMentions(block.diagonalKey(), new Atom.KeyEntry(Atom.HERE, "a1"));
    }

    /// The function mentions this atom and numbers, nothing else.
    private static boolean onlyMentions(Polynomial function, Atom variable) {
        return !Uses.any(function, atom -> switch (atom) {
            case Atom.QueryEntry ignored -> true;
            case Atom.KeyEntry entry -> !entry.equals(variable);
            case Atom.KeyPosition ignored -> true;
            case Atom.Symbol symbol -> !symbol.name().equals("pi");
            case Atom.Delta ignored -> true;
            default -> Uses.isBeyondKeys(atom);
        });
    }

    private static boolean determinantIsNotZero(List<Polynomial> functions, List<BigFraction> points) {
        var scalars = new Enclosures();
        var matrix = new ArrayList<List<Enclosure>>();
        try {
            for (var x : points) {
                var point = new Point(Map.of("d", 1), List.of(), List.of(List.of(x)), 0, List.of(), Map.of());
                var evaluator = new NormalFormEvaluator<>(scalars, point);
                matrix.add(functions.stream()
                        .map(function -> evaluator.evaluate(function, Map.of(Atom.HERE, 0, "a1", 0)))
                        .toList());
            }
        } catch (Declined | Undefined e) {
            return false;
        }
        return Determinant.isNotZero(scalars, matrix);
    }

    /// Families that are homogeneous in the key of different degrees: a relation splits into one for each
    /// degree. Within a family, products of coordinates are different monomials, and functions of one
    /// coordinate that vanish at 0 are told apart by keys with one entry.
    private static boolean ofDistinctDegrees(List<FeatureBlock> blocks, boolean withConstant) {
        var degrees = new HashSet<Integer>();
        if (withConstant) {
            degrees.add(0);
        }
        for (var block : blocks) {
            var degree = IN_KEY.degree(block.key());
            if (degree.isEmpty() || !degrees.add(degree.get()) || !isIndependentFamily(block)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIndependentFamily(FeatureBlock block) {
        boolean onlyKeys = !Uses.any(
                block.key(),
                atom -> atom instanceof Atom.Symbol
                        || atom instanceof Atom.KeyPosition
                        || atom instanceof Atom.Delta
                        || atom instanceof Atom.QueryEntry
                        || Uses.isBeyondKeys(atom));
        if (!onlyKeys || block.key().isZero()) {
            return false;
        }
        if (block.isSingle()) {
            return block.key().constant().isPresent() || isNotZeroSomewhere(block.key());
        }
        boolean alongCoordinates = block.widths().stream().allMatch("d"::equals);
        boolean oneCoordinate = block.indices().size() == 1
                && isOwn(block)
                && IN_KEY.degree(block.key()).filter(degree -> degree > 0).isPresent()
                && isNotZeroSomewhere(block.key());
        return alongCoordinates && (oneCoordinate || isProductOfCoordinates(block));
    }

    /// `k_a1 k_a2 ...`, each index once: one monomial for each choice of the indices, up to their order.
    private static boolean isProductOfCoordinates(FeatureBlock block) {
        var product = Polynomial.ONE;
        for (var index : block.indices()) {
            product = product.times(Polynomial.of(new Atom.KeyEntry(Atom.HERE, index)));
        }
        return block.key().equals(product);
    }

    private static boolean isNotZeroSomewhere(Polynomial key) {
        var ones = List.of(BigFraction.ONE, BigFraction.TWO);
        var point = new Point(Map.of("d", 2), List.of(), List.of(ones), 0, List.of(), Map.of());
        try {
            var value = new NormalFormEvaluator<>(new Enclosures(), point)
                    .evaluate(key, Map.of(Atom.HERE, 0, "a1", 0, "a2", 1));
            return new Enclosures().sign(value) != 0;
        } catch (Declined | Undefined e) {
            return false;
        }
    }
}
