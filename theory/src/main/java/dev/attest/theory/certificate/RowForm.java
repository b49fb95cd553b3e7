package dev.attest.theory.certificate;

import dev.attest.theory.certificate.sign.SignAnalysis;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.List;

/// A row as `a_j = F(S) s_j + G(S)` with `S = sum_l s_l`: the score s_j is a function of q and k_j alone, the
/// scale F and the shift G are functions of S, n and parameters.
///
/// | | F | G |
/// |---|---|---|
/// | divisive | 1/S | 0 |
/// | subtractive | c | 1/n - cS/n |
/// | magnitude-aware | 1 + 1/S | -S/n |
/// | raw | 1 | 0 |
public record RowForm(Polynomial score, Polynomial scale, Polynomial shift) {
    /// S in [#scale] and [#shift].
    public static final Atom.Symbol SUM = new Atom.Symbol("$S", List.of(), SignSet.ANY);

    /// What equality of two rows says of their scores.
    public enum Recovers {
        /// s(p) = s(q).
        SCORES,
        /// s(p) = c s(q) for some c that is not 0.
        SCORES_UP_TO_FACTOR,
        /// s(p) - s(q) is constant over the keys.
        SCORES_UP_TO_CONSTANT,
        /// For scores that are a finite sum of feature products: s(p) = s(q) if the features of the key and 1
        /// are independent on K.
        SCORES_BY_FEATURES,
        /// Nothing was shown.
        NOTHING
    }

    /// The sum of the scores over all keys.
    public Polynomial total() {
        return NormalForm.sumOverKeys(score);
    }

    /// The row is what this form says. The score is free of sums over the content of keys, the scale and the
    /// shift are free of tokens.
    public boolean matches(Polynomial weight) {
        return !Uses.contentReduction(score)
                && !mentionsTokens(scale)
                && !mentionsTokens(shift)
                && addUpTo(List.of(this), weight);
    }

    /// The row is the sum of what these forms say, with scores that are free of sums over keys.
    public static boolean isSumOf(List<RowForm> forms, Polynomial weight) {
        return forms.stream()
                        .noneMatch(form -> Uses.keyReduction(form.score)
                                || mentionsTokens(form.scale)
                                || mentionsTokens(form.shift))
                && addUpTo(forms, weight);
    }

    private static boolean addUpTo(List<RowForm> forms, Polynomial weight) {
        try {
            var sum = forms.stream()
                    .map(form -> form.withTotal(form.scale).times(form.score).plus(form.withTotal(form.shift)))
                    .reduce(Polynomial.ZERO, Polynomial::plus);
            return NormalForm.same(sum, weight);
        } catch (NormalFormException e) {
            return false;
        }
    }

    /// G is 0 where it is a constant times F: such a constant belongs to the score.
    public boolean isOfWholeScore() {
        return shift.isZero() || Uses.any(shift.dividedBy(scale), SUM::equals);
    }

    private static boolean mentionsTokens(Polynomial polynomial) {
        return Uses.any(polynomial, atom -> switch (atom) {
            case Atom.QueryEntry ignored -> true;
            case Atom.KeyEntry ignored -> true;
            case Atom.KeyPosition ignored -> true;
            case Atom.Bound ignored -> true;
            default -> Uses.isBeyondKeys(atom);
        });
    }

    /// The signs that S can have.
    public SignSet totalSigns() {
        return scoreSigns().sum();
    }

    /// The signs that a score can have.
    public SignSet scoreSigns() {
        return ScoreSigns.of(score);
    }

    /// The sum of scores in the place of S.
    Polynomial withTotal(Polynomial function) {
        return Substitution.replace(function, SUM, total());
    }

    /// S as a variable with the signs that it can have.
    Polynomial withItsSigns(Polynomial function) {
        return withSumOf(function, totalSigns());
    }

    /// The sum of a row, S F + n G, with S as a variable of the signs that it can have.
    public Polynomial rowSum() {
        var sum =
                Polynomial.of(SUM).times(scale).plus(Polynomial.size(Atom.KEYS).times(shift));
        return withItsSigns(sum);
    }

    private static Polynomial withSumOf(Polynomial function, SignSet signs) {
        return Substitution.replace(function, SUM, Polynomial.of(new Atom.Symbol("$T", List.of(), signs)));
    }

    /// F vanishes nowhere that S reaches, where the row is defined.
    public boolean scaleNeverVanishes() {
        return SignAnalysis.of(withItsSigns(scale)).within(SignSet.NONZERO);
    }

    /// The signs of an entry of the row, from the signs of the scores.
    public SignSet entrySigns() {
        var score = Polynomial.of(new Atom.Symbol("$s", List.of(), scoreSigns()));
        var entry = withItsSigns(scale).times(score).plus(withItsSigns(shift));
        return SignAnalysis.of(entry);
    }

    /// What `row(p) = row(q)` says of the scores, by one theorem: the sum of a row is `T(S) = S F(S) + n G(S)`.
    ///
    /// - T injective: equal rows have equal S, so equal F (never 0) and G, so equal scores.
    /// - S F and G constant: a row is `c s_j / S + G`, so it gives the scores up to the factor S(p) / S(q).
    /// - F constant: `F (s(p) - s(q)) = G(S(q)) - G(S(p))` is constant over the keys.
    /// - otherwise `F(p) s(p) - F(q) s(q)` is constant over the keys; for scores psi(K) phi(q) and rank
    ///   `[psi(K) 1]` = m + 1 this gives F(p) phi(p) = F(q) phi(q) and G(S(p)) = G(S(q)), and summed over the
    ///   keys S F equal: if G or S F is injective, S, F and phi are equal.
    public Recovers recovers() {
        if (!scaleNeverVanishes()) {
            return Recovers.NOTHING;
        }
        var scaledSum = Polynomial.of(SUM).times(scale);
        var rowSum = scaledSum.plus(Polynomial.size("n").times(shift));
        if (isMoebius(rowSum)) {
            return Recovers.SCORES;
        }
        if (isFree(shift) && isFree(scaledSum)) {
            return Recovers.SCORES_UP_TO_FACTOR;
        }
        if (isFree(scale)) {
            return Recovers.SCORES_UP_TO_CONSTANT;
        }
        return isMoebius(shift) || isMoebius(scaledSum) ? Recovers.SCORES_BY_FEATURES : Recovers.NOTHING;
    }

    private static boolean isFree(Polynomial function) {
        return !Uses.any(function, SUM::equals);
    }

    /// `f(x) - f(y)`, cleared of denominators, is `c (x - y)` with c of one strict sign: so f is injective.
    private static boolean isMoebius(Polynomial function) {
        var x = Polynomial.of(new Atom.Symbol("$x", List.of(), SignSet.ANY));
        var y = Polynomial.of(new Atom.Symbol("$z", List.of(), SignSet.ANY));
        try {
            var difference = NormalForm.cleared(
                    Substitution.replace(function, SUM, x).minus(Substitution.replace(function, SUM, y)));
            var atX = Substitution.replace(difference, (Atom) y.first().powers().firstKey(), Polynomial.ZERO);
            var factor = atX.dividedBy(x);
            boolean constant =
                    !Uses.any(factor, atom -> atom.equals(x.first().powers().firstKey()));
            return constant
                    && SignAnalysis.of(factor).isStrict()
                    && NormalForm.same(difference, factor.times(x.minus(y)));
        } catch (NormalFormException e) {
            return false;
        }
    }
}
