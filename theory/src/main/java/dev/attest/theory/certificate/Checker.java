package dev.attest.theory.certificate;

import dev.attest.theory.certificate.Certificate.Collapse;
import dev.attest.theory.certificate.Certificate.Collision;
import dev.attest.theory.certificate.Certificate.CollisionFamily;
import dev.attest.theory.certificate.Certificate.DomainSigns;
import dev.attest.theory.certificate.Certificate.EntrySigns;
import dev.attest.theory.certificate.Certificate.GenericKeys;
import dev.attest.theory.certificate.Certificate.Identity;
import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.IntermediateValue;
import dev.attest.theory.certificate.Certificate.InverseFamily;
import dev.attest.theory.certificate.Certificate.LinearRow;
import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.Certificate.RowAtPoint;
import dev.attest.theory.certificate.Certificate.RowsAtScales;
import dev.attest.theory.certificate.Certificate.Saturation;
import dev.attest.theory.certificate.Certificate.ScaledText;
import dev.attest.theory.certificate.Certificate.ShiftedThroughMatrix;
import dev.attest.theory.certificate.Certificate.SignChange;
import dev.attest.theory.certificate.Certificate.UndefinedPoint;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.certificate.theorem.CollisionTheorem;
import dev.attest.theory.certificate.theorem.DomainTheorem;
import dev.attest.theory.certificate.theorem.GenericKeysTheorem;
import dev.attest.theory.certificate.theorem.InjectivityTheorem;
import dev.attest.theory.certificate.theorem.LinearRowTheorem;
import dev.attest.theory.certificate.theorem.SaturationTheorem;
import dev.attest.theory.certificate.theorem.Substitutions;
import dev.attest.theory.certificate.theorem.TextDegree;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Goal;
import dev.attest.theory.statement.RecurrenceGoal;
import dev.attest.theory.statement.StructureGoal;
import dev.attest.theory.statement.SymmetryGoal;
import java.util.List;
import java.util.Optional;

/// Says whether a certificate shows a goal of a definition. It starts from the text of the definition and
/// believes nothing that a certificate says about it.
public final class Checker {
    private static final String MATRICES_OF_SIGNS = "what almost every matrix of signs is like: some are singular";

    private final Mechanism mechanism;

    private Checker(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    public static Confirmation check(Mechanism mechanism, Goal goal, Certificate certificate) {
        try {
            var checker = new Checker(read(mechanism, goal));
            return NormalForm.limited(() -> checker.check(goal, checker.readAgain(certificate)));
        } catch (NormalFormException e) {
            return new Incomplete("a normal form of the definition: " + e.getMessage());
        } catch (StackOverflowError e) {
            return new Incomplete("forms less deeply nested");
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            return new Rejected(certificate.kind(), String.valueOf(e.getMessage()));
        }
    }

    private Confirmation check(Goal goal, Certificate certificate) {
        return switch (goal) {
            case Goal.DefinedEverywhere ignored -> definedEverywhere(certificate);
            case Goal.UndefinedSomewhere ignored -> undefinedSomewhere(certificate);
            case Goal.RowsSumToOne ignored -> rowsSumToOne(certificate);
            case Goal.SomeRowSumsOtherwise ignored -> atPoint(certificate, rows()::sumDiffersFromOne);
            case Goal.NonNegative ignored -> nonNegative(certificate);
            case Goal.SomeWeightNegative ignored -> atPoint(certificate, rows()::hasNegativeEntry);
            case Goal.ScaleSensitive ignored -> scaleSensitive(certificate);
            case Goal.ScaleInvariant ignored -> scaleInvariant(certificate);
            case Goal.Injective injective -> injective(injective, certificate);
            case Goal.NeverInjective ignored -> neverInjective(certificate);
            case Goal.RankAtMost rank -> rankAtMost(rank, certificate);
            case Goal.RankUnbounded ignored -> rankUnbounded(certificate);
            case SymmetryGoal symmetry -> new SymmetryChecks(mechanism).check(symmetry, certificate);
            case StructureGoal structure -> new StructureChecks(mechanism).check(structure, certificate);
            case AnalyticGoal analytic ->
                certificate instanceof AnalyticEvidence evidence && !isAboutKeys(evidence)
                        ? beyondKeys()
                        : new AnalyticChecks(mechanism).check(analytic, certificate);
            case RecurrenceGoal recurrence -> new RecurrenceChecks(mechanism).check(recurrence, certificate);
        };
    }

    /// With the mask that the goal speaks of.
    private static Mechanism read(Mechanism mechanism, Goal goal) {
        return isUnmasked(goal)
                ? mechanism.withoutMask()
                : goal instanceof RecurrenceGoal ? mechanism.causally() : mechanism;
    }

    private static boolean isUnmasked(Goal goal) {
        return goal instanceof Goal.RankAtMost
                || goal instanceof Goal.RankUnbounded
                || goal instanceof StructureGoal structure && structure.unmasked();
    }

    /// A certificate without forms needs no normal form of the definition.
    private Certificate readAgain(Certificate certificate) {
        return switch (certificate) {
            case DomainSigns ignored -> certificate;
            case UndefinedPoint ignored -> certificate;
            case RowAtPoint ignored -> certificate;
            case RowsAtScales ignored -> certificate;
            case SymmetryEvidence.Instance ignored -> certificate;
            case SymmetryEvidence.SymmetricForm ignored -> certificate;
            case AnalyticEvidence.LinearInQuery ignored -> certificate;
            case RecurrenceEvidence recurrence when !recurrence.carriesForms() -> certificate;
            case StructureEvidence.TextFeatures ignored -> certificate;
            case StructureEvidence.CausalHeader ignored -> certificate;
            case ScaledText ignored -> certificate;
            case LinearRow ignored -> certificate;
            case EntrySigns signs when signs.form().isEmpty() -> certificate;
            default -> new CertificateForms(mechanism, form()).read(certificate);
        };
    }

    private NormalForm form() {
        return NormalForm.of(mechanism);
    }

    private RowsAtPoints rows() {
        return new RowsAtPoints(mechanism);
    }

    private static Confirmation when(boolean shown, Certificate certificate, String why, String... restsOn) {
        return shown ? new Confirmed(List.of(restsOn)) : new Rejected(certificate.kind(), why);
    }

    private static Confirmation wrongKind(Certificate certificate, String expected) {
        return new Rejected("kind", "expected " + expected + ", got " + certificate.kind());
    }

    private Confirmation definedEverywhere(Certificate certificate) {
        if (certificate instanceof RecurrenceEvidence.StateDomain) {
            return when(
                    new StateChecks(mechanism).isTotal(),
                    certificate,
                    "a divisor, logarithm or root of the states is not shown to keep its sign");
        }
        if (!(certificate instanceof DomainSigns)) {
            return wrongKind(certificate, "domain-signs");
        }
        if (PartialOperations.areAbsentFrom(mechanism)) {
            return new Confirmed(List.of());
        }
        for (var requirement : form().domain()) {
            if (!DomainTheorem.isMet(requirement)) {
                return new Rejected(
                        certificate.kind(),
                        "not shown to be " + requirement.need() + ": "
                                + requirement.expression().text());
            }
        }
        return new Confirmed(List.of());
    }

    private Confirmation undefinedSomewhere(Certificate certificate) {
        return switch (certificate) {
            case UndefinedPoint at ->
                when(
                        rows().isUndefined(at.point()) && hasNumbersOnly(),
                        certificate,
                        "the row is not undefined at this point, or only for one value of a matrix");
            case SignChange change ->
                when(
                        fits(change) && DomainTheorem.changesSign(form().domain(), change),
                        certificate,
                        "no divisor of the text has opposite signs at the two queries",
                        "intermediate value theorem");
            default -> wrongKind(certificate, "undefined-point or sign-change");
        };
    }

    /// Every parameter is a number in a range: of a matrix, or of what is drawn, one value says nothing about
    /// almost every value.
    private boolean hasNumbersOnly() {
        return mechanism.parameters().stream().allMatch(Checker::isNumber);
    }

    private static boolean isNumber(Parameter parameter) {
        return parameter.shape() instanceof Shape.Scalar && parameter.origin() == Parameter.Origin.GIVEN;
    }

    private boolean fits(SignChange change) {
        return rows().fits(change.point()) && rows().fits(change.point().withQuery(change.otherQuery()));
    }

    private Confirmation rowsSumToOne(Certificate certificate) {
        return certificate instanceof Identity
                ? when(
                        NormalForm.same(form().rowSum(), Polynomial.ONE),
                        certificate,
                        "the sum of a row is not 1 by form")
                : wrongKind(certificate, "identity");
    }

    private Confirmation atPoint(Certificate certificate, RowsAtPoints.Test test) {
        return certificate instanceof RowAtPoint at
                ? when(
                        test.holds(at.point(), at.exact()) && (hasNumbersOnly() || isOpenInMatrices()),
                        certificate,
                        "the row at this point does not show it, or only for one value of a matrix")
                : wrongKind(certificate, "row-at-point");
    }

    /// What a strict inequality shows at one value of the matrices it shows nearby: the row does not jump, and
    /// is defined nearby. Matrices of signs have no neighbours and need none.
    private boolean isOpenInMatrices() {
        boolean signsOnly = mechanism.parameters().stream()
                .allMatch(parameter -> isNumber(parameter) || parameter.origin() == Parameter.Origin.SIGN);
        return signsOnly
                || !DomainTheorem.jumps(form().weight())
                        && form().domain().stream()
                                .allMatch(requirement -> !DomainTheorem.jumps(requirement.expression())
                                        && (requirement.need() != Domain.Need.NONNEGATIVE
                                                || DomainTheorem.isMet(requirement)));
    }

    private Confirmation nonNegative(Certificate certificate) {
        if (!(certificate instanceof EntrySigns signs)) {
            return wrongKind(certificate, "entry-signs");
        }
        if (signs.form().isEmpty() && TextRanges.of(mechanism.weight()).isNotNegative()) {
            return new Confirmed(List.of());
        }
        return when(
                ScoreSigns.noEntryIsNegative(form().weight(), signs.form()),
                certificate,
                "the sign of an entry does not follow from the form");
    }

    private Confirmation scaleSensitive(Certificate certificate) {
        return certificate instanceof RowsAtScales at
                ? when(rows().differAtScales(at), certificate, "the two rows are not shown to differ")
                : wrongKind(certificate, "rows-at-scales");
    }

    private Confirmation scaledText(Certificate certificate) {
        return when(
                TextDegree.isZero(mechanism.weight()),
                certificate,
                "the weight is not shown to be homogeneous of degree 0 in the query, step by step");
    }

    private Confirmation scaleInvariant(Certificate certificate) {
        if (certificate instanceof ScaledText) {
            return scaledText(certificate);
        }
        return certificate instanceof Identity
                ? when(
                        Substitutions.sameRow(form().weight(), QuerySubstitution.SCALED, QuerySubstitution.SAME),
                        certificate,
                        "the row changes by form when the query is scaled")
                : wrongKind(certificate, "identity");
    }

    private Confirmation injective(Goal.Injective goal, Certificate certificate) {
        if (certificate instanceof RecurrenceEvidence.SpanningStates) {
            return concluded(goal, certificate, new StateChecks(mechanism).injective(), "spans of linear recurrences");
        }
        if (certificate instanceof GenericKeys evidence) {
            return genericKeys(goal, evidence);
        }
        if (certificate instanceof LinearRow) {
            return when(
                    LinearRowTheorem.conclude(mechanism).equals(Optional.of(goal.when())) && !goal.exactly(),
                    certificate,
                    "the row is not shown to be linear in the query, of rank d for almost every K");
        }
        if (!(certificate instanceof Injectivity evidence)) {
            return wrongKind(certificate, "injectivity");
        }
        var form = form();
        if (Uses.beyondNumbers(form.weight())) {
            return beyondKeys();
        }
        if (!evidence.form().matches(form.weight())) {
            return new Rejected("form", "the row is not F(S) s_j + G(S) with this score, scale and shift");
        }
        if (hasMatrixOfSigns()) {
            return new Incomplete(MATRICES_OF_SIGNS);
        }
        var conclusion = InjectivityTheorem.conclude(evidence, form.domain(), mechanism.parameters());
        return concluded(goal, certificate, conclusion, theorem(evidence));
    }

    private static Confirmation concluded(
            Goal.Injective goal,
            Certificate certificate,
            Optional<InjectivityTheorem.Conclusion> conclusion,
            String theorem) {
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
                theorem);
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
                "independence of exponentials, and a count of dimensions");
    }

    private static String theorem(Injectivity evidence) {
        return switch (evidence.score()) {
            case SUM -> "injectivity of feature sums";
            case EXPONENTIAL -> "injectivity of exponential scores";
            case MONOTONE -> "injectivity of monotone scores";
            case POWER -> "injectivity of powers of feature sums";
        };
    }

    /// The theorems on injectivity and on ranks that are reached speak of functions of queries and keys.
    private static boolean isBeyondKeys(NormalForm form) {
        return Uses.beyondKeys(form.weight())
                || form.domain().stream().anyMatch(requirement -> Uses.beyondKeys(requirement.expression()));
    }

    /// The theorems behind the evidence speak of all that the row mentions.
    private boolean isAboutKeys(AnalyticEvidence evidence) {
        return switch (evidence) {
            case AnalyticEvidence.SteepLine ignored -> !isBeyondKeys(form());
            case AnalyticEvidence.KeyLaws ignored -> !isBeyondKeys(form());
            case AnalyticEvidence.PolynomialScores ignored -> !isBeyondKeys(form());
            case AnalyticEvidence.UniformShare ignored -> !isBeyondKeys(form());
            default -> true;
        };
    }

    private static Confirmation beyondKeys() {
        return new Incomplete("rows whose tokens have more than queries, keys and positions");
    }

    private Confirmation neverInjective(Certificate certificate) {
        boolean ofText = certificate instanceof CollisionFamily
                || certificate instanceof Saturation
                || certificate instanceof ScaledText
                || certificate instanceof ShiftedThroughMatrix;
        if (!ofText && isBeyondKeys(form())) {
            return beyondKeys();
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
                        "a continuous strictly monotone function is open");
            case Saturation ignored ->
                when(
                        SaturationTheorem.holds(form()),
                        certificate,
                        "the row is not shown to be one of sparsemax or entmax whose scores grow along rays");
            case ScaledText ignored -> scaledText(certificate);
            case ShiftedThroughMatrix shifted ->
                when(
                        CollisionTheorem.shiftedThroughMatrix(form(), mechanism.parameters(), shifted),
                        certificate,
                        "the row is not shown to stay the same when W q is shifted");
            case IntermediateValue value ->
                when(
                        CollisionTheorem.intermediateValue(form(), value),
                        certificate,
                        "phi is not shown to take a value twice",
                        "intermediate value theorem");
            case Collapse collapse ->
                when(
                        mechanism.widths().getOrDefault("d", 2) >= 2 && CollisionTheorem.collapse(form(), collapse),
                        certificate,
                        "the row is not shown to collapse on a hyperplane");
            default -> wrongKind(certificate, "a collision");
        };
    }

    /// An example has to be right; there need not be one.
    private boolean isRight(Optional<Collision> example) {
        return example.isEmpty() || rows().collide(example.get());
    }

    private Confirmation rankAtMost(Goal.RankAtMost goal, Certificate certificate) {
        var bound = new StructureChecks(mechanism).rank(certificate);
        return when(
                bound.equals(Optional.of(goal.bound())),
                certificate,
                "the rank is not shown to be at most that, but " + bound.orElse("nothing"));
    }

    private Confirmation rankUnbounded(Certificate certificate) {
        if (!(certificate instanceof StructureEvidence.TextFeatures) && isBeyondKeys(form())) {
            return beyondKeys();
        }
        return new StructureChecks(mechanism).rankUnbounded(certificate);
    }
}
