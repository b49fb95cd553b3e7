package dev.attest.kernels.form;

import dev.attest.theory.formula.ExactNumber;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Splits numbers of a row and a key into sums of products between the two: sums stay sums, products multiply
/// out, whole powers are products, an inner product of sums is a sum of inner products, and the cosine and sine
/// of a sum follow the addition theorems. Exact over the reals.
final class Separation {
    private static final int MOST_SUMMANDS = 64;
    private static final int HIGHEST_POWER = 8;

    private final Dependence dependence;
    private final Leaves leaves;
    private final VectorSeparation vectors;
    private final List<RowSum> rowSums = new ArrayList<>();

    Separation(boolean causal) {
        this(new Dependence(causal));
    }

    /// @param dependence knows the leaves of rows that are there already
    Separation(Dependence dependence) {
        this.dependence = dependence;
        this.leaves = new Leaves(dependence, new RowSums(), "weight");
        this.vectors = new VectorSeparation(this);
    }

    Dependence dependence() {
        return dependence;
    }

    Leaves leaves() {
        return leaves;
    }

    List<RowSum> rowSums() {
        return List.copyOf(rowSums);
    }

    /// @throws Refusal if the number does not split
    List<Summand> summands(Term number) {
        if (!dependence.onKey(number)) {
            return List.of(Summand.ofRow(leaves.settled(number)));
        }
        if (!dependence.onRow(number)) {
            return List.of(Summand.ofKey(leaves.settled(number)));
        }
        return limited(Summand.gathered(split(number)), number);
    }

    private List<Summand> split(Term number) {
        return switch (number) {
            case Term.Apply apply -> applied(apply);
            case Term.Dot(var left, var right) -> vectors.dot(left, right);
            case Term.OverEntries sum when sum.reduction() == Term.Reduction.SUM -> vectors.total(sum.vector());
            case Term.OverEntries mean
            when mean.reduction() == Term.Reduction.MEAN ->
                scaled(vectors.total(mean.vector()), Terms.reciprocal(VectorSeparation.width(mean.vector())));
            case Term.OverKeys _ -> List.of(Summand.ofRow(leaves.settled(number)));
            default -> throw inseparable(number);
        };
    }

    private List<Summand> applied(Term.Apply term) {
        var first = term.arguments().getFirst();
        var last = term.arguments().getLast();
        return switch (term.function()) {
            case ADD -> joined(summands(first), summands(last));
            case SUBTRACT -> joined(summands(first), scaled(summands(last), Terms.number(-1)));
            case NEGATE -> scaled(summands(first), Terms.number(-1));
            case MULTIPLY -> limited(products(summands(first), summands(last), Summand::times), term);
            case DIVIDE -> products(summands(first), List.of(inverse(last, term)), Summand::times);
            case POWER -> SquaredNorm.of(term).map(this::summands).orElseGet(() -> power(term, summands(first)));
            case COS -> new AngleSum(this, term).cosine();
            case SIN -> new AngleSum(this, term).sine();
            default -> throw inseparable(term);
        };
    }

    private Summand inverse(Term divisor, Term whole) {
        boolean row = dependence.onRow(divisor);
        boolean key = dependence.onKey(divisor);
        if (row && key) {
            throw inseparable(whole);
        }
        var reciprocal = Terms.reciprocal(leaves.settled(divisor));
        return key ? Summand.ofKey(reciprocal) : Summand.ofRow(reciprocal);
    }

    private List<Summand> power(Term.Apply term, List<Summand> base) {
        int exponent = exponent(term);
        var result = base;
        for (int factor = 1; factor < exponent; factor++) {
            result = limited(Summand.gathered(products(result, base, Summand::times)), term);
        }
        return result;
    }

    /// The exponent of a power that is a repeated product.
    static int exponent(Term.Apply power) {
        var exponent = ExactNumber.of(power.arguments().getLast());
        boolean repeated = exponent.isPresent()
                && exponent.get().getDenominator().equals(BigInteger.ONE)
                && exponent.get().getNumerator().signum() > 0
                && exponent.get().getNumerator().compareTo(BigInteger.valueOf(HIGHEST_POWER)) <= 0;
        if (!repeated) {
            throw inseparable(power);
        }
        return exponent.get().intValue();
    }

    static <T> List<T> products(List<T> left, List<T> right, BiFunction<T, T, T> product) {
        if ((long) left.size() * right.size() > (long) MOST_SUMMANDS * MOST_SUMMANDS) {
            throw new Refusal("it multiplies out into too many products");
        }
        return left.stream()
                .flatMap(a -> right.stream().map(b -> product.apply(a, b)))
                .toList();
    }

    static List<Summand> scaled(List<Summand> summands, Term row) {
        return summands.stream().map(summand -> summand.timesRow(row)).toList();
    }

    static <T> List<T> joined(List<T> left, List<T> right) {
        var all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    static <T> List<T> limited(List<T> summands, Term term) {
        if (summands.size() > MOST_SUMMANDS) {
            throw new Refusal("it multiplies out into more than " + MOST_SUMMANDS + " products: " + TermText.of(term));
        }
        return summands;
    }

    static Refusal inseparable(Term term) {
        return new Refusal("it cannot be split between query and key: " + TermText.of(term));
    }

    /// Sums over the keys of what splits are inner products with summed features.
    private final class RowSums implements Leaves.PairReductions {
        @Override
        public Term reduced(Term.Reduction reduction, Term body) {
            boolean sum = reduction == Term.Reduction.SUM || reduction == Term.Reduction.MEAN;
            if (!sum || !Terms.isNumber(body)) {
                throw new Refusal((sum ? "a sum of vectors" : "the least or greatest")
                        + " over the keys is no sum of features: " + TermText.of(body));
            }
            var total = leaf(summands(body));
            return reduction == Term.Reduction.SUM ? total : Terms.over(total, new Term.KeyCount());
        }

        @Override
        public Term softmax(Term here, Term body) {
            throw new Refusal("softmax cannot be split between query and key: softmax(" + TermText.of(here) + ")");
        }

        private Term leaf(List<Summand> summands) {
            for (var known : rowSums) {
                if (known.summands().equals(summands)) {
                    return Terms.leaf(known.leaf());
                }
            }
            Parameter leaf = Terms.named("row sum", rowSums.size() + 1, Shape.NUMBER);
            dependence.belongsToRow(leaf);
            rowSums.add(new RowSum(leaf, summands));
            return Terms.leaf(leaf);
        }
    }
}
