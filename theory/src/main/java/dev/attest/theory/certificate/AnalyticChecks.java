package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.Confirmation.when;
import static dev.attest.theory.certificate.Confirmation.wrongKind;

import dev.attest.theory.certificate.AnalyticEvidence.BoundedRatio;
import dev.attest.theory.certificate.AnalyticEvidence.ExponentialLine;
import dev.attest.theory.certificate.AnalyticEvidence.GradientOfScores;
import dev.attest.theory.certificate.AnalyticEvidence.KeyLaws;
import dev.attest.theory.certificate.AnalyticEvidence.LinearInQuery;
import dev.attest.theory.certificate.AnalyticEvidence.OneAmongCopies;
import dev.attest.theory.certificate.AnalyticEvidence.PolynomialScores;
import dev.attest.theory.certificate.AnalyticEvidence.ScorePart;
import dev.attest.theory.certificate.AnalyticEvidence.SparseLine;
import dev.attest.theory.certificate.AnalyticEvidence.SparseSlopes;
import dev.attest.theory.certificate.AnalyticEvidence.SteepLine;
import dev.attest.theory.certificate.AnalyticEvidence.UniformShare;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.certificate.theorem.CopiesTheorem;
import dev.attest.theory.certificate.theorem.EntropyTheorem;
import dev.attest.theory.certificate.theorem.GradientTheorem;
import dev.attest.theory.certificate.theorem.OrderInKeys;
import dev.attest.theory.certificate.theorem.SparseRowTheorem;
import dev.attest.theory.certificate.theorem.SteepLineTheorem;
import dev.attest.theory.certificate.theorem.TextLinearity;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.statement.AnalyticGoal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks goals on bounds on entropies, gradients and weights.
final class AnalyticChecks {
    private static final String NOT_THE_ROW = "the row is not F(S) s_j + G(S) with this score, scale and shift";

    private final Mechanism mechanism;

    AnalyticChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    Confirmation check(AnalyticGoal goal, Certificate certificate) {
        return switch (goal) {
            case AnalyticGoal.BoundedGradient bounded -> boundedGradient(bounded, certificate);
            case AnalyticGoal.ConstantGradient _ ->
                certificate instanceof LinearInQuery
                        ? when(TextLinearity.isInQuery(mechanism.weight()), certificate, "the text is not linear in q")
                        : wrongKind(certificate, "linear-in-query");
            case AnalyticGoal.UnboundedGradient _ -> unboundedGradient(certificate);
            case AnalyticGoal.EntropyFloor floor -> entropyFloor(floor, certificate);
            case AnalyticGoal.EntropyWithoutFloor _ -> entropyWithoutFloor(certificate);
            case AnalyticGoal.Disperses _ -> disperses(certificate);
            case AnalyticGoal.DoesNotDisperse _ -> doesNotDisperse(certificate);
        };
    }

    private NormalForm form() {
        return NormalForm.of(mechanism);
    }

    /// The parameters that are numbers in a range: a goal that says "some" may choose their value.
    private Set<String> numbers() {
        return mechanism.parameters().stream()
                .filter(parameter ->
                        parameter.shape() instanceof Shape.Scalar && parameter.origin() == Parameter.Origin.GIVEN)
                .map(Parameter::name)
                .collect(Collectors.toSet());
    }

    private Confirmation boundedGradient(AnalyticGoal.BoundedGradient goal, Certificate certificate) {
        if (certificate instanceof SparseSlopes slopes) {
            return when(
                    SparseRowTheorem.bound(form().weight(), slopes)
                            .filter(goal.bound()::equals)
                            .isPresent(),
                    certificate,
                    "the gradient is not shown to have this bound",
                    Theorem.SPARSE_GRADIENT);
        }
        if (!(certificate instanceof GradientOfScores evidence)) {
            return wrongKind(certificate, "gradient-of-scores or sparse-slopes");
        }
        var forms = evidence.parts().stream().map(ScorePart::form).toList();
        if (!RowForm.isSumOf(forms, form().weight())) {
            return new Rejected("parts", "the row is not the sum of the rows of these forms");
        }
        var bound = GradientTheorem.bound(evidence.parts());
        if (bound.isEmpty()) {
            return new Rejected("parts", "the gradient is not shown to be bounded");
        }
        return when(
                bound.get().equals(goal.bound()),
                certificate,
                "the derivation gives another bound",
                Theorem.NORMALISED_GRADIENT);
    }

    private Confirmation unboundedGradient(Certificate certificate) {
        if (!(certificate instanceof SteepLine line)) {
            return wrongKind(certificate, "steep-line");
        }
        return when(
                new RowsAtPoints(mechanism).fits(line.point()) && SteepLineTheorem.isSteep(form(), line, numbers()),
                certificate,
                "the derivative is not shown to grow along this line",
                Theorem.LEADING_TERM);
    }

    private Confirmation entropyFloor(AnalyticGoal.EntropyFloor goal, Certificate certificate) {
        var form = form();
        Optional<RowForm> row = switch (certificate) {
            case KeyLaws laws -> Optional.of(laws.form());
            case BoundedRatio scores -> Optional.of(scores.form());
            case PolynomialScores scores -> Optional.of(scores.form());
            case UniformShare share -> Optional.of(share.form());
            default -> Optional.empty();
        };
        if (row.isEmpty()) {
            return wrongKind(certificate, "key-laws, bounded-ratio, polynomial-scores or uniform-share");
        }
        if (!row.get().matches(form.weight())) {
            return new Rejected("form", NOT_THE_ROW);
        }
        boolean signsFollow = certificate instanceof BoundedRatio;
        if (!(signsFollow ? sumsToOne(form) : isProbability(form, row.get()))) {
            return new Rejected("form", "the rows are not shown to be probability vectors");
        }
        var floor = switch (certificate) {
            case KeyLaws laws -> EntropyTheorem.ofKeyLaws(form, laws);
            case BoundedRatio scores -> EntropyTheorem.ofBoundedScores(scores);
            case PolynomialScores scores -> EntropyTheorem.ofPolynomialScores(form, scores);
            case UniformShare share -> EntropyTheorem.ofUniformShare(share);
            default -> Optional.<AnalyticGoal.EntropyFloor>empty();
        };
        return when(
                floor.filter(goal::equals).isPresent(),
                certificate,
                floor.map(other -> "the derivation gives another floor: " + other.words())
                        .orElse("the derivation does not go through"),
                floorTheorem(certificate));
    }

    private static Theorem floorTheorem(Certificate certificate) {
        return switch (certificate) {
            case KeyLaws _ -> Theorem.KEY_LAWS;
            case PolynomialScores _ -> Theorem.OUTSIDE_THE_SPAN;
            default -> Theorem.SHARE_OF_A_LAW;
        };
    }

    private Confirmation entropyWithoutFloor(Certificate certificate) {
        if (mechanism.parameters().stream()
                .anyMatch(parameter -> parameter.origin() == Parameter.Origin.SIGN
                        || parameter.origin() == Parameter.Origin.ORTHOGONAL)) {
            return new Incomplete("what almost every matrix that is orthogonal or of signs is like");
        }
        var form = form();
        return switch (certificate) {
            case SparseLine line ->
                when(
                        SparseRowTheorem.vanishes(form, line.axis()),
                        certificate,
                        "the scores are not shown to tell almost every two keys apart far out on this line",
                        Theorem.SATURATION,
                        Theorem.ANALYTIC_ZEROS);
            case ExponentialLine line when line.form().matches(form.weight()) -> exponentialLine(form, line);
            case ExponentialLine _ -> new Rejected("form", NOT_THE_ROW);
            default -> wrongKind(certificate, "exponential-line or sparse-line");
        };
    }

    private boolean sumsToOne(NormalForm form) {
        return TextSumsToOne.holdsFor(mechanism) || EntropyTheorem.sumsToOne(form);
    }

    private boolean isProbability(NormalForm form, RowForm row) {
        return sumsToOne(form) && TextRanges.of(mechanism.weight()).isNotNegative()
                || EntropyTheorem.isProbability(form, row);
    }

    private Confirmation exponentialLine(NormalForm form, ExponentialLine evidence) {
        return when(
                isProbability(form, evidence.form()) && EntropyTheorem.vanishes(form, evidence),
                evidence,
                "the scores are not shown to tell almost every two keys apart far out on this line",
                Theorem.VERTICES,
                Theorem.ANALYTIC_ZEROS);
    }

    private Confirmation disperses(Certificate certificate) {
        if (certificate instanceof BoundedRatio scores) {
            return when(
                    scores.form().matches(form().weight())
                            && sumsToOne(form())
                            && EntropyTheorem.isOfBoundedRatio(scores),
                    certificate,
                    "the scores are not shown to lie between two positive numbers free of n");
        }
        if (!(certificate instanceof AnalyticEvidence.OrderInKeys evidence)) {
            return wrongKind(certificate, "order-in-keys");
        }
        if (!RowForm.isSumOf(evidence.parts(), form().weight())) {
            return new Rejected("parts", "the row is not the sum of the rows of these forms");
        }
        return when(
                evidence.parts().stream()
                        .map(OrderInKeys::ofEntry)
                        .allMatch(order ->
                                order.filter(value -> Exact.signum(value) < 0).isPresent()),
                certificate,
                "an entry of the row is not shown to be of a negative order in n",
                Theorem.BOUNDED_SCORES);
    }

    private Confirmation doesNotDisperse(Certificate certificate) {
        if (!(certificate instanceof OneAmongCopies evidence)) {
            return wrongKind(certificate, "one-among-copies");
        }
        return when(
                new StateChecks(mechanism).keepsLastWeight(evidence.point())
                        || new RowsAtPoints(mechanism).fits(evidence.point())
                                && CopiesTheorem.keepsWeight(form(), evidence, numbers()),
                certificate,
                "the weight of the one key is not shown to stay away from 0",
                Theorem.LEADING_TERM);
    }
}
