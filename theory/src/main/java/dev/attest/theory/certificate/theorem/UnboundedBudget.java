package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.certificate.StructureEvidence.Ray;
import dev.attest.theory.certificate.StructureEvidence.Reach;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows for which sum_j sup_q a_K(q)_j grows beyond every bound.
public final class UnboundedBudget {
    private static final Atom.Symbol X = new Atom.Symbol("$x", List.of(), SignSet.POSITIVE);
    private static final Polynomial FAR = Polynomial.of(X);

    private final AlmostEvery almostEvery;
    private final KernelTheorem kernels;

    public UnboundedBudget(Mechanism mechanism) {
        this.kernels = new KernelTheorem(mechanism);
        this.almostEvery = new AlmostEvery(mechanism, true);
    }

    /// n different keys on a circle; for each key a query in its direction, or against it, with |q| to infinity
    /// while |k| = 1, or |q| = |k| to infinity. The scores are positive, and those of the other keys over that
    /// of the key go to 0: up to factors that are the same for all keys, or fixed for each, they are e to the
    /// power g |q|^p cos(q, k) with p > 0; or they are a function of cos(q, k) alone whose ratio goes to 0. So
    /// the row goes to a + G at that key, where `S F` goes to a > 0 and n G is free of n, and the sum over n
    /// keys to n a.
    public boolean concentrates(RowForm row, List<Domain.Requirement> domain, Reach reach) {
        try {
            var key = reach == Reach.BOTH ? FAR : Polynomial.ONE;
            var score = UnitTokens.in(row.score(), FAR, key);
            return row.scoreSigns().equals(SignSet.POSITIVE)
                    && isMet(domain, FAR, key)
                    && (isSteep(score) && hasLimit(row, growsWithItsAngle(score))
                            || separates(score, 1) && hasLimit(row, staysUp(score, 1))
                            || separates(score, -1) && hasLimit(row, staysUp(score, -1)));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    /// The score at the angle 0 (or pi) keeps above that at every other angle, by a factor without bound.
    private static boolean separates(Polynomial score, int cosine) {
        if (UnitTokens.mentionsTokens(score) || UnitTokens.mentionsPositions(score) || Uses.keyReduction(score)) {
            return false;
        }
        var away = new Atom.Symbol("$z", List.of(), SignSet.POSITIVE);
        var other = Polynomial.of(cosine).minus(Polynomial.of(away).scale(new BigFraction(cosine)));
        var ratio = withCosine(score, other).dividedBy(withCosine(score, Polynomial.of(cosine)));
        return Asymptote.of(ratio, X).filter(growth -> !growth.stays()).isPresent();
    }

    private static Polynomial withCosine(Polynomial score, Polynomial cosine) {
        return Substitution.replace(score, UnitTokens.COSINE, cosine);
    }

    private static boolean staysUp(Polynomial score, int cosine) {
        return Asymptote.of(withCosine(score, Polynomial.of(cosine)), X)
                .filter(Asymptote::isUnbounded)
                .isPresent();
    }

    /// On a line the score is h(x y), h continuous for x y >= 0 with h(0) > 0 and h going to 0 at infinity, and
    /// no score is negative. With keys y_j = T^j and the query x = T^(-j - 1/2) the first j keys have scores
    /// that go to h(0), and the others scores that go to 0, as T grows: the weight of key j goes to a / j, if S
    /// F = a, and the sum to a (1 + 1/2 + ... + 1/n) + n G. (An e^{c x y} that grows becomes one that falls
    /// when keys are counted from the last one: a common factor.)
    public boolean isHarmonic(RowForm row, List<Domain.Requirement> domain, Curve curve) {
        try {
            var kernel = kernels.purely(row, domain, curve);
            return kernel.isPresent()
                    && row.scoreSigns().within(SignSet.NONNEGATIVE)
                    && hasLimit(row, false)
                    && (falls(kernel.get()) || isExponential(kernel.get()));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean falls(Polynomial kernel) {
        var start = Substitution.replace(kernel, KernelTheorem.product(), Polynomial.ZERO);
        var end = Asymptote.of(kernel, KernelTheorem.product());
        return SignAnalysis.isPositive(start)
                && end.filter(growth -> !growth.stays()).isPresent();
    }

    /// e^{c u}, c not 0.
    private boolean isExponential(Polynomial kernel) {
        if (!kernel.isSingle() || !kernel.first().powers().isEmpty()) {
            return false;
        }
        var slope = kernel.first().exponent().dividedBy(Polynomial.of(KernelTheorem.product()));
        return !Uses.any(slope, KernelTheorem.product()::equals) && almostEvery.isNonzero(slope);
    }

    /// `S F` is a number a > 0 free of n, or goes to one as S goes to infinity; n G is free of S and n.
    private static boolean hasLimit(RowForm row, boolean unboundedSum) {
        var scaledSum = Polynomial.of(RowForm.SUM).times(row.scale());
        var shiftOfAll = Polynomial.size(Atom.KEYS).times(row.shift());
        if (!isConstant(shiftOfAll)) {
            return false;
        }
        return isConstant(scaledSum)
                ? SignAnalysis.isPositive(scaledSum)
                : unboundedSum
                        && Asymptote.of(atInfinity(scaledSum), X)
                                .filter(UnboundedBudget::isPositiveNumber)
                                .isPresent();
    }

    private static boolean isPositiveNumber(Asymptote growth) {
        return growth.speed() == Asymptote.Speed.POWER
                && growth.degree().equals(BigFraction.ZERO)
                && growth.sign().equals(SignSet.POSITIVE)
                && isConstant(growth.coefficient());
    }

    private static Polynomial atInfinity(Polynomial function) {
        return Substitution.replace(function, RowForm.SUM, FAR);
    }

    /// The score of the key itself is without bound: nothing but the angular part depends on |q|.
    private static boolean growsWithItsAngle(Polynomial score) {
        var rest = score.dividedBy(IndexNotation.exponential(angular(score)));
        return !Uses.any(rest, X::equals);
    }

    private static boolean isConstant(Polynomial function) {
        return !Uses.any(function, RowForm.SUM::equals)
                && !Uses.any(function, Atom.size(Atom.KEYS)::equals)
                && !UnitTokens.mentionsPositions(function);
    }

    private static Polynomial angular(Polynomial score) {
        return score.first()
                .exponent()
                .sumOver((term, coefficient) ->
                        Uses.any(term, UnitTokens.COSINE::equals) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
    }

    /// Beside the angular exponent: no factor that mixes c with a key.
    private static boolean isFreeOfAngle(Polynomial score) {
        var rest = score.dividedBy(IndexNotation.exponential(angular(score)));
        boolean apart =
                rest.first().powers().keySet().stream().map(Polynomial::of).allMatch(UnboundedBudget::isApart)
                        && rest.first().exponent().terms().keySet().stream()
                                .map(Polynomial::of)
                                .allMatch(UnboundedBudget::isApart);
        return apart && !UnitTokens.mentionsTokens(rest) && !Uses.any(rest, UnitTokens.COSINE::equals);
    }

    private static boolean isApart(Polynomial factor) {
        return !Uses.any(factor, X::equals) || !Uses.any(factor, Atom.KeyPosition.class::isInstance);
    }

    /// `e^(g x^p cos)` with p > 0 and g not 0, times what is the same for all keys or fixed for each.
    private boolean isSteep(Polynomial score) {
        if (!score.isSingle() || !isFreeOfAngle(score) || angular(score).isZero()) {
            return false;
        }
        var angular = angular(score);
        var slope = angular.dividedBy(Polynomial.of(UnitTokens.COSINE));
        boolean linear = !Uses.any(slope, UnitTokens.COSINE::equals)
                && !UnitTokens.mentionsTokens(slope)
                && !UnitTokens.mentionsPositions(slope)
                && slope.isSingle();
        if (!linear) {
            return false;
        }
        var power = slope.first().power(X);
        var factor = slope.dividedBy(FAR.power(power));
        return power.compareTo(BigFraction.ZERO) > 0 && !Uses.any(factor, X::equals) && almostEvery.isNonzero(factor);
    }

    /// The row is the score times a positive number (and G is 0), and with |k| = 1 the score s(c k, k) of c =
    /// 1, or of c to infinity, does not fall below a positive number free of n: every key has a weight above
    /// that.
    public boolean aligns(RowForm row, List<Domain.Requirement> domain, boolean growing) {
        try {
            var reach = growing ? FAR : Polynomial.ONE;
            var score = Substitution.replace(
                    UnitTokens.in(row.score(), reach, Polynomial.ONE), UnitTokens.COSINE, Polynomial.ONE);
            return row.shift().isZero()
                    && isConstant(row.scale())
                    && SignAnalysis.isPositive(row.scale())
                    && isMet(domain, reach, Polynomial.ONE)
                    && !UnitTokens.mentionsTokens(score)
                    && staysPositive(score, growing);
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean staysPositive(Polynomial score, boolean growing) {
        if (!growing) {
            return isConstant(score) && SignAnalysis.isPositive(score);
        }
        return Asymptote.of(score, X)
                .filter(growth -> growth.stays()
                        && growth.sign().equals(SignSet.POSITIVE)
                        && (growth.isUnbounded() || isConstant(growth.coefficient())))
                .isPresent();
    }

    private static boolean isMet(List<Domain.Requirement> domain, Polynomial query, Polynomial key) {
        return domain.stream()
                .allMatch(requirement -> DomainTheorem.isMet(requirement)
                        || DomainTheorem.isMet(new Domain.Requirement(
                                requirement.need(), UnitTokens.in(requirement.expression(), query, key))));
    }

    /// Two keys and a query q(x): the weight of a key goes to infinity with x.
    public boolean isUnbounded(RowForm row, List<Domain.Requirement> domain, Ray ray) {
        try {
            var first = score(row, ray, 0);
            var second = score(row, ray, 1);
            var total = first.plus(second);
            return !UnitTokens.mentionsTokens(total)
                    && domain.stream().allMatch(requirement -> isMetOn(requirement, row, ray, total))
                    && (isUnbounded(entry(row, first, total)) || isUnbounded(entry(row, second, total)));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isUnbounded(Polynomial entry) {
        return Asymptote.of(entry, X)
                .filter(growth -> growth.isUnbounded() && growth.sign().equals(SignSet.POSITIVE))
                .isPresent();
    }

    private static Polynomial entry(RowForm row, Polynomial score, Polynomial total) {
        var scale = Substitution.replace(row.scale(), RowForm.SUM, total);
        var shift = Substitution.replace(row.shift(), RowForm.SUM, total);
        return withTwoKeys(scale.times(score).plus(shift));
    }

    private static Polynomial withTwoKeys(Polynomial expression) {
        return Substitution.replace(expression, Atom.size(Atom.KEYS), Polynomial.of(2));
    }

    private static Polynomial score(RowForm row, Ray ray, int key) {
        var score = withTwoKeys(along(row.score(), ray, index -> key(ray, key, index)));
        return Substitution.replace(score, new Atom.KeyPosition(Atom.HERE), Polynomial.of(key));
    }

    private static Polynomial along(Polynomial expression, Ray ray, Function<String, Polynomial> key) {
        return Substitution.replace(expression, atom -> switch (atom) {
            case Atom.QueryEntry entry when !entry.mean() -> Optional.of(query(ray, entry.index()));
            case Atom.KeyEntry entry when entry.key().equals(Atom.HERE) -> Optional.of(key.apply(entry.index()));
            default -> Optional.empty();
        });
    }

    private static Polynomial query(Ray ray, String index) {
        return switch (ray) {
            case ALONG -> FAR;
            case BACKWARD -> FAR.negate();
            case ACROSS -> unit(index, "0").plus(unit(index, "1").dividedBy(FAR));
        };
    }

    private static Polynomial key(Ray ray, int key, String index) {
        return switch (ray) {
            case ALONG, BACKWARD -> Polynomial.of(1 - key);
            case ACROSS -> key == 0 ? unit(index, "0") : unit(index, "1").minus(unit(index, "0"));
        };
    }

    private static Polynomial unit(String index, String place) {
        return Binders.delta(index, place);
    }

    /// Met for all tokens; or the sum of scores, which is not 0 here; or, for either key, met here.
    private static boolean isMetOn(Domain.Requirement requirement, RowForm row, Ray ray, Polynomial total) {
        if (DomainTheorem.isMet(requirement)) {
            return true;
        }
        if (requirement.need() == Domain.Need.NONZERO
                && DomainTheorem.isMultiple(requirement.expression(), row.total())
                && SignAnalysis.of(total).within(SignSet.NONZERO)) {
            return true;
        }
        return !Uses.keyReduction(requirement.expression())
                && isMetAt(requirement, ray, 0)
                && isMetAt(requirement, ray, 1);
    }

    private static boolean isMetAt(Domain.Requirement requirement, Ray ray, int key) {
        var there = along(requirement.expression(), ray, index -> key(ray, key, index));
        return !UnitTokens.mentionsTokens(there)
                && DomainTheorem.isMet(new Domain.Requirement(requirement.need(), there));
    }
}
