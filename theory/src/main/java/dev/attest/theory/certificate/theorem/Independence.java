package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
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
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.math3.fraction.BigFraction;

/// Linear independence of the key features psi (and of 1), as functions of the key, for every d: then some keys
/// give the matrix of features full column rank, and since the features are continuous, so do independent keys
/// of any everywhere-positive density with probability -> 1 as n grows.
public final class Independence {
    private static final int HIGHEST_DEGREE = 8;

    private Independence() {}

    /// @param points for the first lemma: one more point on the line than there are families
    public static boolean holds(List<FeatureBlock> blocks, boolean withConstant, List<BigFraction> points) {
        if (!blocks.stream().allMatch(block -> Calculus.isContinuous(block.key()))) {
            return false;
        }
        return ofOwnCoordinates(blocks, withConstant, points)
                || ofDistinctDegrees(blocks, withConstant)
                || ofDistinctExponentials(blocks, withConstant);
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
        boolean fits = constants + (withConstant ? 1 : 0) <= 1 && points.size() == functions.size() + 1;
        functions.add(Polynomial.ONE);
        return fits && determinantIsNotZero(functions, points);
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
            var degree = degree(block.key());
            if (degree.isEmpty() || !degrees.add(degree.get()) || !isIndependentFamily(block)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Integer> degree(Polynomial key) {
        var factor = Polynomial.of(new Atom.Symbol("$c", List.of(), SignSet.POSITIVE));
        var scaled = Substitution.replace(
                key,
                atom -> atom instanceof Atom.KeyEntry
                        ? Optional.of(factor.times(Polynomial.of(atom)))
                        : Optional.empty());
        for (int degree = 0; degree <= HIGHEST_DEGREE; degree++) {
            if (NormalForm.same(scaled, key.times(factor.power(degree)))) {
                return Optional.of(degree);
            }
        }
        return Optional.empty();
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
                && degree(block.key()).filter(degree -> degree > 0).isPresent()
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

    /// Families `r(k) e^(c_b W_a k)` over the rows of one parameter matrix, with one r and different c_b that
    /// are not 0: for almost every W these are exponentials of different linear forms.
    private static boolean ofDistinctExponentials(List<FeatureBlock> blocks, boolean withConstant) {
        var slopes = new HashSet<BigFraction>();
        String matrix = null;
        Polynomial shared = null;
        for (var block : blocks) {
            var family = ExponentialFamily.of(block);
            if (family.isEmpty() || !slopes.add(family.get().slope())) {
                return false;
            }
            boolean first = matrix == null;
            if (!first
                    && !(family.get().matrix().equals(matrix)
                            && Objects.equals(family.get().factor(), shared))) {
                return false;
            }
            matrix = family.get().matrix();
            shared = family.get().factor();
        }
        // The constant function is one more exponential, that of the form 0, only where the shared factor is 1.
        return shared != null
                && (shared.isOne() || !withConstant && SignAnalysis.of(shared).isStrict());
    }

    private record ExponentialFamily(String matrix, BigFraction slope, Polynomial factor) {
        static Optional<ExponentialFamily> of(FeatureBlock block) {
            if (block.indices().size() != 1 || !block.key().isSingle()) {
                return Optional.empty();
            }
            var index = block.indices().getFirst();
            var monomial = block.key().first();
            var varying = monomial.exponent()
                    .sumOver((term, coefficient) ->
                            Uses.index(term, index) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
            var factor = block.key().dividedBy(IndexNotation.exponential(varying));
            var matrix = varying.isSingle() ? matrix(varying.first().text(), index) : Optional.<String>empty();
            return matrix.filter(name -> !Uses.index(factor, index))
                    .map(name -> new ExponentialFamily(name, varying.firstCoefficient(), factor));
        }

        /// W, if the text is `sum(t1<d: W[index,t1]*k[j,t1])`.
        private static Optional<String> matrix(String text, String index) {
            var pattern = Pattern.compile(
                    "sum\\((t\\d+)<d: (\\p{L}[\\p{L}\\p{N}_]*)\\[" + index + ",\\1\\]\\*k\\[j,\\1\\]\\)");
            var matcher = pattern.matcher(text);
            return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
        }
    }
}
