package dev.attest.verification.kernels;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.State;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Term.Reduction;
import dev.attest.theory.scalar.FreeIndices;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.fraction.BigFraction;

/// A definition read for one row of a head as a kernel in single precision may compute it: every value with a
/// bound on what rounding does to it. One index runs over all keys; where a reduction depends on a second, that
/// one stands still.
///
/// A running error analysis [Higham 2002, section 3.3], with sizes in place of values wherever sums and
/// products may be multiplied out.
final class SingleReading {
    private final Tokens tokens;
    private final FreeIndices free;
    private final Map<Term, Singles> ofHead;
    private final Map<Term, Singles> ofRow = new IdentityHashMap<>();
    private final Map<String, Singles> states;
    private final int row;
    private final int keys;
    private boolean valuesAreZero;
    private boolean updates;

    /// @param ofHead values that are the same in every row, shared by the readings of a head
    /// @param states as they are for this row
    SingleReading(Tokens tokens, FreeIndices free, Map<Term, Singles> ofHead, int row, Map<String, Singles> states) {
        this.states = states;
        this.tokens = tokens;
        this.free = free;
        this.ofHead = ofHead;
        this.row = row;
        this.keys = tokens.causal() ? row + 1 : tokens.keys();
    }

    /// What a state becomes at the key of this row.
    ///
    /// @param withoutValues whether values count as 0
    Singles update(State state, boolean withoutValues) {
        updates = true;
        valuesAreZero = withoutValues;
        return read(state.update(), Map.of(Term.HERE, row));
    }

    Singles read(Term term) {
        return read(term, Map.of());
    }

    /// @param fixed indices that stand still, with their keys
    private Singles read(Term term, Map<String, Integer> fixed) {
        boolean kept = free.of(term).stream().noneMatch(fixed::containsKey);
        if (!kept) {
            return compute(term, fixed);
        }
        var store = tokens.perRow(term) ? ofRow : ofHead;
        var found = store.get(term);
        if (found == null) {
            found = compute(term, fixed);
            store.put(term, found);
        }
        return found;
    }

    private Singles compute(Term term, Map<String, Integer> fixed) {
        var computed = value(term, fixed);
        return updates || !isRead(term) ? computed : computed.map(SingleReading::settled, 1);
    }

    /// What a row reads of a state is a number when it goes on: nothing multiplies it out any more.
    private static boolean isRead(Term term) {
        return (term instanceof Term.Product || term instanceof Term.Dot)
                && !(term.shape() instanceof Shape.Matrix)
                && FreeIndices.parts(term).stream().anyMatch(Term.StateValue.class::isInstance);
    }

    private static Single settled(Single single) {
        return Double.isFinite(single.value()) && !single.isOpen()
                ? new Single(single.value(), Math.abs(single.value()) + single.error(), single.error())
                : single;
    }

    private Singles value(Term term, Map<String, Integer> fixed) {
        return switch (term) {
            case Term.KeyCount _ -> Singles.number(keys);
            case Term.QueryPosition _ -> Singles.number(row);
            case Term.Query _ -> tokens.query(row);
            case Term.MeanQuery _ -> tokens.meanQuery(row);
            case Term.Key(var index, var ignored) -> at(tokens.allKeys(count(term)), index, fixed);
            case Term.Value(var index, var ignored) -> {
                var values = at(tokens.allValues(count(term)), index, fixed);
                yield valuesAreZero ? values.map(_ -> Single.exact(0), 1) : values;
            }
            case Term.InputValue(var input, var index) ->
                index.isPresent()
                        ? at(tokens.input(input.name(), 0, count(term)), index.get(), fixed)
                        : tokens.input(input.name(), row, 1);
            case Term.StateValue(var name, var ignored) -> state(name);
            case Term.Rotary(var vector, var position) -> turned(read(vector, fixed), read(position, fixed));
            case Term.KeyPosition(var index) ->
                at(Singles.filled(count(term), 1, 1, (key, _) -> Single.exact(key)), index, fixed);
            case Term.Apply apply -> apply(apply, fixed);
            case Term.Dot(var left, var right) -> new SingleMatrices(read(left, fixed), read(right, fixed)).dot();
            case Term.OverEntries(var reduction, var vector) -> overEntries(reduction, read(vector, fixed));
            case Term.OverKeys reduction -> overKeys(reduction, fixed);
            case Term.Softmax softmax -> softmax(softmax, fixed);
            default -> tokens.isConstant(term) ? tokens.constant(term) : arranged(term, fixed);
        };
    }

    private Singles state(String name) {
        var state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("state " + name + ": expected one of " + states.keySet());
        }
        return state;
    }

    /// Angles in double precision; the cosines and sines are rounded once.
    private static Singles turned(Singles x, Singles position) {
        int size = x.size();
        return Singles.filled(Math.max(x.count(), position.count()), size, 2 * x.terms(), (key, entry) -> {
            if (entry == size - 1 && size % 2 == 1) {
                return x.at(key, entry);
            }
            int pair = entry / 2 * 2;
            double angle = position.at(key, 0).value() * Math.pow(10_000, -(double) pair / size);
            var cosine = Single.exact(Math.cos(angle)).rounded(1);
            var sine = Single.exact(entry == pair ? -Math.sin(angle) : Math.sin(angle))
                    .rounded(1);
            var own = x.at(key, entry).times(cosine, x.terms() + 1);
            return own.plus(x.at(key, pair + (pair == entry ? 1 : 0)).times(sine, x.terms() + 1));
        });
    }

    private Singles arranged(Term term, Map<String, Integer> fixed) {
        List<Singles> parts =
                FreeIndices.parts(term).stream().map(part -> read(part, fixed)).toList();
        return SingleMatrices.arrange(term, parts, tokens);
    }

    /// Keys that values are held for.
    private int count(Term term) {
        return tokens.perRow(term) ? keys : tokens.keys();
    }

    private static Singles at(Singles all, String index, Map<String, Integer> fixed) {
        var key = fixed.get(index);
        return key == null ? all : Singles.filled(1, all.size(), all.terms(), (_, entry) -> all.at(key, entry));
    }

    private Singles apply(Term.Apply term, Map<String, Integer> fixed) {
        var x = read(term.arguments().getFirst(), fixed);
        if (term.arguments().size() == 1) {
            return term.function() == Pointwise.NEGATE
                    ? x.map(Single::negated, x.terms())
                    : x.map(single -> SingleFunctions.apply(term.function(), single), 1);
        }
        var exponent = term.function() == Pointwise.POWER
                ? ExactNumber.of(term.arguments().get(1))
                : null;
        if (exponent != null && exponent.isPresent()) {
            return power(x, exponent.get());
        }
        var y = read(term.arguments().get(1), fixed);
        double product = x.terms() * y.terms();
        return switch (term.function()) {
            case ADD -> x.meet(y, Single::plus, x.terms() + y.terms());
            case SUBTRACT -> x.meet(y, (a, b) -> a.plus(b.negated()), x.terms() + y.terms());
            case MULTIPLY -> x.meet(y, (a, b) -> a.times(b, product + 1), product);
            case DIVIDE -> x.meet(y, Single::over, x.terms());
            case MIN -> x.meet(y, (a, b) -> SingleSums.extreme(false, a, b), 1);
            case MAX -> x.meet(y, (a, b) -> SingleSums.extreme(true, a, b), 1);
            case LEAKY_RELU -> x.meet(y, SingleReading::leaky, 1);
            case POWER -> x.meet(y, SingleReading::general, 1);
            default -> throw new IllegalArgumentException("expected two arguments: " + term.function());
        };
    }

    private static Single leaky(Single x, Single slope) {
        var above = SingleFunctions.apply(Pointwise.RELU, x);
        var below = SingleFunctions.apply(Pointwise.RELU, x.negated()).negated();
        return above.plus(slope.times(below, 1));
    }

    /// `exp(y log x)`; the logarithm is carried further than single precision.
    private static Single general(Single x, Single y) {
        if (!x.isOpen() && !(x.value() + x.error() > 0)) {
            return Single.exact(Double.NaN);
        }
        double log = Math.log(x.value());
        double logError = x.value() > x.error() ? -Math.log1p(-x.error() / x.value()) : Double.POSITIVE_INFINITY;
        var product = y.times(new Single(log, Math.abs(log), logError), 0);
        return SingleFunctions.apply(Pointwise.EXP, product).rounded(4);
    }

    private static Singles power(Singles x, BigFraction exponent) {
        boolean whole = exponent.getDenominator().equals(BigInteger.ONE);
        int times = exponent.intValue();
        if (!whole || Math.abs(times) > 8) {
            var y = Single.exact(exponent.doubleValue());
            return x.map(single -> general(single, y), 1);
        }
        var result = Singles.number(1);
        for (int factor = 0; factor < Math.abs(times); factor++) {
            double terms = result.terms() * x.terms();
            result = result.meet(x, (a, b) -> a.times(b, terms + 1), terms);
        }
        // The accuracy of a power is that of one rounding more than the table's for few factors.
        var product = result.map(single -> single.rounded(3), result.terms());
        return times < 0 ? product.map(Single.exact(1)::over, 1) : product;
    }

    private static Singles overEntries(Reduction reduction, Singles x) {
        return Singles.filled(x.count(), 1, x.terms() * x.size(), (key, _) -> {
            var all = new Single[x.size()];
            for (int entry = 0; entry < all.length; entry++) {
                all[entry] = x.at(key, entry);
            }
            return SingleSums.reduce(reduction, all);
        });
    }

    private Singles overKeys(Term.OverKeys term, Map<String, Integer> fixed) {
        var running = free.of(term).stream()
                .filter(index -> !fixed.containsKey(index))
                .toList();
        if (running.isEmpty()) {
            return reduced(term.reduction(), read(term.body(), fixed));
        }
        var each = new Singles[count(term)];
        for (int key = 0; key < each.length; key++) {
            var inside = new HashMap<>(fixed);
            inside.put(running.getFirst(), key);
            each[key] = overKeys(term, inside);
        }
        return Singles.filled(each.length, each[0].size(), 1, (key, entry) -> each[key].at(0, entry));
    }

    /// Over the keys that the row sees.
    private Singles reduced(Reduction reduction, Singles body) {
        return Singles.filled(1, body.size(), 1, (_, entry) -> {
            var all = new Single[keys];
            for (int key = 0; key < keys; key++) {
                all[key] = body.at(key, entry);
            }
            // Where the summands are multiplied out, the sums of the parts come first.
            var sum = SingleSums.reduce(reduction, all);
            return reduction == Reduction.SUM || reduction == Reduction.MEAN ? sum.rounded(body.terms()) : sum;
        });
    }

    private Singles softmax(Term.Softmax term, Map<String, Integer> fixed) {
        var outside = free.of(term.there()).stream()
                .filter(index -> !index.equals(term.index()) && !fixed.containsKey(index))
                .toList();
        if (outside.isEmpty()) {
            var normaliser = SingleSoftmax.of(read(term.there(), fixed), keys);
            return read(term.here(), fixed).map(normaliser::at, 1);
        }
        var each = new Singles[count(term)];
        for (int key = 0; key < each.length; key++) {
            var inside = new HashMap<>(fixed);
            inside.put(outside.getFirst(), key);
            each[key] = softmax(term, inside);
        }
        return Singles.filled(each.length, 1, 1, (key, _) -> each[key].at(0, 0));
    }
}
