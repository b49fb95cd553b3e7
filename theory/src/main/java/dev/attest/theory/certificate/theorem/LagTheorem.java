package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.RecurrenceEvidence.FallingFactor;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingWeight;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Monomial;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Enclosure;
import dev.attest.theory.scalar.Enclosures;
import dev.attest.theory.scalar.NormalFormEvaluator;
import dev.attest.theory.scalar.Point;
import dev.attest.theory.scalar.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.fraction.BigFraction;

/// How the unnormalised weight depends on the lag `L = i - j >= 0`, in the causal reading, with q, k and i held
/// fixed. The unnormalised weight is the score of a row form no summand of which is free of the key; then it is
/// one up to a factor that does not depend on the key, so that the answer does not depend on the form.
public final class LagTheorem {
    private static final Atom.Symbol LAG = new Atom.Symbol("$L", List.of(), SignSet.NONNEGATIVE);
    private static final BigFraction HALF = BigFraction.ONE_HALF;

    private LagTheorem() {}

    /// No position of a key enters: the weight is the same at every lag.
    public static boolean knowsNoPosition(Polynomial weight) {
        return !Uses.any(
                weight,
                atom -> atom instanceof Atom.KeyPosition
                        || atom instanceof Atom.GridPlace
                        || atom instanceof Atom.Prefix);
    }

    /// The score is a factor that is positive and falls with the lag, times one that does not know the lag.
    ///
    /// @param domain where the row is defined
    public static boolean falls(Mechanism mechanism, List<Domain.Requirement> domain, FallingFactor evidence) {
        var score = evidence.form().score();
        if (!isOfKeyThroughout(score) || !isNotZero(score, evidence.point())) {
            return false;
        }
        try {
            var ranges = new ParameterRanges(mechanism);
            if (!ranges.isZeroByTokensAlone(score) || !isUndefinedByTokensAlone(ranges, domain)) {
                return false;
            }
            var atLag = atLag(score);
            var factors = atLag.terms().keySet().stream()
                    .map(LagTheorem::lagFactor)
                    .distinct()
                    .toList();
            return factors.size() == 1 && new Factor(mechanism).falls(factors.getFirst());
        } catch (NormalFormException e) {
            return false;
        }
    }

    /// Where the row is defined for some parameters and widths it is for all.
    private static boolean isUndefinedByTokensAlone(ParameterRanges ranges, List<Domain.Requirement> domain) {
        return domain.stream()
                .allMatch(requirement -> !ranges.knowsNames(requirement.expression())
                        || requirement.need().isMetBy(ranges.signs(atLag(requirement.expression()))));
    }

    /// A row that knows n and the position of its key through the lag alone, and falls exponentially with it:
    /// each summand is e to a negative number times the lag, times sines and cosines.
    static boolean isSummable(Mechanism mechanism, Polynomial row) {
        try {
            var factor = new Factor(mechanism);
            return atLag(row).terms().keySet().stream().allMatch(factor::isSummable);
        } catch (NormalFormException e) {
            return false;
        }
    }

    private static boolean isOfKeyThroughout(Polynomial score) {
        return score.terms().keySet().stream().allMatch(monomial -> Uses.index(monomial, Atom.HERE));
    }

    private static Polynomial atLag(Polynomial score) {
        var position = Polynomial.size(Atom.KEYS).minus(Polynomial.ONE).minus(Polynomial.of(LAG));
        return Substitution.replace(
                score, atom -> atom.equals(new Atom.KeyPosition(Atom.HERE)) ? Optional.of(position) : Optional.empty());
    }

    private static boolean knowsLag(Atom atom) {
        return Uses.any(atom, LagTheorem::carriesLag);
    }

    private static boolean carriesLag(Atom atom) {
        return atom.equals(LAG) || isPlace(atom);
    }

    /// Knows where its key is by something other than a number: a sum over the keys up to it, or its place on a
    /// grid.
    private static boolean isPlace(Atom atom) {
        return atom instanceof Atom.Prefix || atom instanceof Atom.GridPlace;
    }

    private static Polynomial lagFactor(Monomial monomial) {
        var powers = new TreeMap<Atom, BigFraction>();
        monomial.powers().forEach((atom, power) -> {
            if (knowsLag(atom)) {
                powers.put(atom, power);
            }
        });
        var exponent = monomial.exponent()
                .sumOver((term, coefficient) ->
                        Uses.any(term, LagTheorem::carriesLag) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
        return Polynomial.product(powers, exponent);
    }

    /// One factor of the lag, with the ranges of the numbers in it.
    private static final class Factor {
        private final ParameterRanges ranges;

        Factor(Mechanism mechanism) {
            this.ranges = new ParameterRanges(mechanism);
        }

        /// Positive at every lag, each part never growing and one of them falling.
        boolean falls(Polynomial factor) {
            if (!factor.isSingle()) {
                return false;
            }
            var steps = new ArrayList<SignSet>();
            factor.first().powers().forEach((atom, power) -> steps.add(step(atom, power)));
            steps.addAll(exponentSteps(factor.first().exponent()));
            return steps.stream().allMatch(step -> step.within(SignSet.NONPOSITIVE))
                    && steps.contains(SignSet.NEGATIVE);
        }

        /// The signs of what an exponent gains when the lag grows by 1: of its terms in the lag together, or
        /// one by one, and of each sum over the keys up to this one.
        private List<SignSet> exponentSteps(Polynomial exponent) {
            if (exponent.isZero()) {
                return List.of();
            }
            var steps = new ArrayList<SignSet>();
            var numbers = exponent.sumOver((term, coefficient) -> {
                if (!Uses.any(term, LagTheorem::isPlace)) {
                    return Polynomial.of(term, coefficient);
                }
                steps.add(prefixStep(term, coefficient));
                return Polynomial.ZERO;
            });
            var together = ranges.signs(step(numbers));
            if (!together.equals(SignSet.ANY)) {
                steps.add(together);
            } else {
                numbers.terms().forEach((term, coefficient) -> steps.add(logarithmStep(term, coefficient)));
            }
            return steps;
        }

        /// `c cumsum(g)` loses `c g` of the key that it no longer reaches.
        private SignSet prefixStep(Monomial term, BigFraction coefficient) {
            boolean sole = term.powers().size() == 1 && term.exponent().isZero();
            return sole
                            && term.powers().firstEntry().getKey() instanceof Atom.Prefix prefix
                            && prefix.upTo().equals(Atom.HERE)
                            && term.powers().firstEntry().getValue().equals(BigFraction.ONE)
                            && !Uses.any(prefix.body(), LagTheorem::carriesLag)
                    ? logarithmSigns(prefix.body())
                            .times(SignSet.of(coefficient))
                            .negate()
                    : SignSet.ANY;
        }

        /// The sign of `c log A` is that of c (A - 1).
        private SignSet logarithmSigns(Polynomial body) {
            var signs = ranges.signs(body);
            if (!signs.equals(SignSet.ANY) || body.terms().size() != 1) {
                return signs;
            }
            var term = body.terms().firstEntry();
            return logarithm(term.getKey())
                    .filter(log -> term.getKey().powers().size() == 1)
                    .map(log ->
                            ranges.signs(log.argument().minus(Polynomial.ONE)).times(SignSet.of(term.getValue())))
                    .orElse(signs);
        }

        /// Of a number times `log A`: A is positive, and the logarithm rises where A does.
        private SignSet logarithmStep(Monomial term, BigFraction coefficient) {
            var whole = Polynomial.of(term, coefficient);
            var log = logarithm(term);
            if (log.isEmpty()) {
                return ranges.signs(step(whole));
            }
            var factor = whole.dividedBy(Polynomial.of((Atom) log.get()));
            return Uses.any(factor, LagTheorem::carriesLag)
                            || !ranges.signs(log.get().argument()).equals(SignSet.POSITIVE)
                    ? SignSet.ANY
                    : ranges.signs(factor).times(ranges.signs(step(log.get().argument())));
        }

        /// The one logarithm in the term, to the power 1.
        private static Optional<Atom.Applied> logarithm(Monomial term) {
            var logs = term.powers().entrySet().stream()
                    .filter(power -> power.getKey() instanceof Atom.Applied applied
                            && applied.kind() == Atom.Kind.LOG
                            && power.getValue().equals(BigFraction.ONE))
                    .map(power -> (Atom.Applied) power.getKey())
                    .toList();
            return logs.size() == 1 && term.exponent().isZero() ? Optional.of(logs.getFirst()) : Optional.empty();
        }

        boolean isSummable(Monomial monomial) {
            boolean length = Uses.any(monomial, Atom.size(Atom.KEYS)::equals)
                    || Uses.any(monomial, atom -> atom instanceof Atom.Bound bound && bound.overKeys())
                    || Uses.any(monomial, atom -> atom instanceof Atom.Prefix || atom instanceof Atom.SparseRow);
            boolean bounded = monomial.powers().entrySet().stream()
                    .allMatch(power -> !knowsLag(power.getKey())
                            || isBounded(power.getKey()) && Exact.signum(power.getValue()) > 0);
            var exponent = monomial.exponent()
                    .sumOver((term, coefficient) ->
                            Uses.any(term, LAG::equals) ? Polynomial.of(term, coefficient) : Polynomial.ZERO);
            var step = step(exponent);
            return !length
                    && bounded
                    && !Uses.any(step, LAG::equals)
                    && ranges.signs(step).equals(SignSet.NEGATIVE);
        }

        /// A sum over coordinates, sine or cosine, or entry of a rotation, of what is so.
        private static boolean isBounded(Atom atom) {
            return switch (atom) {
                case Atom.Rotation ignored -> true;
                case Atom.Applied applied -> applied.kind() == Atom.Kind.SIN || applied.kind() == Atom.Kind.COS;
                case Atom.Bound bound ->
                    !bound.overKeys()
                            && bound.body().terms().keySet().stream()
                                    .allMatch(term -> !Uses.any(term.exponent(), LAG::equals)
                                            && term.powers().entrySet().stream()
                                                    .allMatch(power -> !knowsLag(power.getKey())
                                                            || isBounded(power.getKey())
                                                                    && Exact.signum(power.getValue()) > 0));
                default -> false;
            };
        }

        /// The sign of what a power of an atom gains when the lag grows by 1.
        private SignSet step(Atom atom, BigFraction power) {
            if (Uses.any(atom, LagTheorem::isPlace)) {
                return SignSet.ANY;
            }
            if (isFallingCosine(atom) && Exact.signum(power) > 0) {
                return SignSet.NEGATIVE;
            }
            var base = atom instanceof Atom.Group group ? group.body() : Polynomial.of(atom);
            boolean positive = ranges.signs(base).equals(SignSet.POSITIVE);
            var step = positive ? ranges.signs(step(base)) : SignSet.ANY;
            return Exact.signum(power) > 0 ? step : step.negate();
        }

        private static Polynomial step(Polynomial function) {
            var next = Polynomial.of(LAG).plus(Polynomial.ONE);
            return Substitution.replace(function, LAG, next).minus(function);
        }

        /// `cos(c L)` with c > 0 and c (n - 1) <= pi/2: positive, or 0 at the last lag, and falling, for the
        /// lags there are.
        private boolean isFallingCosine(Atom atom) {
            if (!(atom instanceof Atom.Applied applied) || applied.kind() != Atom.Kind.COS) {
                return false;
            }
            var slope = applied.argument().dividedBy(Polynomial.of(LAG));
            var last = slope.times(Polynomial.size(Atom.KEYS).minus(Polynomial.ONE));
            var left = Polynomial.size("pi").scale(HALF).minus(last);
            return !Uses.any(slope, LAG::equals)
                    && ranges.signs(slope).equals(SignSet.POSITIVE)
                    && ranges.signs(left).within(SignSet.NONNEGATIVE);
        }
    }

    /// The score has a value other than 0 at this content, so that a factor that falls makes it fall.
    private static boolean isNotZero(Polynomial score, Point point) {
        try {
            return sign(score, point, 0) != 0;
        } catch (Declined | Undefined e) {
            return false;
        }
    }

    private static int sign(Polynomial score, Point point, int key) {
        var scalars = new Enclosures();
        return scalars.sign(new NormalFormEvaluator<>(scalars, point).evaluate(score, Map.of(Atom.HERE, key)));
    }

    /// At one content the score is larger, in size, at the farther of two lags.
    public static boolean grows(GrowingWeight evidence) {
        var point = evidence.point();
        int count = point.keys().size();
        boolean lags = 0 <= evidence.near() && evidence.near() < evidence.far() && evidence.far() < count;
        boolean oneToken = point.keys().stream().distinct().count() == 1
                && point.inputs().values().stream()
                        .allMatch(tokens -> tokens.stream().distinct().count() <= 1);
        if (!lags || !oneToken || !isOfKeyThroughout(evidence.form().score())) {
            return false;
        }
        try {
            var scalars = new Enclosures();
            var near = scalars.abs(value(scalars, evidence, count - 1 - evidence.near()));
            var far = scalars.abs(value(scalars, evidence, count - 1 - evidence.far()));
            return scalars.sign(scalars.subtract(far, near)) > 0;
        } catch (Declined | Undefined e) {
            return false;
        }
    }

    private static Enclosure value(Enclosures scalars, GrowingWeight evidence, int key) {
        return new NormalFormEvaluator<>(scalars, evidence.point())
                .evaluate(evidence.form().score(), Map.of(Atom.HERE, key));
    }
}
