package dev.attest.theory.certificate.theorem;

import dev.attest.theory.certificate.AnalyticEvidence.ScorePart;
import dev.attest.theory.certificate.AnalyticEvidence.ScoreShape;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.KeyMeasure;
import dev.attest.theory.statement.KeyMeasure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Bounds of the gradient of an entry `a_j = F s_j + G` in the query, as the sum of what its parts give
/// ([ScaleParts]); N_l bounds |grad s_l| and g_l is grad log s_l.
///
/// - The score: N_j. The sum of the scores: sum_l N_l. Together as `s_j - S/n`, with scores phi(q) . psi(k):
///   the Jacobian of phi times `psi(k_j) - mean psi`, which is at most the diameter of psi(K).
/// - The score over its sum, no score negative, the offset b >= 0: `grad a_j = a_j (g_j - sum_l a_l g_l)`, the
///   offset one more score with g = 0. So `|grad a_j| <= a_j (1 - a_j) D <= D/4` with D the diameter of the
///   g_l. For `s = e^(alpha(q) . beta(k))` that is the Lipschitz constant of alpha times the diameter of
///   beta(K). For features with `|grad phi_f| <= L phi_f` and psi_f >= 0 each g_l is a mean of vectors no
///   longer than L: D <= 2 L. For s = h(u) with `|h'| <= L h`: D <= 2 L max |grad u_l|.
/// - The same with b > 0: (N_j + sum_l N_l) / b, since a_j <= 1.
public final class GradientTheorem {
    private static final BigFraction HALF = BigFraction.ONE_HALF;
    private static final BigFraction QUARTER = new BigFraction(1, 4);

    private final ScorePart part;
    private final List<Polynomial> numbers;

    private GradientTheorem(ScorePart part) {
        this.part = part;
        this.numbers = QuerySlope.numbers(part.slopes());
    }

    /// A measure of the features and what it is multiplied by.
    private record Share(Measure measure, List<KeyMeasure.Feature> features, Polynomial factor) {
        boolean isLike(Share other) {
            return measure == other.measure && features.equals(other.features);
        }

        KeyMeasure written() {
            return new KeyMeasure(measure, features, factor.text());
        }
    }

    /// What bounds the gradient of the row that is the sum of the parts; empty if the derivation does not go
    /// through.
    public static Optional<List<KeyMeasure>> bound(List<ScorePart> parts) {
        var bound = new ArrayList<Share>();
        for (var part : parts) {
            var shares = bound(part);
            if (shares.isEmpty()) {
                return Optional.empty();
            }
            shares.get().forEach(share -> add(bound, share));
        }
        return Optional.of(bound.stream().map(Share::written).toList());
    }

    /// The factors of one measure are added.
    private static void add(List<Share> bound, Share share) {
        for (int i = 0; i < bound.size(); i++) {
            var other = bound.get(i);
            if (other.isLike(share)) {
                bound.set(
                        i,
                        new Share(
                                share.measure(),
                                share.features(),
                                other.factor().plus(share.factor())));
                return;
            }
        }
        bound.add(share);
    }

    private static Optional<List<Share>> bound(ScorePart part) {
        try {
            return ScaleParts.of(part.form()).flatMap(new GradientTheorem(part)::bound);
        } catch (NormalFormException e) {
            return Optional.empty();
        }
    }

    private Optional<List<Share>> bound(ScaleParts scale) {
        return join(ofScore(scale), scale.quotient().isZero() ? Optional.of(List.of()) : ofQuotient(scale));
    }

    /// Of `raw s_j + slope S`.
    private Optional<List<Share>> ofScore(ScaleParts scale) {
        if (scale.raw().isZero() && scale.slope().isZero()) {
            return Optional.of(List.of());
        }
        var raw = QuerySlope.size(scale.raw());
        boolean centred = part.score() == ScoreShape.SUM
                && NormalForm.same(scale.raw().plus(Polynomial.size(Atom.KEYS).times(scale.slope())), Polynomial.ZERO);
        return centred
                ? slopes(Measure.DIAMETER, raw)
                : join(slopes(Measure.LARGEST, raw), slopes(Measure.TOTAL, QuerySlope.size(scale.slope())));
    }

    private static Optional<List<Share>> join(Optional<List<Share>> left, Optional<List<Share>> right) {
        return left.flatMap(first -> right.map(second -> {
            var both = new ArrayList<>(first);
            both.addAll(second);
            return both;
        }));
    }

    /// The bounds N of |grad s|, or of its differences, times a factor.
    private Optional<List<Share>> slopes(Measure measure, Polynomial factor) {
        return switch (part.score()) {
            case SUM -> ofBlocks(part.form().score(), measure, factor);
            case FUNCTION ->
                inner().flatMap(inner -> QuerySlope.slope(function(inner), ScoreSigns.argument(), numbers)
                        .flatMap(slope -> ofBlocks(Polynomial.of(inner), measure, factor.times(slope))));
            case EXPONENTIAL -> factor.isZero() ? Optional.of(List.of()) : Optional.empty();
        };
    }

    private Optional<Atom.Bound> inner() {
        return ScoreSigns.innerProduct(part.form().score());
    }

    private Polynomial function(Atom.Bound inner) {
        return Substitution.replace(part.form().score(), inner, Polynomial.of(ScoreSigns.argument()));
    }

    /// Of `sum phi(q) . psi(k)` over the blocks: for each block the size of the Jacobian of phi, times psi as
    /// measured.
    private Optional<List<Share>> ofBlocks(Polynomial sum, Measure measure, Polynomial factor) {
        if (!FeatureBlock.factorise(part.blocks(), sum)) {
            return Optional.empty();
        }
        var measures = new ArrayList<Share>();
        for (var block : part.blocks()) {
            var slope = new QuerySlope(block, part.slopes()).ofVector().map(factor::times);
            if (slope.isEmpty()) {
                return Optional.empty();
            }
            boolean still = measure == Measure.DIAMETER && !Uses.key(block.key(), Atom.HERE);
            if (!slope.get().isZero() && !still) {
                measures.add(new Share(measure, List.of(feature(block)), slope.get()));
            }
        }
        return Optional.of(measures);
    }

    private static KeyMeasure.Feature feature(FeatureBlock block) {
        return new KeyMeasure.Feature(block.key().text(), block.widths());
    }

    private Optional<List<Share>> ofQuotient(ScaleParts scale) {
        var signs = SignAnalysis.of(scale.offset());
        if (!signs.within(SignSet.NONNEGATIVE)) {
            return Optional.empty();
        }
        boolean offset = !scale.offset().isZero();
        var factor = QuerySlope.size(scale.quotient());
        var found = switch (part.score()) {
            case SUM -> ofFeatures(factor, offset);
            case EXPONENTIAL -> ofExponential(factor, offset);
            case FUNCTION -> ofFunction(factor);
        };
        return found.isEmpty() && signs.equals(SignSet.POSITIVE) && hasNoNegativeScore()
                ? ofScoreOverOffset(factor.dividedBy(scale.offset()))
                : found;
    }

    private boolean hasNoNegativeScore() {
        return part.form().scoreSigns().within(SignSet.NONNEGATIVE);
    }

    private Optional<List<Share>> ofScoreOverOffset(Polynomial factor) {
        return join(slopes(Measure.LARGEST, factor), slopes(Measure.TOTAL, factor));
    }

    private Optional<List<Share>> ofFeatures(Polynomial factor, boolean offset) {
        var blocks = offset ? part.blocks() : QueryFactor.without(part.blocks());
        if (!FeatureBlock.factorise(part.blocks(), part.form().score()) || !KeySide.isNotNegative(blocks)) {
            return Optional.empty();
        }
        var largest = Polynomial.ZERO;
        for (var block : blocks) {
            var slope = new QuerySlope(block, part.slopes()).ofLogarithms();
            if (slope.isEmpty()) {
                return Optional.empty();
            }
            largest = larger(largest, slope.get());
        }
        return Optional.of(
                largest.isZero()
                        ? List.of()
                        : List.of(new Share(
                                Measure.ONE, List.of(), largest.times(factor).scale(HALF))));
    }

    /// The larger of two numbers that are not negative, or else their sum.
    private static Polynomial larger(Polynomial left, Polynomial right) {
        if (SignAnalysis.of(left.minus(right)).within(SignSet.NONNEGATIVE)) {
            return left;
        }
        return SignAnalysis.of(right.minus(left)).within(SignSet.NONNEGATIVE) ? right : left.plus(right);
    }

    private Optional<List<Share>> ofExponential(Polynomial factor, boolean offset) {
        var score = MixedExponent.of(part.form().score());
        if (score.isEmpty()) {
            return Optional.empty();
        }
        var key = ScoreSigns.of(score.get().key());
        boolean oneSign = key.within(SignSet.NONNEGATIVE) || !offset && key.within(SignSet.NONPOSITIVE);
        boolean still = !Uses.query(score.get().query());
        return oneSign && (still || !offset)
                ? ofBlocks(
                        score.get().mixed(),
                        offset ? Measure.DIAMETER_WITH_ZERO : Measure.DIAMETER,
                        factor.scale(QUARTER))
                : Optional.empty();
    }

    private Optional<List<Share>> ofFunction(Polynomial factor) {
        return hasNoNegativeScore()
                ? inner().flatMap(inner -> QuerySlope.logarithmicSlope(function(inner), ScoreSigns.argument(), numbers)
                        .flatMap(slope -> ofBlocks(
                                Polynomial.of(inner),
                                Measure.LARGEST,
                                factor.times(slope).scale(HALF))))
                : Optional.empty();
    }
}
