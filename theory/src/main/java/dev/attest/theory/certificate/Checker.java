package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.Confirmation.when;
import static dev.attest.theory.certificate.Confirmation.wrongKind;

import dev.attest.theory.certificate.Certificate.DomainSigns;
import dev.attest.theory.certificate.Certificate.EntrySigns;
import dev.attest.theory.certificate.Certificate.Identity;
import dev.attest.theory.certificate.Certificate.QuerySubstitution;
import dev.attest.theory.certificate.Certificate.RowAtPoint;
import dev.attest.theory.certificate.Certificate.RowsAtScales;
import dev.attest.theory.certificate.Certificate.ScaledText;
import dev.attest.theory.certificate.Certificate.SignChange;
import dev.attest.theory.certificate.Certificate.UndefinedPoint;
import dev.attest.theory.certificate.Certificate.WithInputs;
import dev.attest.theory.certificate.Certificate.WithoutRotations;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.certificate.theorem.DomainTheorem;
import dev.attest.theory.certificate.theorem.Substitutions;
import dev.attest.theory.formula.FixedInputs;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Unrotated;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.NormalFormException;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.scalar.Declined;
import dev.attest.theory.scalar.Undefined;
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
    private final Mechanism mechanism;

    private Checker(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    public static Confirmation check(Mechanism mechanism, Goal goal, Certificate certificate) {
        if (certificate instanceof WithoutRotations rotated) {
            return withoutRotations(mechanism, goal, rotated);
        }
        if (certificate instanceof WithInputs fixed) {
            return withInputs(mechanism, goal, fixed);
        }
        try {
            var checker = new Checker(read(mechanism, goal));
            return NormalForm.limited(() -> checker.check(goal, checker.readAgain(certificate)));
        } catch (NormalFormException e) {
            return new Incomplete("a normal form of the definition: " + e.getMessage());
        } catch (StackOverflowError e) {
            return new Incomplete("forms less deeply nested");
        } catch (Undefined | Declined e) {
            return new Rejected(certificate.kind(), "expected values, got none: " + e.getMessage());
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
            return new Rejected(certificate.kind(), String.valueOf(e.getMessage()));
        }
    }

    private static Confirmation withoutRotations(Mechanism mechanism, Goal goal, WithoutRotations certificate) {
        var plain = Unrotated.of(mechanism);
        return plain.isPresent() && isAboutAnyRotation(goal)
                ? check(plain.get(), goal, certificate.then())
                : new Rejected(certificate.kind(), "tokens without rotation, or a goal that rotations may change");
    }

    /// The goal says the same of tokens and of their images under orthogonal maps that depend on the position.
    private static boolean isAboutAnyRotation(Goal goal) {
        return switch (goal) {
            case Goal.RankAtMost ignored -> true;
            case Goal.RankUnbounded ignored -> true;
            case StructureGoal ignored -> true;
            case RecurrenceGoal.ConstantState ignored -> true;
            case RecurrenceGoal.GrowingState ignored -> true;
            case RecurrenceGoal.FormsAgree ignored -> true;
            default -> false;
        };
    }

    private static Confirmation withInputs(Mechanism mechanism, Goal goal, WithInputs certificate) {
        var fixed = FixedInputs.of(mechanism, certificate.values());
        return fixed.isPresent() && isShownBySomeInput(goal)
                ? check(fixed.get(), goal, certificate.then())
                : new Rejected(certificate.kind(), "numbers that the inputs allow, or a goal that some input shows");
    }

    /// What fails for one input does not hold for all.
    private static boolean isShownBySomeInput(Goal goal) {
        return switch (goal) {
            case Goal.RankUnbounded ignored -> true;
            case StructureGoal.NeverSeparable ignored -> true;
            case AnalyticGoal.DoesNotDisperse ignored -> true;
            default -> false;
        };
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
            case Goal.Injective injective -> new InjectivityChecks(mechanism).injective(injective, certificate);
            case Goal.NeverInjective ignored -> new InjectivityChecks(mechanism).neverInjective(certificate);
            case Goal.RankAtMost rank -> rankAtMost(rank, certificate);
            case Goal.RankUnbounded ignored -> rankUnbounded(certificate);
            case SymmetryGoal symmetry -> new SymmetryChecks(mechanism).check(symmetry, certificate);
            case StructureGoal structure -> new StructureChecks(mechanism).check(structure, certificate);
            case AnalyticGoal analytic ->
                certificate instanceof AnalyticEvidence evidence && !isAboutKeys(evidence)
                        ? Confirmation.beyondKeys()
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

    /// The numbers of a witness are evaluated as they stand; forms are read again.
    private Certificate readAgain(Certificate certificate) {
        return switch (certificate) {
            case UndefinedPoint _, RowAtPoint _, RowsAtScales _, SymmetryEvidence.Instance _ -> certificate;
            default -> new CertificateForms(mechanism).read(certificate);
        };
    }

    private NormalForm form() {
        return NormalForm.of(mechanism);
    }

    private RowsAtPoints rows() {
        return new RowsAtPoints(mechanism);
    }

    private Confirmation definedEverywhere(Certificate certificate) {
        if (certificate instanceof RecurrenceEvidence.StateDomain) {
            return when(
                    new StateChecks(mechanism).isTotal(),
                    certificate,
                    "a divisor, logarithm or root of the states is not shown to keep its sign",
                    Theorem.SIGNS);
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
        return new Confirmed(List.of(Theorem.SIGNS));
    }

    private Confirmation undefinedSomewhere(Certificate certificate) {
        return switch (certificate) {
            case UndefinedPoint at ->
                when(
                        rows().isUndefined(at.point(), at.exact()),
                        certificate,
                        "the row is not undefined at this point, or only for one value of a matrix");
            case SignChange change ->
                when(
                        fits(change) && DomainTheorem.changesSign(form().domain(), change),
                        certificate,
                        "no divisor of the text has opposite signs at the two queries",
                        Theorem.INTERMEDIATE_VALUE);
            default -> wrongKind(certificate, "undefined-point or sign-change");
        };
    }

    /// A number in a range: of a matrix, or of what is drawn, one value says nothing about almost every value.
    private static boolean isNumber(Parameter parameter) {
        return parameter.shape() instanceof Shape.Scalar && parameter.origin() == Parameter.Origin.GIVEN;
    }

    private boolean fits(SignChange change) {
        return rows().fits(change.point()) && rows().fits(change.point().withQuery(change.otherQuery()));
    }

    private Confirmation rowsSumToOne(Certificate certificate) {
        return certificate instanceof Identity
                ? when(
                        TextSumsToOne.holdsFor(mechanism) || NormalForm.same(form().rowSum(), Polynomial.ONE),
                        certificate,
                        "the sum of a row is not 1 by form")
                : wrongKind(certificate, "identity");
    }

    private Confirmation atPoint(Certificate certificate, RowsAtPoints.Test test) {
        return certificate instanceof RowAtPoint at
                ? when(
                        test.holds(at.point(), at.exact()) && isOpenInMatrices(),
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
                "the sign of an entry does not follow from the form",
                Theorem.SIGNS);
    }

    private Confirmation scaleSensitive(Certificate certificate) {
        return certificate instanceof RowsAtScales at
                ? when(rows().differAtScales(at), certificate, "the two rows are not shown to differ")
                : wrongKind(certificate, "rows-at-scales");
    }

    private Confirmation scaleInvariant(Certificate certificate) {
        if (certificate instanceof ScaledText) {
            return InjectivityChecks.scaledText(mechanism, certificate);
        }
        return certificate instanceof Identity
                ? when(
                        Substitutions.sameRow(form().weight(), QuerySubstitution.SCALED, QuerySubstitution.SAME),
                        certificate,
                        "the row changes by form when the query is scaled")
                : wrongKind(certificate, "identity");
    }

    /// The theorems behind the evidence speak of all that the row mentions.
    private boolean isAboutKeys(AnalyticEvidence evidence) {
        return switch (evidence) {
            case AnalyticEvidence.SteepLine ignored -> !form().isBeyondKeys();
            case AnalyticEvidence.KeyLaws ignored -> !form().isBeyondKeys();
            case AnalyticEvidence.PolynomialScores ignored -> !form().isBeyondKeys();
            case AnalyticEvidence.UniformShare ignored -> !form().isBeyondKeys();
            default -> true;
        };
    }

    private Confirmation rankAtMost(Goal.RankAtMost goal, Certificate certificate) {
        var bound = new StructureChecks(mechanism).rank(certificate);
        return when(
                bound.equals(Optional.of(goal.bound())),
                certificate,
                "the rank is not shown to be at most that, but " + bound.orElse("nothing"),
                Theorem.RANK_OF_PRODUCTS);
    }

    private Confirmation rankUnbounded(Certificate certificate) {
        boolean ofItself = certificate instanceof StructureEvidence.TextFeatures
                || certificate instanceof RecurrenceEvidence.SelectedKeys;
        if (!ofItself && form().isBeyondKeys()) {
            return Confirmation.beyondKeys();
        }
        return new StructureChecks(mechanism).rankUnbounded(certificate);
    }
}
