package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate.Injectivity;
import dev.attest.theory.certificate.Certificate.ScoreKind;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.FeatureProof;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.theorem.InjectivityTheorem;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.normal.Domain;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// Derivations of injectivity: every way of reading the score, every factorisation, every proof about the
/// features.
public final class InjectivityDerivations implements Strategy {
    private static final int[][] POINTS = {
        {0, 1, -1, 2, -2, 3, -3, 4}, {1, 2, 3, 4, 5, 6, 7, 8}, {-1, 1, 3, -4, 5, -6, 7, -8}
    };

    @Override
    public Stream<Candidate> candidates(Reading reading) {
        if (reading.rowForm().isEmpty() || reading.form().isEmpty()) {
            return Stream.empty();
        }
        var domain = reading.form().get().domain();
        var parameters = reading.mechanism().parameters();
        return Stream.of(ScoreKind.EXPONENTIAL, ScoreKind.SUM, ScoreKind.POWER, ScoreKind.MONOTONE)
                .flatMap(kind -> forms(reading.rowForm().get()).flatMap(form -> evidence(form, kind)))
                .flatMap(evidence -> candidate(evidence, domain, parameters).stream());
    }

    /// The row form, and the one whose score has the shift too, where that is another.
    private static Stream<RowForm> forms(RowForm form) {
        return Stream.concat(Stream.of(form), RowFormSearch.withOffset(form).stream());
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return reading.rowForm()
                .map(form -> new InjectivityObstacles(form).find())
                .orElseGet(List::of);
    }

    private static Stream<Injectivity> evidence(RowForm form, ScoreKind kind) {
        var inner = InjectivityTheorem.innerSum(form.score(), kind);
        if (inner.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(Factoriser.Parameters.values())
                .flatMap(parameters -> Stream.of(false, true).map(open -> new Factoriser(open, parameters)))
                .map(factoriser -> factoriser.factorise(inner.get()))
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(blocks -> proofs(blocks).stream()
                        .flatMap(proof ->
                                points(blocks).map(points -> new Injectivity(form, kind, blocks, proof, points))));
    }

    private static Stream<List<BigFraction>> points(List<FeatureBlock> blocks) {
        int count = (int) blocks.stream().filter(block -> !block.isSingle()).count() + 1;
        return count > POINTS[0].length
                ? Stream.empty()
                : Stream.of(POINTS).map(row -> {
                    var points = new ArrayList<BigFraction>();
                    for (int i = 0; i < count; i++) {
                        points.add(new BigFraction(row[i]));
                    }
                    return points;
                });
    }

    private static Optional<Candidate> candidate(
            Injectivity evidence, List<Domain.Requirement> domain, List<Parameter> parameters) {
        return InjectivityTheorem.conclude(evidence, domain, parameters).map(conclusion -> {
            var goal = new Goal.Injective(conclusion.condition(), conclusion.exact());
            return new Candidate(goal, evidence, Evidence.PROVED, because(evidence));
        });
    }

    private static String because(Injectivity evidence) {
        var scores = switch (evidence.form().recovers()) {
            case SCORES -> "the row gives the scores";
            case SCORES_UP_TO_FACTOR -> "the row gives the scores up to a factor";
            case SCORES_UP_TO_CONSTANT -> "the row gives the scores up to a constant";
            case SCORES_BY_FEATURES -> "the row gives the scores";
            case NOTHING -> "";
        };
        var features = switch (evidence.score()) {
            case SUM -> "the keys give the features of the query";
            case EXPONENTIAL -> "their logarithms and the keys give the features of the query";
            case MONOTONE -> "a strictly monotone function and the keys give the features of the query";
            case POWER -> "a root and the keys give the features of the query";
        };
        return scores + ", " + features + ", and those the query";
    }

    private static List<FeatureProof> proofs(List<FeatureBlock> blocks) {
        var injective = new ArrayList<FeatureProof>();
        for (int i = 0; i < blocks.size(); i++) {
            if (!blocks.get(i).isSingle()) {
                injective.add(new FeatureProof.Elementwise(i));
                injective.add(new FeatureProof.OfLinearMap(i));
                injective.add(new FeatureProof.Radial(i));
            }
        }
        var all = new ArrayList<>(injective);
        for (int i = 0; i < blocks.size(); i++) {
            int block = i;
            if (blocks.get(i).isSingle()) {
                injective.forEach(proof -> all.add(new FeatureProof.DividedBy(block, proof)));
            } else {
                all.add(new FeatureProof.ExponentialOfLinearMap(i));
                all.add(new FeatureProof.UpToSign(i));
            }
            for (int j = 0; j < blocks.size(); j++) {
                if (j != i && !blocks.get(i).isSingle()) {
                    all.add(new FeatureProof.Degrees(i, j));
                    all.add(new FeatureProof.Waves(i, j));
                }
            }
            for (int j = i + 1; j < blocks.size(); j++) {
                int other = j;
                injective.forEach(proof -> all.add(new FeatureProof.Reciprocal(block, other, proof)));
            }
        }
        return all;
    }
}
