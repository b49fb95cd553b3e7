package dev.attest.theory.formula.normal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// A sum over coordinates with the sums that are factors of its summand opened, `sum_s f(s) (sum_t g(s,
/// t))^2` as `sum_s sum_t sum_u f(s) g(s, t) g(s, u)`: one product under several sums.
///
/// @param widths how far each bound index runs, by name; no name occurs anywhere else
public record FlatSum(Map<String, String> widths, Monomial summand) {
    private static final int MOST_INDICES = 5;

    /// Empty where there would be too many indices.
    public static Optional<FlatSum> of(Atom.Bound sum) {
        if (!isOpen(sum) || !sum.body().isSingle()) {
            return Optional.empty();
        }
        var index = Binders.fresh();
        var body = Substitution.rename(sum.body(), sum.index(), index);
        return body.isSingle() && body.firstCoefficient().equals(BigFraction.ONE)
                ? of(sum.width(), index, body.first())
                : Optional.empty();
    }

    private static boolean isOpen(Atom atom) {
        return atom instanceof Atom.Bound bound && bound.isSum() && !bound.overKeys();
    }

    static Optional<FlatSum> of(String width, String index, Monomial summand) {
        var widths = new LinkedHashMap<String, String>();
        widths.put(index, width);
        var flat = Monomial.of(new TreeMap<>(), summand.exponent());
        for (var factor : summand.powers().entrySet()) {
            boolean opens =
                    isOpen(factor.getKey()) && Exact.isWhole(factor.getValue()) && Exact.signum(factor.getValue()) > 0;
            if (!opens) {
                flat = flat.with(factor.getKey(), factor.getValue());
                continue;
            }
            for (int copy = 0; copy < factor.getValue().intValue(); copy++) {
                var part = widths.size() < MOST_INDICES ? of((Atom.Bound) factor.getKey()) : Optional.<FlatSum>empty();
                if (part.isEmpty()) {
                    return Optional.empty();
                }
                widths.putAll(part.get().widths);
                flat = flat.times(part.get().summand);
            }
        }
        return widths.size() <= MOST_INDICES ? Optional.of(new FlatSum(widths, flat)) : Optional.empty();
    }
}
