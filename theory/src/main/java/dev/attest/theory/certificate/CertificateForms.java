package dev.attest.theory.certificate;

import dev.attest.theory.certificate.theorem.DomainTheorem;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.IndexNotation;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.formula.normal.SignSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// The forms that a certificate carries, read again from their text: with the signs of the parameters as the
/// definition declares them, no symbol but parameters, sizes and S, no index that does not belong, and a value
/// wherever the row has one.
final class CertificateForms {
    private final Mechanism mechanism;
    private final Map<String, SignSet> parameters;
    private final Map<String, SignSet> withSum;
    private final FreeNames names;

    CertificateForms(Mechanism mechanism) {
        this.mechanism = mechanism;
        this.parameters = NormalForm.parameterSigns(mechanism);
        this.withSum = new HashMap<>(parameters);
        withSum.put(RowForm.SUM.name(), RowForm.SUM.signs());
        this.names = new FreeNames(mechanism.widths());
    }

    /// A certificate without forms needs no normal form of the definition.
    ///
    /// @throws IllegalArgumentException if a form is not one that a certificate may hold
    Certificate read(Certificate certificate) {
        return switch (certificate) {
            case Certificate.EntrySigns signs ->
                new Certificate.EntrySigns(signs.form().map(this::row));
            case Certificate.InverseFamily inverse ->
                new Certificate.InverseFamily(row(inverse.form()), blocks(inverse.blocks()), inverse.example());
            case Certificate.IntermediateValue value ->
                new Certificate.IntermediateValue(
                        row(value.form()), blocks(value.blocks()), value.low(), value.middle(), value.high());
            case Certificate.Collapse collapse -> new Certificate.Collapse(row(collapse.form()), collapse.sum());
            case Certificate.Injectivity injectivity ->
                new Certificate.Injectivity(
                        row(injectivity.form()),
                        injectivity.score(),
                        blocks(injectivity.blocks()),
                        injectivity.proof(),
                        injectivity.points());
            case Certificate.GenericKeys keys ->
                new Certificate.GenericKeys(blocks(keys.blocks()), blocks(keys.other()), keys.proof());
            case Certificate.Factorisation factorisation ->
                new Certificate.Factorisation(row(factorisation.form()), blocks(factorisation.blocks()));
            case Certificate.ExponentialKernel kernel -> new Certificate.ExponentialKernel(row(kernel.form()));
            case Certificate.DomainSigns ignored -> certificate;
            case Certificate.UndefinedPoint ignored -> certificate;
            case Certificate.SignChange ignored -> certificate;
            case Certificate.Identity ignored -> certificate;
            case Certificate.RowAtPoint ignored -> certificate;
            case Certificate.RowsAtScales ignored -> certificate;
            case Certificate.CollisionFamily ignored -> certificate;
            case Certificate.ShiftedThroughMatrix ignored -> certificate;
            case Certificate.Saturation ignored -> certificate;
            case Certificate.ScaledText ignored -> certificate;
            case Certificate.FewFeatures ignored -> certificate;
            case Certificate.LinearRow ignored -> certificate;
            case Certificate.WithoutRotations ignored -> certificate;
            case Certificate.WithInputs ignored -> certificate;
            case SymmetryEvidence.ConvexWeights convex ->
                new SymmetryEvidence.ConvexWeights(convex.form().map(this::row));
            case SymmetryEvidence.SymmetricForm ignored -> certificate;
            case SymmetryEvidence.Instance ignored -> certificate;
            case StructureEvidence structure -> read(structure);
            case AnalyticEvidence.GradientOfScores gradient ->
                new AnalyticEvidence.GradientOfScores(
                        gradient.parts().stream().map(this::part).toList());
            case AnalyticEvidence.SparseSlopes slopes ->
                new AnalyticEvidence.SparseSlopes(blocks(slopes.blocks()), slopes.slopes());
            case AnalyticEvidence.SparseLine ignored -> certificate;
            case AnalyticEvidence.LinearInQuery ignored -> certificate;
            case AnalyticEvidence.SteepLine ignored -> certificate;
            case AnalyticEvidence.KeyLaws laws ->
                new AnalyticEvidence.KeyLaws(row(laws.form()), blocks(laws.blocks()), laws.selection());
            case AnalyticEvidence.BoundedRatio scores -> new AnalyticEvidence.BoundedRatio(row(scores.form()));
            case AnalyticEvidence.PolynomialScores scores ->
                new AnalyticEvidence.PolynomialScores(row(scores.form()), block(scores.block()));
            case AnalyticEvidence.UniformShare share -> new AnalyticEvidence.UniformShare(row(share.form()));
            case AnalyticEvidence.ExponentialLine line ->
                new AnalyticEvidence.ExponentialLine(row(line.form()), line.axis());
            case AnalyticEvidence.OrderInKeys orders ->
                new AnalyticEvidence.OrderInKeys(
                        orders.parts().stream().map(this::row).toList());
            case AnalyticEvidence.OneAmongCopies ignored -> certificate;
            case RecurrenceEvidence recurrence -> recurrence(recurrence);
        };
    }

    private Certificate recurrence(RecurrenceEvidence certificate) {
        return switch (certificate) {
            case RecurrenceEvidence.StateOfFeatures state ->
                new RecurrenceEvidence.StateOfFeatures(
                        blocks(state.row()),
                        state.sums().stream().map(this::blocks).toList());
            case RecurrenceEvidence.GrowingScores scores ->
                new RecurrenceEvidence.GrowingScores(row(scores.form()), scores.curve());
            case RecurrenceEvidence.StateOfScores state ->
                new RecurrenceEvidence.StateOfScores(row(state.form()), blocks(state.blocks()));
            case RecurrenceEvidence.FallingFactor factor ->
                new RecurrenceEvidence.FallingFactor(row(factor.form()), factor.point());
            case RecurrenceEvidence.GrowingWeight weight ->
                new RecurrenceEvidence.GrowingWeight(row(weight.form()), weight.point(), weight.near(), weight.far());
            default -> certificate;
        };
    }

    private Certificate read(StructureEvidence evidence) {
        return switch (evidence) {
            case StructureEvidence.TextFeatures ignored -> evidence;
            case StructureEvidence.CausalHeader ignored -> evidence;
            case StructureEvidence.SwitchingTokens ignored -> evidence;
            case StructureEvidence.CurveKernel it -> new StructureEvidence.CurveKernel(row(it.form()), it.curve());
            case StructureEvidence.CausalDiagonal it ->
                new StructureEvidence.CausalDiagonal(it.form().map(this::row));
            case StructureEvidence.BoundedScores it -> new StructureEvidence.BoundedScores(row(it.form()));
            case StructureEvidence.Concentration it -> new StructureEvidence.Concentration(row(it.form()), it.reach());
            case StructureEvidence.HarmonicKeys it -> new StructureEvidence.HarmonicKeys(row(it.form()), it.curve());
            case StructureEvidence.Alignment it -> new StructureEvidence.Alignment(row(it.form()), it.growing());
            case StructureEvidence.UnboundedWeight it ->
                new StructureEvidence.UnboundedWeight(row(it.form()), it.ray());
        };
    }

    private RowForm row(RowForm claimed) {
        var score = read(claimed.score(), parameters, List.of());
        refuseUndefined(score, UnaryOperator.identity(), UnaryOperator.identity());
        var row = new RowForm(
                score, read(claimed.scale(), withSum, List.of()), read(claimed.shift(), withSum, List.of()));
        refuseUndefined(row.scale(), row::withItsSigns, row::withTotal);
        refuseUndefined(row.shift(), row::withItsSigns, row::withTotal);
        return row;
    }

    private AnalyticEvidence.ScorePart part(AnalyticEvidence.ScorePart claimed) {
        return new AnalyticEvidence.ScorePart(
                row(claimed.form()), claimed.score(), blocks(claimed.blocks()), claimed.slopes());
    }

    private List<FeatureBlock> blocks(List<FeatureBlock> claimed) {
        return claimed.stream().map(this::block).toList();
    }

    private FeatureBlock block(FeatureBlock claimed) {
        var indices = IntStream.rangeClosed(1, claimed.indices().size())
                .mapToObj(number -> "a" + number)
                .toList();
        if (!claimed.indices().equals(indices)) {
            throw new IllegalArgumentException("expected the indices " + indices + ", got " + claimed.indices());
        }
        claimed.widths().forEach(names::checkWidth);
        var query = read(claimed.query(), parameters, indices);
        var key = read(claimed.key(), parameters, indices);
        refuseUndefined(query, UnaryOperator.identity(), UnaryOperator.identity());
        refuseUndefined(key, UnaryOperator.identity(), UnaryOperator.identity());
        return new FeatureBlock(indices, claimed.widths(), query, key);
    }

    private Polynomial read(Polynomial claimed, Map<String, SignSet> symbols, List<String> indices) {
        var polynomial = IndexNotation.read(claimed.text(), symbols);
        names.check(polynomial, indices);
        return polynomial;
    }

    private void refuseUndefined(
            Polynomial polynomial, UnaryOperator<Polynomial> withSigns, UnaryOperator<Polynomial> inPlace) {
        if (!DomainTheorem.isDefinedWithText(
                polynomial, NormalForm.of(mechanism).domain(), withSigns, inPlace)) {
            throw new IllegalArgumentException(
                    "expected a form that has a value wherever the row has one, got " + polynomial.text());
        }
    }
}
