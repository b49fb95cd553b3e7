package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.Confirmation.when;
import static dev.attest.theory.certificate.Confirmation.wrongKind;

import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.certificate.RecurrenceEvidence.ConstantInput;
import dev.attest.theory.certificate.RecurrenceEvidence.FallingFactor;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingExponentials;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingScores;
import dev.attest.theory.certificate.RecurrenceEvidence.GrowingWeight;
import dev.attest.theory.certificate.RecurrenceEvidence.NoPositions;
import dev.attest.theory.certificate.RecurrenceEvidence.StateOfFeatures;
import dev.attest.theory.certificate.RecurrenceEvidence.StateOfScores;
import dev.attest.theory.certificate.RecurrenceEvidence.SumsInText;
import dev.attest.theory.certificate.theorem.ConstantInputTheorem;
import dev.attest.theory.certificate.theorem.GrowingStateTheorem;
import dev.attest.theory.certificate.theorem.LagTheorem;
import dev.attest.theory.certificate.theorem.ParityStates;
import dev.attest.theory.certificate.theorem.StateText;
import dev.attest.theory.certificate.theorem.StateTheorem;
import dev.attest.theory.certificate.theorem.TextPositions;
import dev.attest.theory.certificate.theorem.TextSums;
import dev.attest.theory.certificate.theorem.TransitionTheorem.Lag;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.RecurrenceGoal;
import java.util.Optional;

/// Checks goals on rows as read-outs of a state that is updated key by key. The mechanism is read causally.
final class RecurrenceChecks {
    private final Mechanism mechanism;

    RecurrenceChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    Confirmation check(RecurrenceGoal goal, Certificate certificate) {
        return switch (goal) {
            case RecurrenceGoal.ConstantState state -> constantState(state, certificate);
            case RecurrenceGoal.GrowingState ignored -> growingState(certificate);
            case RecurrenceGoal.FormsAgree ignored -> formsAgree(certificate);
            case RecurrenceGoal.FormsDiffer ignored -> formsDiffer(certificate);
            case RecurrenceGoal.Local local -> local(local, certificate);
            case RecurrenceGoal.NotLocal ignored -> notLocal(certificate);
            case RecurrenceGoal.NoZeroKeys ignored ->
                when(
                        certificate instanceof RecurrenceEvidence.UndefinedAtZero
                                && new StateChecks(mechanism).isUndefinedAtZero(),
                        certificate,
                        "the update is not shown to be undefined at a key of 0");
            case RecurrenceGoal.TracksParity ignored -> tracksParity(certificate);
            case RecurrenceGoal.TracksNoParity ignored -> tracksNoParity(certificate);
        };
    }

    private NormalForm form() {
        return NormalForm.of(mechanism);
    }

    private Confirmation constantState(RecurrenceGoal.ConstantState goal, Certificate certificate) {
        var size = size(certificate);
        if (size.isEmpty()) {
            return new Rejected(certificate.kind(), "no state of sums over keys is shown to give the output");
        }
        return when(
                size.get().equals(goal.size()),
                certificate,
                "the state has " + size.get() + " numbers",
                stateTheorems(certificate));
    }

    /// None where the states are those of the file.
    private static Theorem[] stateTheorems(Certificate certificate) {
        return switch (certificate) {
            case RecurrenceEvidence.StatesOfText ignored -> new Theorem[0];
            case RecurrenceEvidence.UnrolledStates ignored -> new Theorem[0];
            default -> new Theorem[] {Theorem.STATE_OF_SUMS};
        };
    }

    /// Of a state of sums over keys that gives the causal output.
    private Optional<String> size(Certificate certificate) {
        return switch (certificate) {
            case StateOfScores state -> StateTheorem.size(form().weight(), state);
            case StateOfFeatures state -> StateTheorem.size(form().weight(), state);
            case SumsInText ignored -> TextSums.size(mechanism.weight());
            case RecurrenceEvidence.StatesOfText ignored -> new StateText(mechanism).size();
            default -> Optional.empty();
        };
    }

    /// The recurrence derived from a form that is a read-out of sums over keys is that form. The row of a file
    /// that gives its states alone is what the output of each value is, by linearity. Otherwise the states of
    /// the file are unrolled.
    private Confirmation formsAgree(Certificate certificate) {
        boolean shown = switch (certificate) {
            case RecurrenceEvidence.UnrolledStates ignored -> new StateChecks(mechanism).unrolls();
            case RecurrenceEvidence.StatesOfText ignored ->
                mechanism.weight() instanceof Term.ReadOut
                        && new StateText(mechanism).size().isPresent();
            default -> mechanism.states().isEmpty() && size(certificate).isPresent();
        };
        return when(
                shown,
                certificate,
                "no recurrence is shown to give what the other form does",
                stateTheorems(certificate));
    }

    private Confirmation formsDiffer(Certificate certificate) {
        return certificate instanceof RecurrenceEvidence.FormsAtPoint at
                ? when(
                        hasNumbersOnly()
                                && mechanism
                                        .recurrently()
                                        .filter(recurrent -> rows().differFrom(recurrent, at.point(), at.exact()))
                                        .isPresent(),
                        certificate,
                        "the two forms are not shown to differ at this point")
                : wrongKind(certificate, "forms-at-point");
    }

    private Confirmation tracksParity(Certificate certificate) {
        return certificate instanceof RecurrenceEvidence.ParityTokens tokens
                ? when(
                        rows().fits(tokens.zero())
                                && rows().fits(tokens.one())
                                && ParityStates.isOnePlace(tokens, mechanism)
                                && ParityStates.track(mechanism, tokens),
                        certificate,
                        "the tokens do not exchange finitely many states that tell the parity",
                        Theorem.FINITELY_MANY_STATES)
                : wrongKind(certificate, "parity-tokens");
    }

    private Confirmation growingState(Certificate certificate) {
        var theorem = new GrowingStateTheorem(mechanism, form());
        return switch (certificate) {
            case GrowingExponentials ignored ->
                when(
                        theorem.appliesToRow(),
                        certificate,
                        "the row is not shown to be one exponential along a line",
                        Theorem.BLOCKS_OF_A_STATE,
                        Theorem.VANDERMONDE);
            case RecurrenceEvidence.SelectedKeys ignored ->
                when(
                        mechanism.widths().getOrDefault("d", 2) >= 2 && theorem.selectsKeys(),
                        certificate,
                        "the row is not shown to be one of sparsemax or entmax of an inner product",
                        Theorem.BLOCKS_OF_A_STATE,
                        Theorem.SATURATION);
            case GrowingScores scores ->
                when(
                        scores.form().matches(form().weight())
                                && theorem.appliesToScores(mechanism, scores.form(), scores.curve()),
                        certificate,
                        "on the curve the score is not shown to be a function of one product that is no polynomial",
                        Theorem.BLOCKS_OF_A_STATE,
                        scores.curve() == StructureEvidence.Curve.SPHERE
                                ? Theorem.TRANSLATION_INVARIANT_SPACES
                                : Theorem.CLOSED_SPACES);
            default -> wrongKind(certificate, "growing-exponentials or growing-scores");
        };
    }

    private Confirmation local(RecurrenceGoal.Local goal, Certificate certificate) {
        return switch (certificate) {
            case FallingFactor factor ->
                when(
                        goal.when() instanceof Condition.Always
                                && !goal.otherwise()
                                && rows().fits(factor.point())
                                && factor.form().matches(form().weight())
                                && LagTheorem.falls(mechanism, form().domain(), factor),
                        certificate,
                        "the score is not shown to fall with the lag",
                        Theorem.FALLING_FACTORS);
            case RecurrenceEvidence.StatesAtZero states -> local(goal, states);
            default -> wrongKind(certificate, "falling-factor or states-at-zero");
        };
    }

    private Confirmation local(RecurrenceGoal.Local goal, RecurrenceEvidence.StatesAtZero states) {
        boolean shown = switch (new StateChecks(mechanism).lag(states.point())) {
            case FALLS -> goal.when() instanceof Condition.Always && !goal.otherwise();
            case FALLS_BY_CHANNEL ->
                goal.when() instanceof Condition.OneSignOfContent && (!goal.otherwise() || growsForSome(states));
            case STAYS, UNKNOWN -> false;
        };
        return when(
                shown,
                states,
                "the transition at a key of 0 is not shown to shrink every channel",
                Theorem.FALLING_FACTORS);
    }

    private boolean growsForSome(RecurrenceEvidence.StatesAtZero states) {
        var checks = new StateChecks(mechanism);
        return checks.shrinksAlike()
                && states.growth().filter(checks::growsThroughZeros).isPresent();
    }

    private RowsAtPoints rows() {
        return new RowsAtPoints(mechanism);
    }

    private Confirmation notLocal(Certificate certificate) {
        return switch (certificate) {
            case NoPositions ignored ->
                when(
                        TextPositions.none(mechanism.weight()) || LagTheorem.knowsNoPosition(form().weight()),
                        certificate,
                        "the position of the key enters the row");
            case GrowingWeight weight ->
                when(
                        rows().fits(weight.point())
                                && hasNumbersOnly()
                                && weight.form().matches(form().weight())
                                && LagTheorem.grows(weight),
                        certificate,
                        "the score is not shown to be larger at the farther lag");
            case RecurrenceEvidence.StatesAtZero states ->
                when(
                        new StateChecks(mechanism).lag(states.point()) == Lag.STAYS,
                        certificate,
                        "the transition at a key of 0 is not shown to be the identity");
            case RecurrenceEvidence.GrowingThroughZeros zeros ->
                when(
                        hasNumbersOnly() && new StateChecks(mechanism).growsThroughZeros(zeros.point()),
                        certificate,
                        "the weight does not grow");
            default -> wrongKind(certificate, "no-positions, growing-weight, states-at-zero or growing-through-zeros");
        };
    }

    /// Every parameter is a number in a range: of a matrix, one value says nothing about almost every value.
    private boolean hasNumbersOnly() {
        return mechanism.parameters().stream()
                .allMatch(parameter ->
                        parameter.shape() instanceof Shape.Scalar && parameter.origin() == Parameter.Origin.GIVEN);
    }

    private Confirmation tracksNoParity(Certificate certificate) {
        return switch (certificate) {
            case ConstantInput ignored ->
                when(
                        ConstantInputTheorem.settles(mechanism.weight())
                                || ConstantInputTheorem.settles(mechanism, form()),
                        certificate,
                        "the output is not shown to keep its side of a threshold on a constant input",
                        Theorem.HARDY_FIELDS);
            case RecurrenceEvidence.SettlingStates ignored ->
                when(
                        new StateChecks(mechanism).settles(),
                        certificate,
                        "the eigenvalues of the transition are not shown to be real and above -1",
                        Theorem.SETTLING_SUMS,
                        Theorem.REAL_EIGENVALUES);
            default -> wrongKind(certificate, "constant-input or settling-states");
        };
    }
}
