package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Ray;
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

    public UnboundedBudget(Mechanism mechanism) {
        this.almostEvery = new AlmostEvery(mechanism);
    }

    /// n different unit keys k_j on a circle and the queries q = c k_j (or q = -c k_j): the score is, up to factors
    /// that are the same for all keys or do not depend on c, e to the power g c^p q . k / |q|, p > 0. Since
    /// k_j . k_l < 1 for l != j, the row goes to the key j alone: `S F` goes to a > 0 and G is free of S, n G free of
    /// n, so the sum over j goes to n (a + G).
    public boolean concentrates(RowForm row, List<Domain.Requirement> domain) {
        try {
            var score = UnitTokens.in(row.score(), FAR, Polynomial.ONE);
            return row.scoreSigns().equals(SignSet.POSITIVE)
                    && hasLimit(row, score)
                    && isMet(domain, FAR)
                    && score.isSingle()
                    && isFreeOfAngle(score)
                    && isSteep(angular(score));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    private boolean hasLimit(RowForm row, Polynomial score) {
        var scaledSum = Polynomial.of(RowForm.SUM).times(row.scale());
        var shiftOfAll = Polynomial.size(Atom.KEYS).times(row.shift());
        if (!isConstant(shiftOfAll)) {
            return false;
        }
        if (isConstant(scaledSum)) {
            return SignAnalysis.isPositive(scaledSum);
        }
        return grows(score) && Growth.of(atInfinity(scaledSum), X).filter(UnboundedBudget::isPositiveNumber).isPresent();
    }

    private static boolean isPositiveNumber(Growth growth) {
        return growth.speed() == Growth.Speed.POWER
                && growth.degree().equals(BigFraction.ZERO)
                && growth.sign().equals(SignSet.POSITIVE)
                && isConstant(growth.coefficient());
    }

    private static Polynomial atInfinity(Polynomial function) {
        return Substitution.replace(function, RowForm.SUM, FAR);
    }

    /// The score of the key itself is without bound: nothing but the angular part depends on c.
    private static boolean grows(Polynomial score) {
        var rest = score.dividedBy(IndexNotation.exponential(angular(score)));
        return !Uses.any(rest, X::equals);
    }

    private static boolean isConstant(Polynomial function) {
        return !Uses.any(function, RowForm.SUM::equals)
                && !Uses.any(function, Atom.size(Atom.KEYS)::equals)
                && !UnitTokens.mentionsPositions(function);
    }

    private static Polynomial angular(Polynomial score) {
        return score.first().exponent().sumOver((term, coefficient) ->
                Uses.any(term, UnitTokens.COSINE::equals) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
    }

    /// Beside the angular exponent: no factor that mixes c with a key.
    private static boolean isFreeOfAngle(Polynomial score) {
        var rest = score.dividedBy(IndexNotation.exponential(angular(score)));
        boolean apart = rest.first().powers().keySet().stream().map(Polynomial::of).allMatch(UnboundedBudget::isApart)
                && rest.first().exponent().terms().keySet().stream()
                        .map(Polynomial::of)
                        .allMatch(UnboundedBudget::isApart);
        return apart && !UnitTokens.mentionsTokens(rest) && !Uses.any(rest, UnitTokens.COSINE::equals);
    }

    private static boolean isApart(Polynomial factor) {
        return !Uses.any(factor, X::equals) || !Uses.any(factor, Atom.KeyPosition.class::isInstance);
    }

    /// `g c^p u`, p > 0, g not 0.
    private boolean isSteep(Polynomial angular) {
        if (angular.isZero()) {
            return false;
        }
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
        return power.compareTo(BigFraction.ZERO) > 0
                && !Uses.any(factor, X::equals)
                && almostEvery.isNonzero(factor);
    }

    /// The row is the score times a positive number (and G is 0), no score is negative, and with |k| = 1 the score
    /// s(c k, k) of c = 1, or of c to infinity, does not fall below a positive number free of n: every key has a
    /// weight above that.
    public boolean aligns(RowForm row, List<Domain.Requirement> domain, boolean growing) {
        try {
            var reach = growing ? FAR : Polynomial.ONE;
            var score = Substitution.replace(
                    UnitTokens.in(row.score(), reach, Polynomial.ONE), UnitTokens.COSINE, Polynomial.ONE);
            return row.shift().isZero()
                    && isConstant(row.scale())
                    && SignAnalysis.isPositive(row.scale())
                    && row.scoreSigns().within(SignSet.NONNEGATIVE)
                    && isMet(domain, reach)
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
        return Growth.of(score, X)
                .filter(growth -> growth.stays()
                        && growth.sign().equals(SignSet.POSITIVE)
                        && (growth.isUnbounded() || isConstant(growth.coefficient())))
                .isPresent();
    }

    private static boolean isMet(List<Domain.Requirement> domain, Polynomial query) {
        return domain.stream()
                .allMatch(requirement -> DomainTheorem.isMet(requirement)
                        || DomainTheorem.isMet(new Domain.Requirement(
                                requirement.need(), UnitTokens.in(requirement.expression(), query, Polynomial.ONE))));
    }

    /// Two keys and a query q(x): the weight of a key goes to infinity with x.
    public boolean isUnbounded(RowForm row, List<Domain.Requirement> domain, Ray ray) {
        try {
            var first = score(row, ray, 0);
            var second = score(row, ray, 1);
            var total = first.plus(second);
            return domain.stream().allMatch(requirement -> isMetOn(requirement, row, ray, total))
                    && (isUnbounded(entry(row, first, total)) || isUnbounded(entry(row, second, total)));
        } catch (NormalFormException | ArithmeticException e) {
            return false;
        }
    }

    private static boolean isUnbounded(Polynomial entry) {
        return Growth.of(entry, X)
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
        return !UnitTokens.mentionsTokens(there) && DomainTheorem.isMet(new Domain.Requirement(requirement.need(), there));
    }
}
