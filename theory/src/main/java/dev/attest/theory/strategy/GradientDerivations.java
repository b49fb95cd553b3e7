package dev.attest.theory.strategy;

import dev.attest.theory.certificate.AnalyticEvidence.GradientOfScores;
import dev.attest.theory.certificate.AnalyticEvidence.ScorePart;
import dev.attest.theory.certificate.AnalyticEvidence.ScoreShape;
import dev.attest.theory.certificate.AnalyticEvidence.SparseSlopes;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.ScoreSigns;
import dev.attest.theory.certificate.theorem.GradientTheorem;
import dev.attest.theory.certificate.theorem.MixedExponent;
import dev.attest.theory.certificate.theorem.SparseRowTheorem;
import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.formula.normal.Polynomial;
import dev.attest.theory.statement.AnalyticGoal;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.KeyMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Bounds of gradients: every part of the row, every way of reading its score, every factorisation.
public final class GradientDerivations implements Strategy {
    private static final List<BigFraction> SLOPES = Stream.of("1/4", "1/2", "1", "3/2", "2", "3", "4", "5", "10")
            .map(Exact::parse)
            .toList();

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        return Stream.concat(ofParts(reading), ofSparseRow(reading));
    }

    private static Stream<Candidate> ofSparseRow(Reading reading) {
        return reading.form().flatMap(form -> SparseRowTheorem.row(form.weight())).stream()
                .flatMap(row -> factorisations(SparseRowTheorem.moving(row)))
                .map(blocks -> new SparseSlopes(blocks, SLOPES))
                .flatMap(evidence -> SparseRowTheorem.bound(
                                reading.form().orElseThrow().weight(), evidence)
                        .stream()
                        .map(bound -> new Candidate(
                                new AnalyticGoal.BoundedGradient(bound), evidence, Evidence.PROVED, because(bound))));
    }

    private static Stream<Candidate> ofParts(Reading reading) {
        return RowParts.of(reading)
                .flatMap(forms -> parts(forms).stream())
                .flatMap(parts -> GradientTheorem.bound(parts).stream()
                        .map(bound -> new Candidate(
                                new AnalyticGoal.BoundedGradient(bound),
                                new GradientOfScores(parts),
                                Evidence.PROVED,
                                because(bound))));
    }

    private static String because(List<KeyMeasure> bound) {
        return bound.isEmpty()
                ? "the row does not change with the query"
                : "the slopes of the scores in q bound the gradient of every entry by " + KeyMeasure.words(bound);
    }

    /// Empty if some part has no bound.
    private static Optional<List<ScorePart>> parts(List<RowForm> forms) {
        var parts = new ArrayList<ScorePart>();
        for (var form : forms) {
            var part = part(form);
            if (part.isEmpty()) {
                return Optional.empty();
            }
            parts.add(part.get());
        }
        return Optional.of(parts);
    }

    private static Optional<ScorePart> part(RowForm form) {
        return Stream.of(ScoreShape.EXPONENTIAL, ScoreShape.SUM, ScoreShape.FUNCTION)
                .flatMap(shape -> blocks(form.score(), shape).map(blocks -> new ScorePart(form, shape, blocks, SLOPES)))
                .filter(part -> GradientTheorem.bound(List.of(part)).isPresent())
                .findFirst();
    }

    private static Stream<List<FeatureBlock>> blocks(Polynomial score, ScoreShape shape) {
        var sum = switch (shape) {
            case SUM -> Optional.of(score);
            case EXPONENTIAL -> MixedExponent.of(score).map(MixedExponent::mixed);
            case FUNCTION -> ScoreSigns.innerProduct(score).map(Polynomial::of);
        };
        return sum.stream().flatMap(GradientDerivations::factorisations);
    }

    private static Stream<List<FeatureBlock>> factorisations(Polynomial sum) {
        return Arrays.stream(Factoriser.Parameters.values())
                .flatMap(parameters ->
                        Stream.of(false, true).map(open -> new Factoriser(open, parameters).factorise(sum)))
                .flatMap(Optional::stream)
                .distinct();
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return RowParts.of(reading)
                .flatMap(List::stream)
                .filter(form -> part(form).isEmpty())
                .limit(1)
                .map(form -> Obstacle.notShown(
                        "the slope in q of the score " + form.score().text(),
                        "to be bounded, by itself or in proportion to the score as the scale "
                                + form.scale().text() + " needs"))
                .toList();
    }
}
