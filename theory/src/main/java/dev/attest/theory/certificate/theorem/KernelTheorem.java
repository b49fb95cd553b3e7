package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.Powers;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Scores whose matrix reaches rank n for every n, since on a curve they are functions of one product.
///
/// A function s(x, y) has matrices of rank n for every n exactly when the functions s(x, .) span a space of
/// infinite dimension.
///
/// - Sphere: s = h(q . k) on unit vectors of a plane, h continuous on `[-1, 1]`. The functions h(cos(t - .)) of
///   an angle span a space that turns into itself; of finite dimension, it holds nothing but trigonometric
///   polynomials, so h(cos t), which is even, is a polynomial in cos t.
/// - Line: s = h(x y) for x, y > 0, h analytic at 0. A space of finite dimension is closed, so the space
///   spanned by the h(x .) holds the derivatives in x at 0, which are y^a h^(a)(0): only finitely many are not
///   0, so h is a polynomial.
///
/// Factors of q alone and of k alone that are not 0 change no rank.
public final class KernelTheorem {
    private static final Atom.Symbol X = new Atom.Symbol("$x", List.of(), SignSet.POSITIVE);
    private static final Atom.Symbol Y = new Atom.Symbol("$y", List.of(), SignSet.POSITIVE);
    private static final Atom.Symbol PRODUCT = new Atom.Symbol("$u", List.of(), SignSet.POSITIVE);

    private final Mechanism mechanism;

    public KernelTheorem(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    /// The rows have the rank of the matrix of scores, are defined on the curve, and the kernel there is not a
    /// polynomial.
    public boolean isUnbounded(RowForm form, List<Domain.Requirement> domain, Curve curve) {
        try {
            return keepsRank(form)
                    && domain.stream().allMatch(requirement -> isMetOn(requirement, form, curve))
                    && kernel(form.score(), curve)
                            .filter(it -> isNotPolynomial(it, curve, false)
                                    || isNotPolynomial(it, curve, true) && isSeenByOneKey(form))
                            .isPresent();
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    /// h of the product of x > 0 and y > 0, where the score is that and nothing else, but for factors that are
    /// the same for all keys; for a curve that is a line.
    Optional<Polynomial> purely(RowForm form, List<Domain.Requirement> domain, Curve curve) {
        boolean met = domain.stream().allMatch(requirement -> isMetOn(requirement, form, curve));
        if (curve == Curve.SPHERE || !met) {
            return Optional.empty();
        }
        var restricted = on(curve).apply(form.score());
        return kernel(form.score(), curve).filter(kernel -> {
            var there = Substitution.replace(kernel, PRODUCT, Polynomial.of(X).times(Polynomial.of(Y)));
            var rest = NormalForm.same(restricted, there) ? Polynomial.ONE : restricted.dividedBy(there);
            return !Uses.any(rest, Y::equals)
                    && !UnitTokens.mentionsTokens(rest)
                    && !UnitTokens.mentionsPositions(rest)
                    && SignAnalysis.isPositive(rest)
                    && isAnalyticFromZero(kernel);
        });
    }

    /// The variable of [#purely].
    static Atom.Symbol product() {
        return PRODUCT;
    }

    /// The rows are defined on the curve, and the kernel there is not a polynomial: scores of t queries and t
    /// keys have rank t, for every t.
    boolean isUnboundedBlock(RowForm form, List<Domain.Requirement> domain, Curve curve) {
        try {
            return domain.stream().allMatch(requirement -> isMetOn(requirement, form, curve))
                    && kernel(form.score(), curve)
                            .filter(it -> isNotPolynomial(it, curve, true))
                            .isPresent();
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    /// What was shown for n >= 2 only needs a score that is not 0 where n = 1.
    private static boolean isSeenByOneKey(RowForm form) {
        return form.scoreSigns().within(SignSet.NONZERO);
    }

    /// With scores of rank n, so is `F(S_i) s_ij + G(S_i)`: F is never 0, and G is 0, or S F = a and G = b are
    /// constants. (Then the matrix A of the F s has A 1 = a 1, and det(A + b 1 1^T) = det(A) (1 + n b / a).)
    static boolean keepsRank(RowForm form) {
        if (!form.scaleNeverVanishes()) {
            return false;
        }
        if (form.shift().isZero()) {
            return true;
        }
        var scaledSum = Polynomial.of(RowForm.SUM).times(form.scale());
        var rowSum = scaledSum.plus(Polynomial.size(Atom.KEYS).times(form.shift()));
        return isConstant(scaledSum)
                && isConstant(form.shift())
                && SignAnalysis.of(scaledSum).within(SignSet.NONZERO)
                && SignAnalysis.of(rowSum).within(SignSet.NONZERO);
    }

    private static boolean isConstant(Polynomial function) {
        return !Uses.any(function, RowForm.SUM::equals) && !UnitTokens.mentionsPositions(function);
    }

    /// A divisor that is the sum of scores, none of which is negative, is 0 only where a whole row of scores
    /// is.
    private static boolean isMetOn(Domain.Requirement requirement, RowForm form, Curve curve) {
        return DomainTheorem.isMet(requirement)
                || DomainTheorem.isMet(
                        new Domain.Requirement(requirement.need(), on(curve).apply(requirement.expression())))
                || requirement.need() == Domain.Need.NONZERO
                        && form.scoreSigns().within(SignSet.NONNEGATIVE)
                        && DomainTheorem.isMultiple(requirement.expression(), form.total());
    }

    private static UnaryOperator<Polynomial> on(Curve curve) {
        return switch (curve) {
            case SPHERE -> expression -> UnitTokens.in(expression, Polynomial.ONE, Polynomial.ONE);
            case LINE -> expression -> onLine(expression, index -> Polynomial.ONE, Polynomial.of(Y));
            case OPPOSITE ->
                expression -> onLine(
                        expression, index -> Polynomial.ONE, Polynomial.of(Y).negate());
            case AXIS -> expression -> onLine(expression, index -> Binders.delta(index, "0"), Polynomial.of(Y));
        };
    }

    private static Polynomial onLine(Polynomial expression, Function<String, Polynomial> direction, Polynomial key) {
        return Substitution.replace(expression, atom -> switch (atom) {
            case Atom.QueryEntry entry
            when !entry.mean() -> Optional.of(direction.apply(entry.index()).times(Polynomial.of(X)));
            case Atom.KeyEntry entry ->
                Optional.of(direction.apply(entry.index()).times(key));
            default -> Optional.empty();
        });
    }

    /// h, in the variable of the curve; empty unless it is a function of that alone.
    private static Optional<Polynomial> kernel(Polynomial score, Curve curve) {
        var restricted = on(curve).apply(score);
        var mixed = withoutFactors(restricted, curve);
        if (mixed.isEmpty()) {
            return mixed;
        }
        var kernel = curve == Curve.SPHERE
                ? mixed.get()
                : Substitution.replace(mixed.get(), X, Polynomial.of(PRODUCT).dividedBy(Polynomial.of(Y)));
        boolean ofProduct = !UnitTokens.mentionsTokens(kernel)
                && !UnitTokens.mentionsPositions(kernel)
                && !Uses.keyReduction(kernel)
                && !Uses.any(kernel, Y::equals);
        return ofProduct ? Optional.of(kernel) : Optional.empty();
    }

    /// A score of one term without its factors of one side, which have to be nonzero; another score as it is.
    private static Optional<Polynomial> withoutFactors(Polynomial score, Curve curve) {
        if (!score.isSingle()) {
            return Optional.of(score);
        }
        var whole = score.first();
        var exponent = whole.exponent()
                .sumOver((term, coefficient) ->
                        isMixed(term, curve) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        var mixed = IndexNotation.exponential(exponent);
        for (var factor : whole.powers().entrySet()) {
            var atom = Polynomial.of(factor.getKey());
            if (isMixed(atom.first(), curve)) {
                mixed = mixed.times(atom.power(factor.getValue()));
            } else if (!SignAnalysis.of(atom).within(SignSet.NONZERO)) {
                return Optional.empty();
            }
        }
        return Optional.of(mixed);
    }

    private static boolean isMixed(Monomial part, Curve curve) {
        var expression = Polynomial.of(part);
        boolean query = Uses.query(expression) || Uses.any(part, X::equals) || Uses.queryToken(expression);
        boolean key = Uses.key(expression, Atom.HERE) || Uses.any(part, Y::equals);
        return query && key || curve == Curve.SPHERE && Uses.any(part, UnitTokens.COSINE::equals);
    }

    private boolean isNotPolynomial(Polynomial kernel, Curve curve, boolean severalKeys) {
        var test = new NonPolynomial(new AlmostEvery(mechanism, severalKeys));
        return curve == Curve.SPHERE
                ? isContinuousOnCosines(kernel) && test.isAround(kernel, UnitTokens.COSINE)
                : isAnalyticFromZero(kernel) && test.isAbove(kernel, PRODUCT);
    }

    /// Continuous for all u >= -1, or for all u <= 1.
    private static boolean isContinuousOnCosines(Polynomial kernel) {
        var more = Polynomial.of(new Atom.Symbol("$z", List.of(), SignSet.NONNEGATIVE));
        return Calculus.isContinuous(kernel)
                || Calculus.isContinuous(Substitution.replace(kernel, UnitTokens.COSINE, more.minus(Polynomial.ONE)))
                || Calculus.isContinuous(Substitution.replace(kernel, UnitTokens.COSINE, Polynomial.ONE.minus(more)));
    }

    /// For all u >= 0: no kink, no root but of what is positive.
    private static boolean isAnalyticFromZero(Polynomial kernel) {
        var from = Polynomial.of(new Atom.Symbol("$z", List.of(), SignSet.NONNEGATIVE));
        var closed = Substitution.replace(kernel, PRODUCT, from);
        boolean kinked = Uses.any(
                closed,
                atom -> atom instanceof Atom.Applied applied
                        && (applied.kind() == Atom.Kind.ABS || applied.kind() == Atom.Kind.SIGN));
        return !kinked
                && Calculus.isContinuous(closed)
                && Powers.all(
                        closed, (atom, power) -> Exact.isWhole(power) || SignAnalysis.isPositive(Polynomial.of(atom)));
    }
}
