package dev.attest.theory.certificate;

import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// Evidence as plain data. It carries what has to be found (forms, factorisations, points), never what follows:
/// the checker derives every hypothesis and condition from the definition itself.
public sealed interface Certificate
        permits Certificate.DomainSigns,
                Certificate.UndefinedPoint,
                Certificate.SignChange,
                Certificate.Identity,
                Certificate.RowAtPoint,
                Certificate.RowsAtScales,
                Certificate.EntrySigns,
                Certificate.CollisionFamily,
                Certificate.InverseFamily,
                Certificate.IntermediateValue,
                Certificate.Collapse,
                Certificate.ShiftedThroughMatrix,
                Certificate.Saturation,
                Certificate.ScaledText,
                Certificate.FewFeatures,
                Certificate.LinearRow,
                Certificate.Injectivity,
                Certificate.GenericKeys,
                Certificate.Factorisation,
                Certificate.ExponentialKernel,
                Certificate.WithoutRotations,
                Certificate.WithInputs,
                SymmetryEvidence,
                StructureEvidence,
                AnalyticEvidence,
                RecurrenceEvidence {
    /// The kind, as in the `kind` field of its JSON: the name of the record, in small letters with hyphens.
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /// Every divisor, logarithm and root of the text keeps a sign that is allowed.
    record DomainSigns() implements Certificate {}

    /// The row is not defined at this point.
    ///
    /// @param exact in rationals; otherwise in enclosures
    record UndefinedPoint(Point point, boolean exact) implements Certificate {}

    /// A divisor of the text has opposite signs at two queries with the same keys: somewhere between them it is
    /// 0, or the text is undefined for another reason.
    ///
    /// @param requirement the place of the divisor in the domain of the normal form
    record SignChange(Point point, List<BigFraction> otherQuery, int requirement) implements Certificate {}

    /// The goal is an identity between normal forms.
    record Identity() implements Certificate {}

    /// A point at which the row shows the goal.
    ///
    /// @param exact evaluate in rationals; otherwise in enclosures
    record RowAtPoint(Point point, boolean exact) implements Certificate {}

    /// A point and a factor c > 0: the rows of q and c q differ.
    record RowsAtScales(Point point, BigFraction factor, boolean exact) implements Certificate {}

    /// The sign of the entries of a row follows from its form.
    record EntrySigns(Optional<RowForm> form) implements Certificate {}

    /// Two queries, made from any query, always have the same row.
    ///
    /// @param example one exact instance: the point holds q
    record CollisionFamily(QuerySubstitution first, QuerySubstitution second, Optional<Collision> example)
            implements Certificate {}

    /// For a score phi(q) . psi(k) with phi strictly monotone in each coordinate and rows that only know the
    /// score up to a factor: the query p = phi^-1(c phi(q)) has the row of q, for every c near enough to 1.
    record InverseFamily(RowForm form, List<FeatureBlock> blocks, Optional<Collision> example) implements Certificate {}

    /// A continuous coordinate map phi with phi(low) and phi(high) on the same side of phi(middle): it takes
    /// one value twice.
    record IntermediateValue(
            RowForm form, List<FeatureBlock> blocks, BigFraction low, BigFraction middle, BigFraction high)
            implements Certificate {}

    /// The scale F vanishes at S = `sum`, which two different queries reach for all keys: all of them have the
    /// same row.
    record Collapse(RowForm form, BigFraction sum) implements Certificate {}

    /// W q + s 1 has the row of W q, where the query enters through W q alone, and W is square.
    ///
    /// @param matrix the parameter W
    /// @param turned s is 2 pi; otherwise it is any number
    record ShiftedThroughMatrix(String matrix, boolean turned) implements Certificate {}

    /// The row is one of sparsemax or entmax that stays as it is along every ray of queries, far out.
    record Saturation() implements Certificate {}

    /// The text is homogeneous in the query, step by step, and the weight of degree 0.
    record ScaledText() implements Certificate {}

    /// The row knows the query through fewer continuous features of the text than the query has entries, where
    /// those that it knows up to a positive factor count one less.
    ///
    /// @param example two queries with one row, enclosed
    record FewFeatures(Optional<EnclosedPair> example) implements Certificate {}

    /// The row is linear in the query, by the text: its matrix has rank d for almost every K.
    record LinearRow() implements Certificate {}

    /// The row is a sum of exponentials of linear forms of the key with factors that depend on the whole row:
    /// for almost every K with enough keys it tells the leading exponent apart.
    ///
    /// @param blocks the leading exponent, a sum of products phi(q) k
    /// @param other  a second exponent that is no multiple of the first, if there is one
    record GenericKeys(List<FeatureBlock> blocks, List<FeatureBlock> other, FeatureProof proof)
            implements Certificate {}

    /// A derivation of injectivity: from the row to the scores, from the scores to the features, from the
    /// features to the query.
    ///
    /// @param points where the key features are shown to be independent
    record Injectivity(
            RowForm form, ScoreKind score, List<FeatureBlock> blocks, FeatureProof proof, List<BigFraction> points)
            implements Certificate {}

    /// The score as a finite sum of feature products.
    record Factorisation(RowForm form, List<FeatureBlock> blocks) implements Certificate {}

    /// The score is an exponential of a product of one number of the query and one of the key along a line, up
    /// to factors of either.
    record ExponentialKernel(RowForm form) implements Certificate {}

    /// The definition knows queries and keys by their rotary images alone, and the goal is one on tokens that
    /// may be rotated: it is shown of the definition without the rotations.
    record WithoutRotations(Certificate then) implements Certificate {
        @Override
        public String kind() {
            return "without-rotations";
        }
    }

    /// The goal is one that some input shows: it is shown of the definition with one number for all tokens in
    /// the place of each input.
    record WithInputs(Map<String, BigFraction> values, Certificate then) implements Certificate {
        public WithInputs {
            values = Map.copyOf(values);
        }

        @Override
        public String kind() {
            return "with-inputs";
        }
    }

    /// How a score depends on the inner products of features.
    enum ScoreKind {
        /// The score is the sum of feature products.
        SUM,
        /// The score is e to the sum of feature products, up to factors of q alone and of k alone.
        EXPONENTIAL,
        /// The score is a strictly monotone function of the sum of feature products.
        MONOTONE,
        /// The score is a power of the sum of feature products, which is positive, up to a factor.
        POWER
    }

    /// Two queries with one row, by exact evaluation: that of the point, and `other`.
    record Collision(Point point, List<BigFraction> other) {}

    /// A query made from q, for the scale c > 0 and the shift t where they occur.
    enum QuerySubstitution {
        SAME("q"),
        SCALED("c q"),
        NEGATED("-q"),
        SHIFTED("q + t 1"),
        SHIFTED_APART("q + t (e_1 - e_2)"),
        TURNED("q + 2 pi 1"),
        MINUS_TWO("-2 1"),
        MINUS_ONE("-1 1"),
        ZERO("0"),
        ONE("1 1"),
        TWO("2 1"),
        FIVE("5 1"),
        QUARTER_FIRST("1/4 e_1"),
        MINUS_QUARTER_FIRST("-1/4 e_1");

        private final String text;

        QuerySubstitution(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
