package dev.attest.theory.strategy;

import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.theorem.FeatureTheorem;
import dev.attest.theory.certificate.theorem.RankTheorem;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import dev.attest.theory.formula.normal.Substitution;
import dev.attest.theory.formula.normal.Uses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What the form of a definition implies, the symbolic reading: how the row is made from scores, and what the
/// scores are made of.
///
/// @param row           the row as `F(S) s_j + G(S)`
/// @param normalisation how a row is made from its scores
/// @param features      how many feature products the score is a sum of, such as `d`; empty where it is not a
///     finite sum
/// @param degree        k with `score(c q) = c^k score(q)` for c > 0, where there is one
/// @param signs         the signs that a score can have, as far as the form shows
/// @param invertible    the feature map of the query is strictly monotone in each coordinate
public record SymbolicForm(
        RowForm row,
        Normalisation normalisation,
        Optional<String> features,
        OptionalInt degree,
        SignSet signs,
        boolean invertible) {
    private static final int LOWEST_DEGREE = -4;
    private static final int HIGHEST_DEGREE = 8;

    /// How a row is made from its scores s_j and their sum S.
    public enum Normalisation {
        /// s_j / S
        DIVISIVE("divisive: s_j / S"),
        /// c s_j - c S / n + 1 / n
        SUBTRACTIVE("subtractive: s_j - S/n + 1/n"),
        /// s_j / (b + S)
        OFFSET("divisive with an offset: s_j / (b + S)"),
        /// c s_j
        RAW("none: s_j"),
        OTHER("a scale and a shift that depend on S");

        private final String text;

        Normalisation(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /// Empty where the row was not brought to that form.
    public static Optional<SymbolicForm> of(Reading reading) {
        return reading.rowForm().map(row -> {
            var blocks = new Factoriser(false).factorise(row.score());
            return new SymbolicForm(
                    row,
                    normalisation(row),
                    blocks.flatMap(found -> RankTheorem.bound(withoutShift(row), found)),
                    degree(row.score()),
                    row.scoreSigns(),
                    blocks.filter(SymbolicForm::isInvertible).isPresent());
        });
    }

    private static RowForm withoutShift(RowForm row) {
        return new RowForm(row.score(), row.scale(), Polynomial.ZERO);
    }

    private static boolean isInvertible(List<FeatureBlock> blocks) {
        return blocks.stream().anyMatch(FeatureTheorem::isElementwise);
    }

    private static Normalisation normalisation(RowForm row) {
        var scaledSum = Polynomial.of(RowForm.SUM).times(row.scale());
        boolean noShift = row.shift().isZero();
        if (noShift && isFree(scaledSum)) {
            return Normalisation.DIVISIVE;
        }
        if (noShift && isFree(row.scale())) {
            return Normalisation.RAW;
        }
        var count = Polynomial.size(Atom.KEYS);
        var centred = Polynomial.ONE.minus(scaledSum).dividedBy(count);
        if (isFree(row.scale()) && NormalForm.same(row.shift(), centred)) {
            return Normalisation.SUBTRACTIVE;
        }
        boolean offset = noShift && row.recovers() == RowForm.Recovers.SCORES;
        return offset ? Normalisation.OFFSET : Normalisation.OTHER;
    }

    private static boolean isFree(Polynomial function) {
        return !Uses.any(function, RowForm.SUM::equals);
    }

    private static OptionalInt degree(Polynomial score) {
        var factor = Polynomial.of(new Atom.Symbol("$c", List.of(), SignSet.POSITIVE));
        try {
            var scaled = Substitution.replace(
                    score,
                    atom -> Uses.isQuery(atom) ? Optional.of(factor.times(Polynomial.of(atom))) : Optional.empty());
            for (int degree = LOWEST_DEGREE; degree <= HIGHEST_DEGREE; degree++) {
                if (NormalForm.same(scaled, score.times(factor.power(degree)))) {
                    return OptionalInt.of(degree);
                }
            }
        } catch (NormalFormException e) {
            return OptionalInt.empty();
        }
        return OptionalInt.empty();
    }

    /// One fact a line.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("row           " + normalisation);
        lines.add("score         "
                + features.map(count -> "a sum of " + count + " feature products")
                        .orElse("not shown to be a finite sum of feature products"));
        lines.add("homogeneous   " + (degree.isPresent() ? "of degree " + degree.getAsInt() + " in q" : "no"));
        lines.add("sign          " + signText());
        lines.add("feature map   "
                + (invertible ? "strictly monotone in each coordinate of q" : "not shown to be invertible"));
        return lines;
    }

    private String signText() {
        if (signs.equals(SignSet.POSITIVE)) {
            return "the score is positive";
        }
        return signs.within(SignSet.NONNEGATIVE) ? "the score is never negative" : "no sign of the score is known";
    }
}
