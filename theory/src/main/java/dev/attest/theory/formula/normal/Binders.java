package dev.attest.theory.formula.normal;

import dev.attest.theory.formula.normal.Atom.Binder;
import dev.attest.theory.formula.normal.Atom.Bound;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Sums and maxima over coordinates and keys. A bound index is named after the depth at which it stands, so
/// that equal sums have equal texts; factors that do not mention it leave the sum, summands that do not mention
/// it leave the maximum.
public final class Binders {
    private static final int LARGEST_WRITTEN_OUT = 64;
    /// All names have one length, so that they sort in the order in which they were made.
    private static final AtomicLong FRESH = new AtomicLong(1_000_000_000_000L);

    private Binders() {}

    /// An index name that no text contains. It never survives into a normal form.
    static String fresh() {
        return "~" + FRESH.incrementAndGet();
    }

    static boolean isNumber(String index) {
        return Character.isDigit(index.charAt(0));
    }

    /// 1 where the indices are equal, otherwise 0.
    public static Polynomial delta(String left, String right) {
        if (left.equals(right)) {
            return Polynomial.ONE;
        }
        if (isNumber(left) && isNumber(right)) {
            return Polynomial.ZERO;
        }
        return Polynomial.of(left.compareTo(right) < 0 ? new Atom.Delta(left, right) : new Atom.Delta(right, left));
    }

    /// The number of values of a bound index.
    public static Polynomial size(String width) {
        return isNumber(width) ? Polynomial.of(Long.parseLong(width)) : Polynomial.size(width);
    }

    /// The sum of `body` over the keys, with `index` standing for the key.
    public static Polynomial sumOverKeys(String index, Polynomial body) {
        return bind(Binder.SUM, Atom.KEYS, index, body);
    }

    /// The larger of the two.
    public static Polynomial larger(Polynomial left, Polynomial right) {
        return Folding.maximum(left, right);
    }

    /// The maximum of `body` over a coordinate.
    public static Polynomial largest(String width, String index, Polynomial body) {
        return bind(Binder.MAX, width, index, body);
    }

    static Polynomial bind(Binder binder, String width, String index, Polynomial body) {
        if (isNumber(width)) {
            return writtenOut(binder, Integer.parseInt(width), value -> Substitution.rename(body, index, "" + value));
        }
        return binder == Binder.SUM ? sum(width, index, body) : maximum(width, index, body);
    }

    private static Polynomial writtenOut(Binder binder, int count, IntFunction<Polynomial> entry) {
        if (count > LARGEST_WRITTEN_OUT) {
            throw new NormalFormException("a width above " + LARGEST_WRITTEN_OUT + " written out");
        }
        return IntStream.range(0, count)
                .mapToObj(entry)
                .reduce(binder == Binder.SUM ? Polynomial::plus : Folding::maximum)
                .orElse(Polynomial.ZERO);
    }

    private static Polynomial maximum(String width, String index, Polynomial body) {
        var inside = body.sumOver(
                (term, coefficient) -> Uses.index(term, index) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        if (inside.isZero()) {
            return body;
        }
        var name = name(width, inside);
        var largest = Polynomial.of(Bound.of(Binder.MAX, width, name, Substitution.rename(inside, index, name)));
        return body.minus(inside).plus(largest);
    }

    public static Polynomial sum(String width, String index, Polynomial body) {
        return body.sumOver(
                (monomial, coefficient) -> sum(width, index, monomial).scale(coefficient));
    }

    private static Polynomial sum(String width, String index, Monomial monomial) {
        var special = sumThroughDelta(index, monomial)
                .or(() -> width.equals(Atom.KEYS) ? KeyRows.sumOfRow(index, monomial) : Optional.empty())
                .or(() -> sumInsideKeys(width, index, monomial));
        if (special.isPresent()) {
            return special.get();
        }
        var inside = new TreeMap<Atom, BigFraction>();
        var outside = new TreeMap<Atom, BigFraction>();
        monomial.powers().forEach((atom, power) -> (Uses.index(atom, index) ? inside : outside).put(atom, power));
        var exponentInside = monomial.exponent()
                .sumOver((term, coefficient) ->
                        Uses.index(term, index) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        var exponentOutside = monomial.exponent().minus(exponentInside);
        var factor = Polynomial.of(Monomial.of(outside, exponentOutside));
        var summand = Monomial.of(inside, exponentInside);
        return factor.times(summand.isOne() ? size(width) : closed(width, index, summand));
    }

    /// A sum over an index that a delta ties to another one.
    private static Optional<Polynomial> sumThroughDelta(String index, Monomial monomial) {
        for (var atom : monomial.powers().keySet()) {
            if (atom instanceof Atom.Delta delta && Uses.index(delta, index)) {
                var other = delta.left().equals(index) ? delta.right() : delta.left();
                var rest = monomial.with(delta, BigFraction.MINUS_ONE);
                return Optional.of(Substitution.rename(Polynomial.of(rest), index, other));
            }
        }
        return Optional.empty();
    }

    /// A sum over coordinates of a sum over keys: the keys go outside.
    private static Optional<Polynomial> sumInsideKeys(String width, String index, Monomial monomial) {
        if (width.equals(Atom.KEYS)) {
            return Optional.empty();
        }
        for (var factor : monomial.powers().entrySet()) {
            if (factor.getKey() instanceof Bound keys
                    && keys.isSum()
                    && keys.overKeys()
                    && factor.getValue().equals(BigFraction.ONE)
                    && Uses.index(keys.body(), index)) {
                var rest = Polynomial.of(monomial.with(keys, BigFraction.MINUS_ONE));
                var key = fresh();
                var body = Substitution.rename(keys.body(), keys.index(), key);
                return Optional.of(sum(Atom.KEYS, key, sum(width, index, rest.times(body))));
            }
            if (factor.getKey() instanceof Atom.Prefix prefix
                    && factor.getValue().equals(BigFraction.ONE)
                    && Uses.index(prefix.body(), index)) {
                var rest = Polynomial.of(monomial.with(prefix, BigFraction.MINUS_ONE));
                var key = fresh();
                var body = Substitution.rename(prefix.body(), prefix.index(), key);
                return Optional.of(KeyRows.prefix(prefix.upTo(), key, sum(width, index, rest.times(body))));
            }
        }
        return Optional.empty();
    }

    private static Polynomial closed(String width, String index, Monomial summand) {
        var flat = width.equals(Atom.KEYS) ? Optional.<FlatSum>empty() : FlatSum.of(width, index, summand);
        return flat.filter(sum -> sum.widths().size() > 1)
                .map(NestedSums::ordered)
                .orElseGet(() -> closedAsItStands(width, index, Polynomial.of(summand)));
    }

    /// The sum of one product, which mentions the index, in the order in which its inner sums stand.
    static Polynomial closedAsItStands(String width, String index, Polynomial body) {
        var name = name(width, body);
        var renamed = Substitution.rename(body, index, name);
        if (!renamed.isSingle()) {
            return sum(width, name, renamed);
        }
        var coefficient = renamed.firstCoefficient();
        var monic = renamed.scale(coefficient.reciprocal());
        return Polynomial.of(Bound.of(Binder.SUM, width, name, monic)).scale(coefficient);
    }

    private static String name(String width, Polynomial body) {
        boolean keys = width.equals(Atom.KEYS);
        return (keys ? "l" : "t") + (Uses.depth(body, keys) + 1);
    }
}
