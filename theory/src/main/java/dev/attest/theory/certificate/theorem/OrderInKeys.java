package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.FormSigns;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.apache.commons.math3.fraction.BigFraction;

/// How expressions grow with the number n of keys while queries and keys stay in a bounded set: `|x| <= c n^a`,
/// and for what is positive `x >= c n^b`, with constants c > 0 that depend on the set and on the parameters
/// alone.
///
/// What is continuous and free of n and of positions is bounded on a bounded set, and bounded away from 0 if it
/// is positive. A sum over the keys adds 1 to an order.
public final class OrderInKeys {
    /// S, with the signs that it can have.
    private static final String TOTAL = "$T";

    /// The orders of S, where they are known.
    private final Optional<BigFraction> mostOfSum;
    private final Optional<BigFraction> leastOfSum;

    private OrderInKeys(Optional<BigFraction> mostOfSum, Optional<BigFraction> leastOfSum) {
        this.mostOfSum = mostOfSum;
        this.leastOfSum = leastOfSum;
    }

    /// An order a with `|a_K(q)_j| <= c n^a`, for the row of this form.
    public static Optional<BigFraction> ofEntry(RowForm form) {
        try {
            var plain = new OrderInKeys(Optional.empty(), Optional.empty());
            var most = plain.most(form.score());
            var least = plain.least(form.score());
            var orders = new OrderInKeys(most.map(BigFraction.ONE::add), least.map(BigFraction.ONE::add));
            var total = Polynomial.of(new Atom.Symbol(TOTAL, List.of(), form.totalSigns()));
            var product = add(orders.most(Substitution.replace(form.scale(), RowForm.SUM, total)), most);
            return form.shift().isZero()
                    ? product
                    : both(
                            product,
                            orders.most(Substitution.replace(form.shift(), RowForm.SUM, total)),
                            OrderInKeys::larger);
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigFraction> both(
            Optional<BigFraction> left, Optional<BigFraction> right, BinaryOperator<BigFraction> operator) {
        return left.flatMap(first -> right.map(second -> operator.apply(first, second)));
    }

    private static Optional<BigFraction> add(Optional<BigFraction> left, Optional<BigFraction> right) {
        return both(left, right, BigFraction::add);
    }

    private static BigFraction larger(BigFraction left, BigFraction right) {
        return left.compareTo(right) >= 0 ? left : right;
    }

    private Optional<BigFraction> most(Polynomial expression) {
        if (isTame(expression)) {
            return Optional.of(BigFraction.ZERO);
        }
        return expression.terms().keySet().stream()
                .map(this::most)
                .reduce((left, right) -> both(left, right, OrderInKeys::larger))
                .orElse(Optional.of(BigFraction.ZERO));
    }

    private Optional<BigFraction> most(Monomial monomial) {
        boolean small = isBounded(monomial.exponent())
                || ScoreSigns.of(monomial.exponent()).within(SignSet.NONPOSITIVE);
        return small ? product(monomial, true) : Optional.empty();
    }

    /// Of something that is positive.
    private Optional<BigFraction> least(Polynomial expression) {
        var shared = powerOfCount(expression);
        var rest = expression.dividedBy(Polynomial.size(Atom.KEYS).power(shared));
        if (isTame(rest)) {
            return ScoreSigns.of(rest).equals(SignSet.POSITIVE) ? Optional.of(shared) : Optional.empty();
        }
        boolean nowhereNegative = expression.terms().entrySet().stream()
                .allMatch(term -> FormSigns.of(Polynomial.of(term.getKey(), term.getValue()))
                        .within(SignSet.NONNEGATIVE));
        return nowhereNegative
                ? expression.terms().keySet().stream()
                        .map(this::least)
                        .flatMap(Optional::stream)
                        .reduce(OrderInKeys::larger)
                : Optional.empty();
    }

    private Optional<BigFraction> least(Monomial monomial) {
        return isBounded(monomial.exponent()) ? product(monomial, false) : Optional.empty();
    }

    /// The power of n in the first term.
    private static BigFraction powerOfCount(Polynomial expression) {
        return expression.isZero() ? BigFraction.ZERO : expression.first().power(Atom.size(Atom.KEYS));
    }

    private Optional<BigFraction> product(Monomial monomial, boolean most) {
        var order = Optional.of(BigFraction.ZERO);
        for (var factor : monomial.powers().entrySet()) {
            boolean divides = Exact.signum(factor.getValue()) < 0;
            var base = most == divides ? least(factor.getKey()) : most(factor.getKey());
            order = add(order, base.map(factor.getValue()::multiply));
        }
        return order;
    }

    /// `|x| <= c` on every bounded set.
    private static boolean isBounded(Polynomial exponent) {
        return isTame(exponent)
                || BoundedForm.bound(exponent).filter(OrderInKeys::isFree).isPresent()
                || isFree(exponent) && BoundedForm.isBoundedOnBoundedSets(exponent);
    }

    private static boolean isTame(Polynomial expression) {
        return isFree(expression) && Calculus.isContinuous(expression);
    }

    /// Free of n, of positions, of S, of sums over keys and of what comes with the tokens. An entry of a
    /// rotation is one of [-1, 1], wherever its token stands.
    private static boolean isFree(Polynomial expression) {
        var still = Substitution.replace(
                expression,
                atom -> atom instanceof Atom.Rotation ? Optional.of(Polynomial.size("pi")) : Optional.empty());
        return !Uses.keyReduction(still)
                && !Uses.any(still, atom -> switch (atom) {
                    case Atom.KeyPosition ignored -> true;
                    case Atom.Symbol symbol -> isMoving(symbol);
                    default -> Uses.isBeyondKeys(atom);
                });
    }

    private static boolean isMoving(Atom.Symbol symbol) {
        return symbol.name().equals(TOTAL)
                || symbol.indices().isEmpty()
                        && (symbol.name().equals(Atom.KEYS) || symbol.name().equals("i"));
    }

    private Optional<BigFraction> most(Atom atom) {
        return switch (atom) {
            case Atom.KeyPosition ignored -> Optional.of(BigFraction.ONE);
            case Atom.Symbol symbol when symbol.name().equals(TOTAL) -> mostOfSum;
            case Atom.Symbol symbol -> Optional.of(isMoving(symbol) ? BigFraction.ONE : BigFraction.ZERO);
            case Atom.Applied applied -> applied(applied);
            case Atom.Bound bound -> most(bound.body()).map(order -> overKeys(bound, order));
            case Atom.Group group -> most(group.body());
            case Atom.GridPlace ignored -> Optional.of(BigFraction.ONE);
            case Atom.Prefix prefix -> most(prefix.body()).map(BigFraction.ONE::add);
            case Atom.InputEntry ignored -> Optional.empty();
            default -> Optional.of(BigFraction.ZERO);
        };
    }

    private Optional<BigFraction> applied(Atom.Applied applied) {
        return switch (applied.kind()) {
            case ABS -> most(applied.argument());
            case SIGN, SIN, COS -> Optional.of(BigFraction.ZERO);
            case LOG -> isTame(Polynomial.of(applied)) ? Optional.of(BigFraction.ZERO) : Optional.empty();
        };
    }

    private static BigFraction overKeys(Atom.Bound bound, BigFraction order) {
        return bound.overKeys() && bound.binder() == Atom.Binder.SUM ? order.add(BigFraction.ONE) : order;
    }

    private Optional<BigFraction> least(Atom atom) {
        return switch (atom) {
            case Atom.Symbol symbol when symbol.name().equals(TOTAL) -> leastOfSum;
            case Atom.Symbol symbol when symbol.equals(Atom.size(Atom.KEYS)) -> Optional.of(BigFraction.ONE);
            case Atom.Symbol symbol
            when !isMoving(symbol) && symbol.signs().equals(SignSet.POSITIVE) -> Optional.of(BigFraction.ZERO);
            case Atom.Prime ignored -> Optional.of(BigFraction.ZERO);
            case Atom.Bound bound -> least(bound.body()).map(order -> overKeys(bound, order));
            case Atom.Group group -> least(group.body());
            default -> {
                var value = Polynomial.of(atom);
                yield isTame(value) && ScoreSigns.of(value).equals(SignSet.POSITIVE)
                        ? Optional.of(BigFraction.ZERO)
                        : Optional.empty();
            }
        };
    }
}
