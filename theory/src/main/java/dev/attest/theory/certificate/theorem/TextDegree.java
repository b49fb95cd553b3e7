package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.Exact;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The degree r with which a text answers to a change of what it reads: it is multiplied by `c^r`. The degree
/// is put together from those of the parts, so that every part is defined after the change where it was before.
///
/// - The query is multiplied by some c > 0.
/// - Every token gets a copy, c = 2: a sum over the keys has the degree of its summands and 1, the number of
///   keys the degree 1, an entry of a softmax -1. What reads a position or some of the keys only has none.
public final class TextDegree {
    private static final Degree NONE = new Degree(Optional.of(BigFraction.ZERO));
    private static final Degree ONE = new Degree(Optional.of(BigFraction.ONE));
    private static final Degree ANY = new Degree(Optional.empty());

    private final boolean ofCopies;

    private TextDegree(boolean ofCopies) {
        this.ofCopies = ofCopies;
    }

    /// @param number empty where the part is 0, which has every degree
    private record Degree(Optional<BigFraction> number) {
        boolean isNone() {
            return number.isEmpty() || Exact.signum(number.get()) == 0;
        }

        Degree times(BigFraction factor) {
            return new Degree(number.map(factor::multiply));
        }

        Degree plus(Degree other) {
            return number.isEmpty() || other.number.isEmpty()
                    ? ANY
                    : new Degree(Optional.of(number.get().add(other.number.get())));
        }

        Degree minus(Degree other) {
            return plus(other.times(BigFraction.MINUS_ONE));
        }
    }

    /// The row is the same at q and at c q, c > 0, and defined at both or at neither.
    public static boolean isZero(Term weight) {
        return new TextDegree(false).isNone(weight);
    }

    /// The output of twice the tokens is that of the tokens.
    public static boolean isSameForCopies(Mechanism mechanism) {
        return new TextDegree(true).isNone(mechanism.output());
    }

    private boolean isNone(Term term) {
        return of(term).filter(Degree::isNone).isPresent();
    }

    /// Empty where no degree was found.
    private Optional<Degree> of(Term term) {
        return switch (term) {
            case Term.Constant constant -> Optional.of(Exact.signum(constant.value()) == 0 ? ANY : NONE);
            case Term.Pi _, Term.WidthValue _, Term.Key _, Term.MeanQuery _ -> Optional.of(NONE);
            case Term.ParameterValue _, Term.Identity _, Term.InputValue _ -> Optional.of(NONE);
            case Term.Query ignored -> Optional.of(ofCopies ? NONE : ONE);
            case Term.KeyCount ignored -> Optional.of(ofCopies ? ONE : NONE);
            case Term.Value ignored -> when(ofCopies, NONE);
            case Term.QueryPosition _, Term.KeyPosition _ -> when(!ofCopies, NONE);
            case Term.Apply apply -> ofApply(apply);
            case Term.Dot dot -> both(dot.left(), dot.right(), Degree::plus);
            case Term.Product product -> both(product.left(), product.right(), Degree::plus);
            case Term.Outer outer -> both(outer.left(), outer.right(), Degree::plus);
            case Term.Transpose transpose -> of(transpose.matrix());
            case Term.Diagonal diagonal -> of(diagonal.vector());
            case Term.Inverse inverse -> of(inverse.matrix()).map(NONE::minus);
            case Term.Concatenation concatenation -> same(concatenation.parts());
            case Term.Literal literal -> same(literal.entries());
            case Term.Roll roll -> of(roll.vector());
            case Term.OverEntries over -> of(over.vector());
            case Term.OverKeys over -> of(over.body()).map(degree -> degree.plus(ofReduction(over.reduction())));
            case Term.Prefix prefix -> ofCopies ? Optional.empty() : of(prefix.body());
            case Term.Rotary rotary -> isNone(rotary.position()) ? of(rotary.vector()) : Optional.empty();
            case Term.Softmax softmax ->
                none(List.of(softmax.here(), softmax.there()), ofCopies ? NONE.minus(ONE) : NONE);
            case Term.Entmax entmax ->
                ofCopies ? Optional.empty() : none(List.of(entmax.here(), entmax.there(), entmax.alpha()), NONE);
            default -> Optional.empty();
        };
    }

    private static Optional<Degree> when(boolean known, Degree degree) {
        return known ? Optional.of(degree) : Optional.empty();
    }

    private Degree ofReduction(Term.Reduction reduction) {
        return ofCopies && reduction == Term.Reduction.SUM ? ONE : NONE;
    }

    private Optional<Degree> ofApply(Term.Apply apply) {
        var first = apply.arguments().getFirst();
        var last = apply.arguments().getLast();
        return switch (apply.function()) {
            case ADD, SUBTRACT, MIN, MAX -> same(apply.arguments());
            case MULTIPLY -> both(first, last, Degree::plus);
            case DIVIDE -> both(first, last, Degree::minus);
            case POWER -> ofPower(first, last);
            case NEGATE, RELU, ABS -> of(first);
            case SQRT -> of(first).map(degree -> degree.times(BigFraction.ONE_HALF));
            case SIGN, STEP -> of(first).map(degree -> NONE);
            case LEAKY_RELU -> isNone(last) ? of(first) : Optional.empty();
            default -> none(apply.arguments(), NONE);
        };
    }

    private Optional<Degree> ofPower(Term base, Term exponent) {
        if (exponent instanceof Term.Constant constant) {
            boolean zeroth = Exact.signum(constant.value()) == 0;
            return of(base).map(degree -> zeroth ? NONE : degree.times(constant.value()));
        }
        return none(List.of(base, exponent), NONE);
    }

    private interface Operator {
        Degree of(Degree left, Degree right);
    }

    private Optional<Degree> both(Term left, Term right, Operator operator) {
        return of(left).flatMap(first -> of(right).map(second -> operator.of(first, second)));
    }

    /// All of one degree.
    private Optional<Degree> same(List<Term> parts) {
        var degrees = parts.stream().map(this::of).distinct().toList();
        if (degrees.contains(Optional.<Degree>empty())) {
            return Optional.empty();
        }
        var numbers = degrees.stream()
                .flatMap(Optional::stream)
                .filter(degree -> !degree.equals(ANY))
                .toList();
        return when(numbers.size() <= 1, numbers.isEmpty() ? ANY : numbers.getFirst());
    }

    /// The result where all parts are of degree 0: then any function of them is what it was.
    private Optional<Degree> none(List<Term> parts, Degree result) {
        return when(parts.stream().allMatch(this::isNone), result);
    }
}
