package dev.attest.theory.formula.normal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One order for the sums of a product over several coordinates. Finite sums may be taken in any order, and a
/// factor that does not mention an index leaves its sum: of all ways to nest the sums those of least depth
/// stay, and of these the one with the first text.
final class NestedSums {
    private final Map<String, String> widths;

    private NestedSums(Map<String, String> widths) {
        this.widths = widths;
    }

    static Polynomial ordered(FlatSum sum) {
        var sums = new NestedSums(sum.widths());
        return sums.nested(sum.widths().keySet(), factors(sum.summand()));
    }

    /// The powers of atoms and the exponentials whose product the monomial is.
    private static List<Monomial> factors(Monomial monomial) {
        var factors = new ArrayList<Monomial>();
        monomial.powers()
                .forEach(
                        (atom, power) -> factors.add(Monomial.of(new TreeMap<>(Map.of(atom, power)), Polynomial.ZERO)));
        monomial.exponent()
                .terms()
                .forEach((term, coefficient) ->
                        factors.add(Monomial.of(new TreeMap<>(), Polynomial.of(term, coefficient))));
        return factors;
    }

    /// The sum over the indices of the product of the factors: a product of sums over indices that hang
    /// together.
    private Polynomial nested(Set<String> indices, List<Monomial> factors) {
        var product = Polynomial.ONE;
        for (var factor : factors) {
            if (mentioned(factor, indices).isEmpty()) {
                product = product.times(Polynomial.of(factor));
            }
        }
        for (var part : parts(indices, factors)) {
            product = product.times(connected(part, factorsOf(part, factors)));
        }
        return product;
    }

    private static List<Monomial> factorsOf(Set<String> indices, List<Monomial> factors) {
        return factors.stream()
                .filter(factor -> !mentioned(factor, indices).isEmpty())
                .toList();
    }

    private static Set<String> mentioned(Monomial factor, Set<String> indices) {
        return indices.stream().filter(index -> Uses.index(factor, index)).collect(Collectors.toSet());
    }

    /// The indices in sets that no factor joins.
    private static List<Set<String>> parts(Set<String> indices, List<Monomial> factors) {
        var part = new LinkedHashMap<String, Set<String>>();
        indices.forEach(index -> part.put(index, new LinkedHashSet<>(Set.of(index))));
        for (var factor : factors) {
            var joined = new LinkedHashSet<String>();
            mentioned(factor, indices).forEach(index -> joined.addAll(part.getOrDefault(index, Set.of())));
            joined.forEach(index -> part.put(index, joined));
        }
        return part.values().stream().distinct().toList();
    }

    private Polynomial connected(Set<String> indices, List<Monomial> factors) {
        int least = depth(indices, factors);
        return indices.stream()
                .filter(outermost -> depthBelow(outermost, indices, factors) == least - 1)
                .map(outermost -> under(outermost, indices, factors))
                .min(Comparator.comparing((Polynomial sum) -> sum.text().length())
                        .thenComparing(Polynomial::text))
                .orElseThrow();
    }

    /// The least number of sums, one inside the other, that the factors need.
    private static int depth(Set<String> indices, List<Monomial> factors) {
        return 1
                + indices.stream()
                        .mapToInt(outermost -> depthBelow(outermost, indices, factors))
                        .min()
                        .orElseThrow();
    }

    private static int depthBelow(String outermost, Set<String> indices, List<Monomial> factors) {
        var rest = without(outermost, indices);
        return parts(rest, factors).stream()
                .mapToInt(part -> depth(part, factorsOf(part, factors)))
                .max()
                .orElse(0);
    }

    private static Set<String> without(String index, Set<String> indices) {
        var rest = new LinkedHashSet<>(indices);
        rest.remove(index);
        return rest;
    }

    private Polynomial under(String outermost, Set<String> indices, List<Monomial> factors) {
        var width = widths.getOrDefault(outermost, "");
        return nested(without(outermost, indices), factors)
                .sumOver((monomial, coefficient) -> Binders.closedAsItStands(width, outermost, Polynomial.of(monomial))
                        .scale(coefficient));
    }
}
