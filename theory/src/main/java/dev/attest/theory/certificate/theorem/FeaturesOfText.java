package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.scalar.FreeIndices;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// How many products of a number of the query and one of the key an expression is the sum of, read off its
/// text: an inner product of two vectors of width w has w of them, whatever the vectors are made of. Numbers
/// that are the same for all keys, such as sums over them, stand with the query.
public final class FeaturesOfText {
    private static final BigFraction HIGHEST_POWER = new BigFraction(16);

    private final FreeIndices indices = new FreeIndices();
    private final boolean keyAlone;

    private FeaturesOfText(boolean keyAlone) {
        this.keyAlone = keyAlone;
    }

    /// @param keyAlone what stands with the key may not read other keys
    public static Optional<String> count(Term entry, boolean keyAlone) {
        return isPlain(entry) ? new FeaturesOfText(keyAlone).tally(entry).map(FeatureTally::text) : Optional.empty();
    }

    /// What a term reads is in its parts: no window, sum up to a key, sparse row or state at any depth.
    private static boolean isPlain(Term term) {
        boolean plain = switch (term) {
            case Term.Query _, Term.Key _, Term.MeanQuery _, Term.InputValue _, Term.KeyCount _ -> true;
            case Term.QueryPosition _, Term.KeyPosition _, Term.GridRow _, Term.GridColumn _ -> true;
            case Term.OverKeys _, Term.Softmax _ -> true;
            default -> TextSums.isPlain(term);
        };
        return plain && FreeIndices.parts(term).stream().allMatch(FeaturesOfText::isPlain);
    }

    private Optional<FeatureTally> tally(Term term) {
        if (!term.shape().equals(Shape.NUMBER)) {
            return Optional.empty();
        }
        if (!readsKey(term)) {
            return Optional.of(FeatureTally.ONE);
        }
        if (!readsQuery(term)) {
            return isOfKey(term) ? Optional.of(FeatureTally.ONE) : Optional.empty();
        }
        return switch (term) {
            case Term.Dot dot -> dot(dot.left(), dot.right());
            case Term.Apply apply -> applied(apply.function(), apply.arguments());
            default -> Optional.empty();
        };
    }

    private Optional<FeatureTally> dot(Term left, Term right) {
        boolean split = isOfQuery(left) && isOfKey(right) || isOfKey(left) && isOfQuery(right);
        return split && left.shape() instanceof Shape.Vector vector
                ? Optional.of(FeatureTally.of(vector.width()))
                : Optional.empty();
    }

    private Optional<FeatureTally> applied(Pointwise function, List<Term> arguments) {
        var first = tally(arguments.getFirst());
        if (first.isEmpty()) {
            return first;
        }
        return switch (function) {
            case NEGATE -> first;
            case ADD, SUBTRACT -> tally(arguments.get(1)).map(first.get()::plus);
            case MULTIPLY -> tally(arguments.get(1)).flatMap(first.get()::times);
            case DIVIDE -> isOneSided(arguments.get(1)) ? first : Optional.empty();
            case POWER -> ExactNumber.of(arguments.get(1)).flatMap(power -> power(first.get(), power));
            default -> Optional.empty();
        };
    }

    private static Optional<FeatureTally> power(FeatureTally base, BigFraction power) {
        boolean natural = Exact.isWhole(power) && Exact.signum(power) > 0 && power.compareTo(HIGHEST_POWER) <= 0;
        return natural ? base.power(power.intValue()) : Optional.empty();
    }

    private boolean isOneSided(Term term) {
        return !readsKey(term) || isOfKey(term);
    }

    private boolean isOfQuery(Term term) {
        return !readsKey(term);
    }

    private boolean isOfKey(Term term) {
        return !readsQuery(term) && (!keyAlone || isOfKeyAlone(term));
    }

    /// Entries of a vector may be multiplied or divided by numbers that are the same for all keys, and a vector
    /// by a square matrix that is: these can stand with the query.
    private boolean isOfKeyAlone(Term term) {
        if (term instanceof Term.Product product
                && product.shape().equals(product.right().shape())) {
            return !readsKey(product.left()) && isOfKeyAlone(product.right()) || !readsOtherKeys(term);
        }
        if (term instanceof Term.Apply apply && apply.arguments().size() == 2) {
            var first = apply.arguments().getFirst();
            var second = apply.arguments().get(1);
            if (!readsKey(second) && (apply.function() == Pointwise.DIVIDE || apply.function() == Pointwise.MULTIPLY)) {
                return isOfKeyAlone(first);
            }
            if (!readsKey(first) && apply.function() == Pointwise.MULTIPLY) {
                return isOfKeyAlone(second);
            }
        }
        return !readsOtherKeys(term);
    }

    private boolean readsKey(Term term) {
        return indices.of(term).contains(Term.HERE);
    }

    /// Anything that can differ from row to row.
    private static boolean readsQuery(Term term) {
        return switch (term) {
            case Term.Constant _, Term.Pi _, Term.KeyCount _, Term.WidthValue _, Term.Identity _ -> false;
            case Term.Key _, Term.KeyPosition _, Term.MeanQuery _, Term.ParameterValue _ -> false;
            case Term.InputValue input -> input.index().isEmpty();
            default -> {
                var parts = FreeIndices.parts(term);
                yield parts.isEmpty() || parts.stream().anyMatch(FeaturesOfText::readsQuery);
            }
        };
    }

    private static boolean readsOtherKeys(Term term) {
        return term instanceof Term.OverKeys
                || term instanceof Term.Softmax
                || FreeIndices.parts(term).stream().anyMatch(FeaturesOfText::readsOtherKeys);
    }
}
