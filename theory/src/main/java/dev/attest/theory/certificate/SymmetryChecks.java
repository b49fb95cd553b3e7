package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.Confirmation.when;
import static dev.attest.theory.certificate.Confirmation.wrongKind;

import dev.attest.theory.certificate.Certificate.Identity;
import dev.attest.theory.certificate.SymmetryEvidence.ConvexWeights;
import dev.attest.theory.certificate.SymmetryEvidence.CopiedTokens;
import dev.attest.theory.certificate.SymmetryEvidence.OutputAtPoint;
import dev.attest.theory.certificate.SymmetryEvidence.PermutedRows;
import dev.attest.theory.certificate.SymmetryEvidence.SymmetricForm;
import dev.attest.theory.certificate.SymmetryEvidence.TranslatedRows;
import dev.attest.theory.certificate.theorem.KeySymmetries;
import dev.attest.theory.certificate.theorem.TextDegree;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.OutputForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.statement.SymmetryGoal;

/// Checks goals on what a row or an output does when keys, tokens or values are changed together.
///
/// A normal form has the value of the text wherever the text has one, so that an identity between normal forms
/// is one between rows wherever both rows are defined.
final class SymmetryChecks {
    private final Mechanism mechanism;

    SymmetryChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    Confirmation check(SymmetryGoal goal, Certificate certificate) {
        return switch (goal) {
            case SymmetryGoal.TranslationInvariant ignored -> translationInvariant(certificate);
            case SymmetryGoal.PermutationEquivariant ignored -> permutationEquivariant(certificate);
            case SymmetryGoal.ReplicationInvariant ignored -> replicationInvariant(certificate);
            case SymmetryGoal.WithinHull ignored -> withinHull(certificate);
            case SymmetryGoal.SomeTranslationSeen ignored ->
                certificate instanceof TranslatedRows at
                        ? when(instances().translationSeen(at), at, "the two rows are not shown to differ")
                        : wrongKind(certificate, "translated-rows");
            case SymmetryGoal.SomePermutationSeen ignored ->
                certificate instanceof PermutedRows at
                        ? when(instances().permutationSeen(at), at, "the row is not shown to change otherwise")
                        : wrongKind(certificate, "permuted-rows");
            case SymmetryGoal.SomeCopySeen ignored ->
                certificate instanceof CopiedTokens at
                        ? when(instances().copySeen(at), at, "the two outputs are not shown to differ")
                        : wrongKind(certificate, "copied-tokens");
            case SymmetryGoal.SomeOutputOutsideHull ignored ->
                certificate instanceof OutputAtPoint at
                        ? when(instances().outsideHull(at), at, "the output is not shown to lie outside the hull")
                        : wrongKind(certificate, "output-at-point");
        };
    }

    private SymmetryInstances instances() {
        return new SymmetryInstances(mechanism);
    }

    private Confirmation translationInvariant(Certificate certificate) {
        return certificate instanceof Identity
                ? when(
                        KeySymmetries.isTranslationInvariant(weight()),
                        certificate,
                        "the row changes by form when a vector is added to every key")
                : wrongKind(certificate, "identity");
    }

    private Confirmation permutationEquivariant(Certificate certificate) {
        return certificate instanceof SymmetricForm
                ? when(
                        KeySymmetries.isSymmetric(mechanism.weight()) || KeySymmetries.isSymmetric(weight()),
                        certificate,
                        "a key enters the row by its position")
                : wrongKind(certificate, "symmetric-form");
    }

    private Confirmation replicationInvariant(Certificate certificate) {
        return certificate instanceof Identity
                ? when(
                        TextDegree.isSameForCopies(mechanism)
                                || OutputForm.of(mechanism).isSameForCopies(),
                        certificate,
                        "the output changes by form when every token has a copy")
                : wrongKind(certificate, "identity");
    }

    private Confirmation withinHull(Certificate certificate) {
        if (!(certificate instanceof ConvexWeights convex)) {
            return wrongKind(certificate, "convex-weights");
        }
        return when(
                mechanism.isOutputAsWideAsValues() && (isConvexByText() || isConvexByForm(convex)),
                certificate,
                "the output is not by form a sum of the values with convex weights");
    }

    private boolean isConvexByText() {
        return TextSumsToOne.isPlainOutput(mechanism)
                && TextSumsToOne.holdsFor(mechanism)
                && TextRanges.of(mechanism.weight()).isNotNegative();
    }

    private boolean isConvexByForm(ConvexWeights convex) {
        return OutputForm.of(mechanism)
                .coefficient()
                .filter(weight -> isConvex(weight, convex))
                .isPresent();
    }

    private static boolean isConvex(Polynomial weight, ConvexWeights evidence) {
        return ScoreSigns.noEntryIsNegative(weight, evidence.form())
                && NormalForm.same(NormalForm.sumOverKeys(weight), Polynomial.ONE);
    }

    private Polynomial weight() {
        return NormalForm.of(mechanism).weight();
    }
}
