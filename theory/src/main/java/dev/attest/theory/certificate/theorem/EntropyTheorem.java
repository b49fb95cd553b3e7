package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.AnalyticEvidence.BoundedRatio;
import dev.attest.theory.certificate.AnalyticEvidence.ExponentialLine;
import dev.attest.theory.certificate.AnalyticEvidence.KeyLaws;
import dev.attest.theory.certificate.AnalyticEvidence.PolynomialScores;
import dev.attest.theory.certificate.AnalyticEvidence.Selection;
import dev.attest.theory.certificate.AnalyticEvidence.UniformShare;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.sign.Calculus;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.certificate.sign.Steepness;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.Binders;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.AnalyticGoal.EntropyFloor;
import dev.attest.theory.statement.Condition;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Floors of the entropy H of rows that are probability vectors, n >= 2. H is concave: a mixture with a share c
/// of the law p has entropy c H(p) at least.
public final class EntropyTheorem {
    private static final BigFraction TWO = new BigFraction(2);
    private static final Atom ENTRY = new Atom.QueryEntry(false, "a1");
    private static final Atom.Symbol X = new Atom.Symbol("$x", List.of(), SignSet.POSITIVE);
    private static final Atom.Symbol MORE = new Atom.Symbol("$y", List.of(), SignSet.NONNEGATIVE);
    private static final Atom.Symbol WIDER = new Atom.Symbol("$z", List.of(), SignSet.NONNEGATIVE);

    private EntropyTheorem() {}

    /// No entry is negative and the entries add up to 1, by form.
    public static boolean isProbability(NormalForm form, RowForm row) {
        boolean signs = ScoreSigns.of(form.weight()).within(SignSet.NONNEGATIVE)
                || row.entrySigns().within(SignSet.NONNEGATIVE);
        return signs && sumsToOne(form);
    }

    /// The entries add up to 1, by form.
    public static boolean sumsToOne(NormalForm form) {
        return NormalForm.same(form.rowSum(), Polynomial.ONE);
    }

    /// `a = sum_f w_f(q) p_f` with the laws `p_f(j) = psi_f(k_j) / sum_l psi_f(k_l)` of the keys: H(a) is at
    /// least the least H(p_f), over the features that are positive somewhere on K. That is positive if each of
    /// those is positive at two keys. If one is positive at one key only, and some query has no other positive
    /// feature, the row of that query has entropy 0.
    public static Optional<EntropyFloor> ofKeyLaws(NormalForm form, KeyLaws evidence) {
        var blocks = QueryFactor.without(evidence.blocks());
        if (!evidence.form().shift().isZero()
                || !FeatureBlock.factorise(evidence.blocks(), evidence.form().score())
                || !KeySide.isNotNegative(blocks)) {
            return Optional.empty();
        }
        var features = blocks.stream().map(block -> block.key().text()).toList();
        boolean uniform = blocks.stream().noneMatch(block -> Uses.key(block.key(), Atom.HERE));
        var laws = "min_f H(p_f), p_f(j) = psi_f(k_j) / sum_l psi_f(k_l), psi(k_j) = (" + String.join(", ", features)
                + ")";
        var floor = uniform ? "log n" : laws;
        if (KeySide.isPositive(blocks)) {
            return Optional.of(new EntropyFloor(new Condition.Always(), false, Optional.empty(), floor));
        }
        boolean exact = evidence.selection()
                .filter(selection -> selects(form, evidence, selection))
                .isPresent();
        return Optional.of(new EntropyFloor(
                new Condition.EachFeatureTwiceOrNever(features),
                exact,
                exact ? Optional.of(new Condition.SomeFeatureOnce(features)) : Optional.empty(),
                floor));
    }

    /// For each block and each entry of the query there is a query at which that feature is positive and all
    /// others are 0; there the row is defined where the feature is positive at some key.
    private static boolean selects(NormalForm form, KeyLaws evidence, Selection selection) {
        var blocks = evidence.blocks();
        return selection.active().size() == blocks.size()
                && blocks.stream().allMatch(EntropyTheorem::isOfEntry)
                && DomainTheorem.isOnlyTheTotal(form.domain(), evidence.form(), blocks)
                && blocks.stream().allMatch(block -> at(block, selection.rest()).isZero())
                && IntStream.range(0, blocks.size())
                        .allMatch(active -> IntStream.range(0, blocks.size()).allMatch(other -> {
                            var value = at(blocks.get(other), selection.active().get(active));
                            return other == active ? SignAnalysis.isPositive(value) : value.isZero();
                        }));
    }

    private static boolean isOfEntry(FeatureBlock block) {
        return block.indices().size() == 1
                && block.widths().equals(List.of("d"))
                && FeatureTheorem.dependsOnlyOn(block.query(), ENTRY);
    }

    private static Polynomial at(FeatureBlock block, BigFraction entry) {
        return Calculus.at(block.query(), ENTRY, entry);
    }

    /// `a_j >= c p_j`, with c and the law p free of q, where the scores are `h(k) e^u` up to a factor of q, |u|
    /// <= r, and h > 0: then c = e^(-2r) and p = h(K) over its sum. Or they lie between b - r > 0 and b + r:
    /// then c = (b - r) / (b + r) and p is uniform. Either way the scores have one sign, so that rows that add
    /// up to 1 are probability vectors.
    public static Optional<EntropyFloor> ofBoundedScores(BoundedRatio evidence) {
        var form = evidence.form();
        if (!form.shift().isZero()) {
            return Optional.empty();
        }
        try {
            return ofBoundedExponent(form.score())
                    .or(() -> ofBoundedRatio(form.score()))
                    .map(EntropyTheorem::always);
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    private static EntropyFloor always(String floor) {
        return new EntropyFloor(new Condition.Always(), false, Optional.empty(), floor);
    }

    private static Optional<String> ofBoundedExponent(Polynomial score) {
        var split = MixedExponent.of(score);
        if (split.isEmpty() || !ScoreSigns.of(split.get().key()).isStrict()) {
            return Optional.empty();
        }
        return BoundedForm.bound(split.get().mixed()).map(bound -> {
            var share = Polynomial.product(new TreeMap<>(), bound.scale(TWO).negate());
            return text(share) + law(split.get().key());
        });
    }

    private static String text(Polynomial share) {
        return share.isOne() ? "" : (share.isSingle() ? share.text() : "(" + share.text() + ")") + " ";
    }

    private static String law(Polynomial key) {
        return Uses.key(key, Atom.HERE) ? "H(p), p(j) = h(k_j) / sum_l h(k_l), h(k_j) = " + key.text() : "log n";
    }

    /// The scores lie between b - r > 0 and b + r, free of n, so that no weight of a row that adds up to 1 is
    /// more than (b + r) / (b - r) over n.
    public static boolean isOfBoundedRatio(BoundedRatio evidence) {
        try {
            var score = evidence.form().score();
            return evidence.form().shift().isZero()
                    && !Uses.any(score, Atom.size(Atom.KEYS)::equals)
                    && !Uses.keyReduction(score)
                    && ofBoundedRatio(score).isPresent();
        } catch (NormalFormException e) {
            return false;
        }
    }

    private static boolean isPositive(Polynomial number) {
        return SignAnalysis.isPositive(number) || FixedNumber.isPositive(number);
    }

    private static Polynomial withoutTokens(Polynomial score) {
        return score.sumOver((monomial, coefficient) -> {
            var term = Polynomial.of(monomial, coefficient);
            return BoundedForm.mentionsTokens(term) ? Polynomial.ZERO : term;
        });
    }

    private static Optional<String> ofBoundedRatio(Polynomial score) {
        var middle = withoutTokens(score);
        return BoundedForm.bound(score.minus(middle))
                .filter(bound -> isPositive(middle.minus(bound)))
                .map(bound -> text(middle.minus(bound).dividedBy(middle.plus(bound))) + "log n");
    }

    /// [SpanTheorem].
    public static Optional<EntropyFloor> ofPolynomialScores(NormalForm form, PolynomialScores evidence) {
        return SpanTheorem.floor(form, evidence);
    }

    /// `a_j = F s_j + G` with G > 0 free of q and F s_j not negative: a share n G of the uniform law.
    public static Optional<EntropyFloor> ofUniformShare(UniformShare evidence) {
        var form = evidence.form();
        boolean free = !Uses.any(form.shift(), RowForm.SUM::equals);
        var rest = new RowForm(form.score(), form.scale(), Polynomial.ZERO);
        boolean shares = free
                && SignAnalysis.isPositive(form.shift())
                && rest.entrySigns().within(SignSet.NONNEGATIVE);
        return shares
                ? Optional.of(always(text(form.shift().times(Polynomial.size(Atom.KEYS))) + "log n"))
                : Optional.empty();
    }

    /// The row is the scores over their sum, and on the line the score is `g(x) h(k) e^(x^p f(k) + ...)`, lower
    /// powers of x left out, with f analytic and not constant. Two keys with one value of f are a null set: for
    /// almost every K one key has the largest f, and as x grows all weight goes to it.
    public static boolean vanishes(NormalForm form, ExponentialLine evidence) {
        if (!evidence.form().shift().isZero()) {
            return false;
        }
        try {
            return isDefinedOnLine(form, evidence.axis())
                    && tellsApart(onLine(evidence.form().score(), evidence.axis()), evidence.axis());
        } catch (NormalFormException e) {
            return false;
        }
    }

    static boolean isDefinedOnLine(NormalForm form, boolean axis) {
        return form.domain().stream()
                .allMatch(requirement -> DomainTheorem.isMet(requirement)
                        || DomainTheorem.isMet(
                                new Domain.Requirement(requirement.need(), onLine(requirement.expression(), axis))));
    }

    /// On the line the expression is `x^p f(k) + ...` up to what does not mention the key, with f as above.
    static boolean separatesOnLine(Polynomial expression, boolean axis) {
        return topOf(onLine(expression, axis))
                .filter(top -> separates(top, axis))
                .isPresent();
    }

    private static Polynomial onLine(Polynomial expression, boolean axis) {
        return Substitution.replace(
                expression,
                atom -> atom instanceof Atom.QueryEntry query && !query.mean()
                        ? Optional.of(Polynomial.of(X).times(entry(query.index(), axis)))
                        : Optional.empty());
    }

    /// Of e_1, or of 1.
    private static Polynomial entry(String index, boolean axis) {
        return axis ? Binders.delta(index, "0") : Polynomial.ONE;
    }

    private static boolean tellsApart(Polynomial score, boolean axis) {
        if (!score.isSingle()) {
            return false;
        }
        boolean splits = score.first().powers().keySet().stream()
                .map(Polynomial::of)
                .allMatch(atom -> !(isOfQuery(atom) && Uses.key(atom, Atom.HERE))
                        && ScoreSigns.of(atom).within(SignSet.NONZERO));
        var keyFactor = score.first().powers().keySet().stream()
                .map(Polynomial::of)
                .filter(atom -> Uses.key(atom, Atom.HERE))
                .allMatch(SignAnalysis::isPositive);
        return splits
                && keyFactor
                && topOf(score.first().exponent())
                        .filter(top -> separates(top, axis))
                        .isPresent();
    }

    private static boolean isOfQuery(Polynomial polynomial) {
        return Uses.any(polynomial, X::equals);
    }

    /// f, if the terms that mention x and the key are powers of x times functions of the key.
    private static Optional<Polynomial> topOf(Polynomial exponent) {
        var top = Polynomial.ZERO;
        var highest = BigFraction.ZERO;
        for (var term : exponent.terms().entrySet()) {
            var part = Polynomial.of(term.getKey(), term.getValue());
            if (!isOfQuery(part) || !Uses.key(part, Atom.HERE)) {
                continue;
            }
            var power = term.getKey().power(X);
            var factor = part.dividedBy(Polynomial.of(X).power(power));
            if (isOfQuery(factor)) {
                return Optional.empty();
            }
            int compared = power.compareTo(highest);
            top = compared > 0 ? factor : compared == 0 ? top.plus(factor) : top;
            highest = compared > 0 ? power : highest;
        }
        return top.isZero() ? Optional.empty() : Optional.of(top);
    }

    /// Analytic, free of all but the key, and different at two keys on the line, for every d >= 2 and n >= 2,
    /// at parameter matrices of ones: so for almost every value of those.
    private static boolean separates(Polynomial function, boolean axis) {
        if (isTurnedEntry(function)) {
            return true;
        }
        boolean plain = InjectivityTheorem.isAnalytic(function)
                && !Uses.keyReduction(function)
                && !Uses.beyondKeys(function)
                && !Uses.any(function, Atom.KeyPosition.class::isInstance);
        var difference = atKey(function, 2, axis).minus(atKey(function, 1, axis));
        return plain && (SignAnalysis.of(difference).isStrict() || Steepness.hasStrictSign(difference));
    }

    /// `c sum_t k_t R_t` with a row or column R of a rotation, which is not 0 wherever the key stands.
    private static boolean isTurnedEntry(Polynomial function) {
        if (!function.isSingle() || !function.first().exponent().isZero()) {
            return false;
        }
        var sums = function.first().powers().entrySet().stream()
                .filter(factor -> Uses.beyondKeys(Polynomial.of(factor.getKey()))
                        || Uses.key(Polynomial.of(factor.getKey()), Atom.HERE))
                .toList();
        var factor = sums.size() == 1
                ? function.dividedBy(Polynomial.of(sums.getFirst().getKey()))
                : Polynomial.ZERO;
        return sums.size() == 1
                && sums.getFirst().getValue().equals(BigFraction.ONE)
                && sums.getFirst().getKey() instanceof Atom.Bound bound
                && isTurned(bound)
                && SignAnalysis.of(factor).isStrict();
    }

    private static boolean isTurned(Atom.Bound bound) {
        if (bound.binder() != Atom.Binder.SUM
                || !bound.width().equals("d")
                || !bound.body().isSingle()
                || !bound.body().first().exponent().isZero()) {
            return false;
        }
        var key = new Atom.KeyEntry(Atom.HERE, bound.index());
        var powers = bound.body().first().powers();
        return powers.size() == 2
                && powers.values().stream().allMatch(BigFraction.ONE::equals)
                && powers.containsKey(key)
                && powers.keySet().stream()
                        .anyMatch(atom -> atom instanceof Atom.Rotation rotation && isLine(rotation, bound.index()));
    }

    /// A whole row or column: one index runs, the other is a number.
    private static boolean isLine(Atom.Rotation rotation, String index) {
        boolean row = rotation.row().equals(index)
                && Character.isDigit(rotation.column().charAt(0));
        boolean column = rotation.column().equals(index)
                && Character.isDigit(rotation.row().charAt(0));
        return rotation.width().equals("d") && (row || column);
    }

    private static Polynomial atKey(Polynomial function, int value, boolean axis) {
        return Substitution.replace(function, atom -> switch (atom) {
            case Atom.KeyEntry key -> Optional.of(Polynomial.of(value).times(entry(key.index(), axis)));
            case Atom.Symbol symbol when !symbol.indices().isEmpty() -> Optional.of(Polynomial.ONE);
            case Atom.Symbol symbol
            when symbol.equals(Atom.size(Atom.KEYS)) ->
                Optional.of(Polynomial.of(MORE).plus(Polynomial.of(2)));
            case Atom.Symbol symbol
            when symbol.equals(Atom.size("d")) ->
                Optional.of(Polynomial.of(WIDER).plus(Polynomial.of(2)));
            default -> Optional.empty();
        });
    }
}
