package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.sign.Powers;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Transition;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// What follows from the transition `x T = D * x + sum_b (x . alpha_b) beta_b` of a recurrence, its write u and
/// its read-out r: rows are `a_j = u_j T_(j+1) ... T_n r`.
public final class TransitionTheorem {
    private static final String INDEX = Transition.INDEX;
    private static final Polynomial KEY = Polynomial.of(new Atom.KeyEntry(Atom.HERE, INDEX));
    private static final Polynomial QUERY = Polynomial.of(new Atom.QueryEntry(false, INDEX));

    private final Transition transition;
    private final ParameterRanges ranges;

    public TransitionTheorem(Mechanism mechanism, Transition transition) {
        this.transition = transition;
        this.ranges = new ParameterRanges(mechanism);
    }

    /// On the inputs 1, 11, 111, ... every read-out settles: T has real eigenvalues only, all above -1, so that
    /// it is a sum of terms `n^p lambda^n`, which tends to a number or to one infinity. With alpha_t beta_t <=
    /// 0 for each coordinate T is similar to `D - z z^T`, z_t^2 = -alpha_t beta_t (or a limit of such), whose
    /// eigenvalues are real and at least min D - |z|^2. A sequence that tends to a limit does not alternate
    /// about a threshold at a distance above one number. That T, u and r know one token and no position is not
    /// asked here.
    public boolean settles() {
        var diagonal = transition.diagonal();
        if (transition.rankOnes().isEmpty()) {
            return isPositive(Polynomial.ONE.plus(diagonal));
        }
        if (transition.rankOnes().size() > 1) {
            return false;
        }
        var one = transition.rankOnes().getFirst();
        if (!ranges.signs(one.alpha().times(one.beta())).within(SignSet.NONPOSITIVE)) {
            return false;
        }
        var shift = Transition.contract(transition.width(), one.alpha(), one.beta());
        boolean isNumber = !Uses.index(diagonal, INDEX);
        return isNumber
                ? isPositive(Polynomial.ONE.plus(diagonal).plus(shift))
                : ranges.signs(diagonal).within(SignSet.NONNEGATIVE) && isPositive(Polynomial.ONE.plus(shift));
    }

    private boolean isPositive(Polynomial expression) {
        return ranges.signs(expression).equals(SignSet.POSITIVE)
                || Average.in(expression)
                        .filter(average -> ranges.signs(average).equals(SignSet.POSITIVE))
                        .isPresent();
    }

    /// `A + (sum_t w_t) / (sum_t nu_t)` with nu_t >= 0 lies between the values of `A + w_t / nu_t`.
    private static final class Average {
        private Average() {}

        static Optional<Polynomial> in(Polynomial expression) {
            for (var monomial : expression.terms().keySet()) {
                for (var factor : monomial.powers().entrySet()) {
                    if (factor.getKey() instanceof Atom.Bound weights
                            && factor.getValue().equals(BigFraction.MINUS_ONE)
                            && isSumOfSquares(weights)) {
                        return average(expression, weights);
                    }
                }
            }
            return Optional.empty();
        }

        private static boolean isSumOfSquares(Atom.Bound sum) {
            return sum.binder() == Atom.Binder.SUM
                    && !sum.overKeys()
                    && sum.body().isSingle()
                    && Exact.signum(sum.body().firstCoefficient()) > 0
                    && sum.body().first().exponent().isZero()
                    && sum.body().first().powers().values().stream().allMatch(BigFraction.TWO::equals);
        }

        private static Optional<Polynomial> average(Polynomial expression, Atom.Bound weights) {
            var total = Polynomial.of(weights);
            var average = Polynomial.ZERO;
            for (var term : expression.terms().entrySet()) {
                var part = Polynomial.of(term.getKey(), term.getValue());
                if (!term.getKey().powers().containsKey(weights)) {
                    average = average.plus(part);
                    continue;
                }
                var sum = part.times(total);
                var inner = sum.isSingle() ? innerSum(sum, weights) : Optional.<Atom.Bound>empty();
                if (inner.isEmpty()) {
                    return Optional.empty();
                }
                var outside = sum.dividedBy(Polynomial.of(inner.get()));
                var ratio = at(inner.get()).dividedBy(at(weights));
                average = average.plus(outside.times(ratio));
            }
            return Uses.any(average, weights::equals) ? Optional.empty() : Optional.of(average);
        }

        private static Optional<Atom.Bound> innerSum(Polynomial product, Atom.Bound weights) {
            return product.first().powers().entrySet().stream()
                    .filter(factor -> factor.getValue().equals(BigFraction.ONE))
                    .map(Map.Entry::getKey)
                    .filter(Atom.Bound.class::isInstance)
                    .map(Atom.Bound.class::cast)
                    .filter(sum ->
                            sum.binder() == Atom.Binder.SUM && sum.width().equals(weights.width()))
                    .findFirst();
        }

        private static Polynomial at(Atom.Bound sum) {
            return Substitution.rename(sum.body(), sum.index(), INDEX);
        }
    }

    /// How a weight changes when one more key, 0, comes after its own.
    public enum Lag {
        /// It is multiplied by one number of `[0, 1)`.
        FALLS,
        /// Each of its channels `q_t k_t` is multiplied by a number of `[0, 1)` of its own.
        FALLS_BY_CHANNEL,
        /// It stays.
        STAYS,
        UNKNOWN
    }

    /// What the transition is at a key of 0.
    public Lag lag() {
        try {
            boolean outer = transition.rankOnes().stream()
                    .anyMatch(one ->
                            !atZero(one.alpha()).isZero() && !atZero(one.beta()).isZero());
            var defined = transition.domain().stream()
                    .allMatch(requirement -> DomainTheorem.isMet(
                            new Domain.Requirement(requirement.need(), atZero(requirement.expression()))));
            return outer || !defined ? Lag.UNKNOWN : lag(atZero(transition.diagonal()));
        } catch (NormalFormException | ArithmeticException e) {
            return Lag.UNKNOWN;
        }
    }

    private Lag lag(Polynomial diagonal) {
        if (diagonal.isOne()) {
            return Lag.STAYS;
        }
        boolean falls = ranges.signs(diagonal).within(SignSet.NONNEGATIVE)
                && ranges.signs(Polynomial.ONE.minus(diagonal)).equals(SignSet.POSITIVE)
                && ranges.isZeroByTokensAlone(
                        Transition.contract(transition.width(), transition.write(), transition.read()));
        if (!falls || !Uses.index(diagonal, INDEX)) {
            return falls ? Lag.FALLS : Lag.UNKNOWN;
        }
        return isReadAsIs() && writeFactor().isPresent() ? Lag.FALLS_BY_CHANNEL : Lag.UNKNOWN;
    }

    /// By how much the channels shrink behind a key of 0 knows no parameter, no width and one entry of each
    /// vector: where a weight grows at one point it grows for all parameters, and, with entries of 0 behind
    /// those of the query and the key, for all larger widths.
    public boolean shrinksAlike() {
        var diagonal = atZero(transition.diagonal());
        return !ranges.knowsNames(diagonal) && !Uses.any(diagonal, Atom.Bound.class::isInstance);
    }

    private static Polynomial atZero(Polynomial expression) {
        return Substitution.replace(
                expression, atom -> atom instanceof Atom.KeyEntry ? Optional.of(Polynomial.ZERO) : Optional.empty());
    }

    /// When `q -> (M_j . q)_j` is injective: when the M_j span.
    ///
    /// - T is a number c != 0 and rows that end in u, `x T = c x + s(x) u`: then the span of the M_j is, key by
    ///   key, that of the u_j, and u is the key up to a factor that is not 0: exactly when rank K = d.
    /// - T is D and outer products, D never 0, alpha and u having no entry beside that of a key `e_l`: for the
    ///   keys `..., e_1, ..., e_d` each M_j is a multiple of e_j. What is regular for one K is so for almost
    ///   every K, since T and u are analytic on a connected set.
    /// - T does not know the key and has rank d - 1 at least: M_d, M_(d-1), ... range over spaces of at least
    ///   d, d - 1, ... dimensions, so that they can be chosen independent.
    public Optional<InjectivityTheorem.Conclusion> injective() {
        var factor = writeFactor();
        if (factor.isEmpty() || !isReadAsIs()) {
            return Optional.empty();
        }
        boolean nonzero = ranges.signs(factor.get()).within(SignSet.NONZERO)
                && ranges.signs(transition.diagonal()).within(SignSet.NONZERO);
        if (!nonzero) {
            return Optional.empty();
        }
        if (endsInWrite()) {
            boolean total = transition.domain().stream().allMatch(DomainTheorem::isMet);
            return Optional.of(new InjectivityTheorem.Conclusion(
                    new Condition.Rank(List.of(KEY.text()), false, transition.width()), total));
        }
        boolean generic = transition.width().equals("d")
                && (keepsAxes() && isAnalyticBesideZero() || isFreeOfKey() && isAnalytic(transition.write()));
        return generic
                ? Optional.of(new InjectivityTheorem.Conclusion(new Condition.AlmostEveryKeys(1, 0), false))
                : Optional.empty();
    }

    /// u / k, if it is the same for all coordinates.
    private Optional<Polynomial> writeFactor() {
        var factor = transition.write().dividedBy(KEY);
        return Uses.index(factor, INDEX) || CausalSides.isOfQuery(factor) ? Optional.empty() : Optional.of(factor);
    }

    private boolean isReadAsIs() {
        return transition.read().equals(QUERY);
    }

    private boolean endsInWrite() {
        return !Uses.index(transition.diagonal(), INDEX)
                && transition.rankOnes().stream()
                        .allMatch(one -> !Uses.index(one.beta().dividedBy(transition.write()), INDEX));
    }

    private boolean keepsAxes() {
        return transition.rankOnes().stream()
                .allMatch(one -> one.alpha().terms().keySet().stream()
                        .allMatch(monomial -> monomial.powers().entrySet().stream()
                                .anyMatch(factor -> factor.getKey()
                                                .equals(KEY.first().powers().firstKey())
                                        && Exact.signum(factor.getValue()) > 0)));
    }

    /// The text is defined wherever no key is 0, and all is analytic there.
    private boolean isAnalyticBesideZero() {
        return transition.domain().stream().allMatch(TransitionTheorem::isMetBesideZero)
                && isAnalytic(transition.diagonal())
                && isAnalytic(transition.write())
                && transition.rankOnes().stream().allMatch(one -> isAnalytic(one.alpha()) && isAnalytic(one.beta()));
    }

    private static boolean isMetBesideZero(Domain.Requirement requirement) {
        return DomainTheorem.isMet(requirement)
                || requirement.need() == Domain.Need.NONZERO
                        && requirement.expression().isSingle()
                        && requirement.expression().first().exponent().isZero()
                        && requirement.expression().first().powers().keySet().stream()
                                .allMatch(TransitionTheorem::isSquaredNorm);
    }

    private static boolean isSquaredNorm(Atom atom) {
        var square = KEY.times(KEY);
        return Polynomial.of(atom).equals(Transition.contract("d", square, Polynomial.ONE));
    }

    private static boolean isAnalytic(Polynomial function) {
        boolean kinked = Uses.any(
                function,
                atom -> atom instanceof Atom.Applied applied
                                && (applied.kind() == Atom.Kind.ABS || applied.kind() == Atom.Kind.SIGN)
                        || atom instanceof Atom.Bound bound && bound.binder() == Atom.Binder.MAX);
        return !kinked && Powers.all(function, (atom, power) -> Exact.isWhole(power) || isSquaredNorm(atom));
    }

    private boolean isFreeOfKey() {
        return transition.rankOnes().size() <= 1
                && isDefinedBesideZero()
                && isKeyless(transition.diagonal())
                && transition.rankOnes().stream().allMatch(one -> isKeyless(one.alpha()) && isKeyless(one.beta()));
    }

    private static boolean isKeyless(Polynomial part) {
        return !Uses.any(part, Atom.KeyEntry.class::isInstance);
    }

    /// The weight of the last key, `u . r`, is `f g q . k` with f and g not 0, and analytic: it is not 0 for
    /// almost all keys and queries, and the triangular matrix of rows is regular.
    public boolean isRegular() {
        var factor = writeFactor();
        var read = transition.read().dividedBy(QUERY);
        return factor.isPresent()
                && ranges.signs(factor.get()).within(SignSet.NONZERO)
                && !Uses.index(read, INDEX)
                && ranges.signs(read).within(SignSet.NONZERO)
                && isAnalytic(transition.write())
                && isAnalytic(transition.read())
                && isDefinedBesideZero();
    }

    /// For almost all keys, whatever comes with them, unless it is for none.
    private boolean isDefinedBesideZero() {
        return transition.domain().stream()
                .allMatch(requirement -> isKeyless(requirement.expression()) || isMetBesideZero(requirement));
    }

    /// The text is defined for no key of 0, whatever comes with it.
    public boolean isUndefinedAtZero() {
        try {
            return transition.domain().stream()
                    .anyMatch(requirement -> atZero(requirement.expression())
                            .constant()
                            .filter(value -> !requirement.need().isMetBy(SignSet.of(value)))
                            .isPresent());
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }
}
