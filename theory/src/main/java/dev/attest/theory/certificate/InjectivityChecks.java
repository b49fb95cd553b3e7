package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.Confirmation.when;
import static dev.attest.theory.certificate.Confirmation.wrongKind;

import dev.attest.theory.certificate.Certificate.Collapse;
import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.Certificate.CollisionFamily;
import dev.attest.theory.certificate.Certificate.FewFeatures;
import dev.attest.theory.certificate.Certificate.GenericKeys;
import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.IntermediateValue;
import dev.attest.theory.certificate.Certificate.InverseFamily;
import dev.attest.theory.certificate.Certificate.LinearRow;
import dev.attest.theory.certificate.Certificate.Saturation;
import dev.attest.theory.certificate.Certificate.ScaledText;
import dev.attest.theory.certificate.Certificate.ShiftedThroughMatrix;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.certificate.theorem.CollisionTheorem;
import dev.attest.theory.certificate.theorem.FewFeaturesTheorem;
import dev.attest.theory.certificate.theorem.GenericKeysTheorem;
import dev.attest.theory.certificate.theorem.InjectivityTheorem;
import dev.attest.theory.certificate.theorem.LinearRowTheorem;
import dev.attest.theory.certificate.theorem.SaturationTheorem;
import dev.attest.theory.certificate.theorem.TextDegree;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.Condition;
import dev.attest.theory.statement.Goal;
import java.util.List;
import java.util.Optional;

/// Checks whether different queries have different rows.
final class InjectivityChecks {
    private static final String MATRICES_OF_SIGNS = "what almost every matrix of signs is like: some are singular";

    private final Mechanism mechanism;

    InjectivityChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    private NormalForm form() {
        return NormalForm.of(mechanism);
    }

    /// Rows of q and c q are equal by the text, step by step.
    static Confirmation scaledText(Mechanism mechanism, Certificate certificate) {
        return when(
                TextDegree.isZero(mechanism.weight()),
                certificate,
                "the weight is not shown to be homogeneous of degree 0 in the query, step by step",
                Theorem.DEGREES);
    }

    Confirmation injective(Goal.Injective goal, Certificate certificate) {
        if (certificate instanceof RecurrenceEvidence.SpanningStates) {
            return concluded(goal, certificate, new StateChecks(mechanism).injective(), Theorem.LINEAR_ROWS);
        }
        if (certificate instanceof GenericKeys evidence) {
            return genericKeys(goal, evidence);
        }
        if (certificate instanceof LinearRow) {
            return when(
                    LinearRowTheorem.conclude(mechanism).equals(Optional.of(goal.when())) && !goal.exactly(),
                    certificate,
                    "the row is not shown to be linear in the query, of rank d for almost every K",
                    Theorem.LINEAR_ROWS,
                    Theorem.ANALYTIC_ZEROS);
        }
        if (!(certificate instanceof Injectivity evidence)) {
            return wrongKind(certificate, "injectivity");
        }
        var form = form();
        if (Uses.beyondNumbers(form.weight())) {
            return Confirmation.beyondKeys();
        }
        if (!evidence.form().matches(form.weight())) {
            return new Rejected("form", "the row is not F(S) s_j + G(S) with this score, scale and shift");
        }
        if (hasMatrixOfSigns()) {
            return new Incomplete(MATRICES_OF_SIGNS);
        }
        var conclusion = InjectivityTheorem.conclude(evidence, form.domain(), mechanism.parameters());
        return concluded(goal, certificate, conclusion, theorems(evidence, goal));
    }

    private static Confirmation concluded(
            Goal.Injective goal,
            Certificate certificate,
            Optional<InjectivityTheorem.Conclusion> conclusion,
            Theorem... theorems) {
        if (conclusion.isEmpty()) {
            return new Rejected("proof", "the derivation does not go through");
        }
        boolean covers = conclusion.get().condition().equals(goal.when())
                && (conclusion.get().exact() || !goal.exactly());
        return when(
                covers,
                certificate,
                "the derivation gives another condition: "
                        + conclusion.get().condition().words(),
                theorems);
    }

    private boolean hasMatrixOfSigns() {
        return mechanism.parameters().stream().anyMatch(parameter -> parameter.origin() == Parameter.Origin.SIGN);
    }

    private Confirmation genericKeys(Goal.Injective goal, GenericKeys evidence) {
        if (hasMatrixOfSigns()) {
            return new Incomplete(MATRICES_OF_SIGNS);
        }
        var condition = GenericKeysTheorem.conclude(form(), evidence);
        if (condition.isEmpty()) {
            return new Rejected("blocks", "the row is not a sum of exponentials that these lead");
        }
        return when(
                condition.get().equals(goal.when()) && !goal.exactly(),
                evidence,
                "the derivation gives another condition: " + condition.get().words(),
                Theorem.INDEPENDENT_EXPONENTIALS,
                Theorem.DIMENSION_COUNT);
    }

    private static Theorem[] theorems(Injectivity evidence, Goal.Injective goal) {
        return switch (evidence.score()) {
            case SUM -> new Theorem[] {Theorem.FEATURE_SUMS};
            case EXPONENTIAL -> new Theorem[] {Theorem.EXPONENTIAL_SCORES};
            case MONOTONE ->
                isAlmostEvery(goal.when())
                        ? new Theorem[] {Theorem.MONOTONE_SCORES, Theorem.DIMENSION_COUNT}
                        : new Theorem[] {Theorem.MONOTONE_SCORES};
            case POWER -> new Theorem[] {Theorem.POWERS, Theorem.FEATURE_SUMS};
        };
    }

    private static boolean isAlmostEvery(Condition condition) {
        return condition instanceof Condition.AlmostEveryKeys
                || condition instanceof Condition.All all
                        && all.conditions().stream().anyMatch(InjectivityChecks::isAlmostEvery);
    }

    Confirmation neverInjective(Certificate certificate) {
        boolean ofText = certificate instanceof CollisionFamily
                || certificate instanceof Saturation
                || certificate instanceof ScaledText
                || certificate instanceof FewFeatures
                || certificate instanceof ShiftedThroughMatrix;
        if (!ofText && form().isBeyondKeys()) {
            return Confirmation.beyondKeys();
        }
        return switch (certificate) {
            case CollisionFamily family ->
                when(
                        CollisionTheorem.family(form(), family) && isRight(family.example()),
                        certificate,
                        "the two queries are not shown to have one row for every K");
            case InverseFamily inverse ->
                when(
                        CollisionTheorem.inverse(form(), inverse) && isRight(inverse.example()),
                        certificate,
                        "phi^-1(c phi(q)) is not shown to be a family of collisions",
                        Theorem.OPEN_IMAGE);
            case Saturation ignored ->
                when(
                        SaturationTheorem.holds(form()),
                        certificate,
                        "the row is not shown to be one of sparsemax or entmax whose scores grow along rays",
                        Theorem.SATURATION);
            case ScaledText ignored -> scaledText(mechanism, certificate);
            case FewFeatures few -> fewFeatures(few);
            case ShiftedThroughMatrix shifted ->
                when(
                        CollisionTheorem.shiftedThroughMatrix(form(), mechanism.parameters(), shifted),
                        certificate,
                        "the row is not shown to stay the same when W q is shifted",
                        Theorem.FREDHOLM);
            case IntermediateValue value ->
                when(
                        CollisionTheorem.intermediateValue(form(), value),
                        certificate,
                        "phi is not shown to take a value twice",
                        Theorem.INTERMEDIATE_VALUE);
            case Collapse collapse ->
                when(
                        mechanism.widths().getOrDefault("d", 2) >= 2 && CollisionTheorem.collapse(form(), collapse),
                        certificate,
                        "the row is not shown to collapse on a hyperplane",
                        Theorem.COLLAPSE);
            default -> wrongKind(certificate, "a collision");
        };
    }

    private Confirmation fewFeatures(FewFeatures few) {
        var features = FewFeaturesTheorem.features(mechanism);
        if (features.isEmpty()) {
            return new Rejected(
                    few.kind(), "the row is not shown to know fewer continuous features than the query has entries");
        }
        return few.example()
                .map(pair -> when(
                        new EnclosedPairs(mechanism, features.get(), pair).isRight(),
                        few,
                        "the box is not shown to hold two queries with one row",
                        Theorem.BORSUK_ULAM,
                        Theorem.DEGREES,
                        Theorem.POINCARE_MIRANDA))
                .orElseGet(() -> new Confirmed(List.of(Theorem.BORSUK_ULAM, Theorem.DEGREES)));
    }

    /// An example has to be right; there need not be one.
    private boolean isRight(Optional<Collision> example) {
        return example.isEmpty() || new RowsAtPoints(mechanism).collide(example.get());
    }
}
