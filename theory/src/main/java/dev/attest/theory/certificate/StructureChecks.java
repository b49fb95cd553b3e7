package dev.attest.theory.certificate;

import static dev.attest.theory.certificate.Confirmation.when;

import dev.attest.theory.certificate.Certificate.ExponentialKernel;
import dev.attest.theory.certificate.Certificate.Factorisation;
import dev.attest.theory.certificate.Certificate.Identity;
import dev.attest.theory.certificate.Confirmation.Confirmed;
import dev.attest.theory.certificate.Confirmation.Incomplete;
import dev.attest.theory.certificate.Confirmation.Rejected;
import dev.attest.theory.certificate.theorem.BudgetTheorem;
import dev.attest.theory.certificate.theorem.DiagonalTheorem;
import dev.attest.theory.certificate.theorem.FeaturesOfText;
import dev.attest.theory.certificate.theorem.GrowingStateTheorem;
import dev.attest.theory.certificate.theorem.KernelTheorem;
import dev.attest.theory.certificate.theorem.RankTheorem;
import dev.attest.theory.certificate.theorem.UnboundedBudget;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Uses;
import dev.attest.theory.statement.StructureGoal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Checks goals on the shape of the matrix of rows: features, ranks, budgets.
final class StructureChecks {
    private static final Set<String> WITHOUT_MASK = Set.of("retrieval-budget", "local-mass-budget");

    private final Mechanism mechanism;

    StructureChecks(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    Confirmation check(StructureGoal goal, Certificate certificate) {
        return switch (goal) {
            case StructureGoal.Separable separable -> separable(separable, certificate);
            case StructureGoal.NeverSeparable ignored -> neverSeparable(certificate);
            case StructureGoal.FullRank ignored -> fullRank(certificate);
            case StructureGoal.NeverFullRank never ->
                when(
                        !mechanism.causal() && rank(certificate).equals(Optional.of(never.bound())),
                        certificate,
                        "a mask, or another bound of the rank: " + rank(certificate),
                        Theorem.RANK_OF_PRODUCTS);
            case StructureGoal.RetrievalBudget budget -> retrievalBudget(budget, certificate);
            case StructureGoal.NoRetrievalBudget ignored -> noRetrievalBudget(certificate);
            case StructureGoal.LocalMassBudget budget -> localMassBudget(budget, certificate);
            case StructureGoal.NoLocalMassBudget ignored -> noLocalMassBudget(certificate);
            case StructureGoal.MaskedRows masked ->
                when(
                        mechanism.causal()
                                && WITHOUT_MASK.contains(masked.property())
                                && certificate instanceof StructureEvidence.CausalHeader,
                        certificate,
                        "the definition is not causal, or the property is not about rows without a mask");
        };
    }

    private NormalForm form() {
        return NormalForm.of(mechanism);
    }

    /// The form, where the theorems about functions of queries and keys speak of it.
    private Optional<NormalForm> plainForm() {
        return Optional.of(form()).filter(RankTheorem::speaksOf);
    }

    private Confirmation separable(StructureGoal.Separable goal, Certificate certificate) {
        var count = switch (goal.part()) {
            case SCORE -> featuresOfScore(certificate);
            case ROW -> featuresOfRow(certificate);
        };
        return when(
                count.equals(Optional.of(goal.features())),
                certificate,
                "not as many feature products: " + count.orElse("no number was found"));
    }

    private Confirmation neverSeparable(Certificate certificate) {
        return certificate instanceof StructureEvidence.SwitchingTokens tokens
                ? when(
                        new StateChecks(mechanism).switches(tokens),
                        certificate,
                        "the tokens are not shown to multiply what is read by different numbers")
                : rankUnbounded(certificate);
    }

    private Optional<String> featuresOfScore(Certificate certificate) {
        if (certificate instanceof RecurrenceEvidence.StateReadOut) {
            return new StateChecks(mechanism).features();
        }
        if (!(certificate instanceof Factorisation evidence)) {
            return Optional.empty();
        }
        var row = evidence.form();
        return row.isOfWholeScore() && row.matches(form().weight())
                ? RankTheorem.features(row, evidence.blocks())
                : Optional.empty();
    }

    private Optional<String> featuresOfRow(Certificate certificate) {
        return switch (certificate) {
            case Identity ignored -> isSameForAllKeys() ? Optional.of("1") : Optional.empty();
            case StructureEvidence.TextFeatures ignored -> FeaturesOfText.count(mechanism.weight(), true);
            default -> Optional.empty();
        };
    }

    private boolean isSameForAllKeys() {
        return !Uses.key(form().weight(), Atom.HERE);
    }

    /// A bound on the rank of the matrix of rows without a mask.
    Optional<String> rank(Certificate certificate) {
        return switch (certificate) {
            case Identity ignored -> isSameForAllKeys() ? Optional.of("1") : Optional.empty();
            case StructureEvidence.TextFeatures ignored -> FeaturesOfText.count(mechanism.weight(), false);
            case RecurrenceEvidence.StateReadOut ignored -> new StateChecks(mechanism).rank();
            case Factorisation evidence ->
                evidence.form().matches(form().weight())
                        ? RankTheorem.bound(evidence.form(), evidence.blocks())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Without a mask the matrix of rows reaches rank n for every n.
    Confirmation rankUnbounded(Certificate certificate) {
        if (certificate instanceof RecurrenceEvidence.SelectedKeys) {
            return when(
                    selectsKeys(),
                    certificate,
                    "the row is not shown to be one of sparsemax or entmax of an " + "inner product");
        }
        if (plainForm().isEmpty()) {
            return new Incomplete("a score of entries of queries and keys alone");
        }
        return switch (certificate) {
            case ExponentialKernel kernel ->
                when(
                        kernel.form().matches(form().weight())
                                && RankTheorem.isUnbounded(kernel.form(), form().domain(), mechanism),
                        certificate,
                        "along a line the scores are not shown to be exponentials",
                        Theorem.VANDERMONDE);
            case StructureEvidence.CurveKernel kernel ->
                when(
                        kernel.form().matches(form().weight())
                                && new KernelTheorem(mechanism)
                                        .isUnbounded(kernel.form(), form().domain(), kernel.curve()),
                        certificate,
                        "on the curve the score is not shown to be a function of one product that is no polynomial",
                        kernel.curve() == StructureEvidence.Curve.SPHERE
                                ? Theorem.TRANSLATION_INVARIANT_SPACES
                                : Theorem.CLOSED_SPACES);
            default -> new Rejected("kind", "expected exponential-kernel or curve-kernel, got " + certificate.kind());
        };
    }

    /// With any n keys on a circle, far out, the row of a query is any row of the identity.
    private boolean selectsKeys() {
        return mechanism.widths().getOrDefault("d", 2) >= 2 && new GrowingStateTheorem(mechanism, form()).selectsKeys();
    }

    private static Confirmation alsoBy(Theorem theorem, Confirmation confirmation) {
        return confirmation instanceof Confirmed confirmed
                ? new Confirmed(Stream.concat(confirmed.restsOn().stream(), Stream.of(theorem))
                        .toList())
                : confirmation;
    }

    private Confirmation fullRank(Certificate certificate) {
        if (!mechanism.causal()) {
            return !(certificate instanceof RecurrenceEvidence.SelectedKeys) && RankTheorem.isAnalytic(form())
                    ? alsoBy(Theorem.ANALYTIC_ZEROS, rankUnbounded(certificate))
                    : new Rejected(certificate.kind(), "the rows are not shown to be analytic");
        }
        if (certificate instanceof RecurrenceEvidence.LastWeight) {
            return when(
                    new StateChecks(mechanism).isRegular(),
                    certificate,
                    "the weight of the last key is not shown to be nonzero for almost all tokens",
                    Theorem.TRIANGULAR,
                    Theorem.ANALYTIC_ZEROS);
        }
        if (!(certificate instanceof StructureEvidence.CausalDiagonal evidence)) {
            return new Rejected("kind", "expected causal-diagonal, got " + certificate.kind());
        }
        return when(
                plainForm().isPresent() && new DiagonalTheorem(mechanism).isAlmostNowhereZero(form(), evidence.form())
                        || new DiagonalTheorem(mechanism).isAlmostNowhereZeroWithTokens(form()),
                certificate,
                "the weight of the last key is not shown to be nonzero for almost all tokens",
                Theorem.TRIANGULAR,
                Theorem.ANALYTIC_ZEROS);
    }

    private Confirmation retrievalBudget(StructureGoal.RetrievalBudget goal, Certificate certificate) {
        return when(
                !mechanism.causal() && budget(certificate).equals(Optional.of(goal.bound())),
                certificate,
                "no such bound on the weights follows",
                budgetTheorem(certificate));
    }

    private static Theorem budgetTheorem(Certificate certificate) {
        return certificate instanceof StructureEvidence.BoundedScores
                ? Theorem.BOUNDED_SCORES
                : Theorem.RETRIEVAL_BUDGET;
    }

    /// A bound on sum_j sup_q a_K(q)_j for queries at all positions; no entry of a row is negative.
    private Optional<String> budget(Certificate certificate) {
        if (certificate instanceof StructureEvidence.BoundedScores evidence) {
            return plainForm().isPresent() && evidence.form().matches(form().weight())
                    ? BudgetTheorem.ratio(evidence.form())
                    : Optional.empty();
        }
        var row = certificate instanceof Factorisation evidence
                ? Optional.of(evidence.form())
                : Optional.<RowForm>empty();
        var rank = rank(certificate);
        return rank.isPresent() && isNonNegative(row) && sumsToAtMostOne(row) ? rank : Optional.empty();
    }

    private boolean isNonNegative(Optional<RowForm> row) {
        return TextRanges.of(mechanism.weight()).isNotNegative() || BudgetTheorem.isNonNegative(form(), row);
    }

    private boolean sumsToAtMostOne(Optional<RowForm> row) {
        return TextSumsToOne.holdsFor(mechanism) || BudgetTheorem.sumsToAtMostOne(form(), row);
    }

    private boolean sumsToOne() {
        return TextSumsToOne.holdsFor(mechanism) || BudgetTheorem.sumsToOne(form());
    }

    private Confirmation noRetrievalBudget(Certificate certificate) {
        if (certificate instanceof RecurrenceEvidence.SelectedKeys) {
            return when(!mechanism.causal() && selectsKeys(), certificate, "a query is not shown to select any key");
        }
        var theorem = new UnboundedBudget(mechanism);
        boolean shown = switch (certificate) {
            case StructureEvidence.Concentration it -> fills(it);
            case StructureEvidence.HarmonicKeys it -> fills(it);
            case StructureEvidence.Alignment it ->
                it.form().matches(form().weight()) && theorem.aligns(it.form(), form().domain(), it.growing());
            case StructureEvidence.UnboundedWeight it ->
                it.form().matches(form().weight()) && theorem.isUnbounded(it.form(), form().domain(), it.ray());
            default -> false;
        };
        return when(
                !mechanism.causal() && plainForm().isPresent() && shown,
                certificate,
                "the weights are not shown to grow without bound",
                unboundedTheorem(certificate));
    }

    private static Theorem unboundedTheorem(Certificate certificate) {
        return switch (certificate) {
            case StructureEvidence.Concentration ignored -> Theorem.VERTICES;
            case StructureEvidence.HarmonicKeys ignored -> Theorem.HARMONIC_WEIGHTS;
            default -> Theorem.LEADING_TERM;
        };
    }

    /// The weights of key i at q_i, for queries of any kind, add up beyond every bound.
    private boolean fills(StructureEvidence evidence) {
        var theorem = new UnboundedBudget(mechanism);
        return switch (evidence) {
            case StructureEvidence.Concentration it ->
                it.form().matches(form().weight()) && theorem.concentrates(it.form(), form().domain(), it.reach());
            case StructureEvidence.HarmonicKeys it ->
                it.form().matches(form().weight()) && theorem.isHarmonic(it.form(), form().domain(), it.curve());
            default -> false;
        };
    }

    private Confirmation localMassBudget(StructureGoal.LocalMassBudget goal, Certificate certificate) {
        return when(
                !mechanism.causal() && sumsToOne() && budget(certificate).equals(Optional.of(goal.bound())),
                certificate,
                "the rows are not probabilities, or no such bound follows",
                budgetTheorem(certificate),
                Theorem.MASS_IN_WINDOWS);
    }

    private Confirmation noLocalMassBudget(Certificate certificate) {
        if (certificate instanceof RecurrenceEvidence.SelectedKeys) {
            return when(!mechanism.causal() && selectsKeys(), certificate, "a query is not shown to select any key");
        }
        var row = switch (certificate) {
            case StructureEvidence.Concentration it -> Optional.of(it.form());
            case StructureEvidence.HarmonicKeys it -> Optional.of(it.form());
            default -> Optional.<RowForm>empty();
        };
        boolean shown = row.isPresent()
                && plainForm().isPresent()
                && sumsToOne()
                && isNonNegative(row)
                && fills((StructureEvidence) certificate);
        return when(
                !mechanism.causal() && shown,
                certificate,
                "the rows are not probabilities whose own weights add up beyond every bound",
                unboundedTheorem(certificate));
    }
}
