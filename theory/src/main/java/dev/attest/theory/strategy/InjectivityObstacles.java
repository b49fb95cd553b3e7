package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate.ScoreKind;
import dev.attest.theory.certificate.FeatureBlock;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.theorem.Independence;
import dev.attest.theory.certificate.theorem.InjectivityTheorem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.fraction.BigFraction;

/// How far a derivation of injectivity comes, and what it would have needed next.
final class InjectivityObstacles {
    private static final int MOST_POINTS = 9;

    private final RowForm form;

    InjectivityObstacles(RowForm form) {
        this.form = form;
    }

    List<Obstacle> find() {
        if (form.recovers() == RowForm.Recovers.NOTHING) {
            var function =
                    "F(S) = " + form.scale().text() + ", G(S) = " + form.shift().text();
            return List.of(Obstacle.notShown(function, "to give the scores back from the row, F being nowhere 0"));
        }
        return Stream.of(ScoreKind.EXPONENTIAL, ScoreKind.MONOTONE, ScoreKind.POWER, ScoreKind.SUM)
                .flatMap(kind -> of(kind).stream())
                .limit(1)
                .toList();
    }

    private Optional<Obstacle> of(ScoreKind kind) {
        var inner = InjectivityTheorem.innerSum(form.score(), kind);
        if (inner.isEmpty()) {
            return Optional.empty();
        }
        var blocks = new Factoriser(false).factorise(inner.get());
        if (blocks.isEmpty()) {
            return Optional.of(Obstacle.notShown(
                    inner.get().text(), "to be a finite sum of products of a function of q and one of k_j"));
        }
        boolean upToFactor = form.recovers() == RowForm.Recovers.SCORES_UP_TO_FACTOR;
        if (kind == ScoreKind.MONOTONE) {
            return Optional.of(Obstacle.notShown(
                    "the score " + form.score().text(),
                    "to be a strictly monotone function of " + inner.get().text()
                            + (upToFactor ? ", analytic but perhaps at 0 and not 0 there" : "")));
        }
        boolean withConstant = kind == ScoreKind.EXPONENTIAL || !upToFactor && isUpToConstant();
        if (!Independence.holds(blocks.get(), withConstant, points(blocks.get()))) {
            return Optional.of(Obstacle.notShown(
                    "psi(k) = " + written(blocks.get(), false),
                    "to have independent entries" + (withConstant ? " together with 1" : "")));
        }
        boolean projectively = upToFactor && kind != ScoreKind.EXPONENTIAL;
        return Optional.of(Obstacle.notShown(
                "phi(q) = " + written(blocks.get(), true),
                "to be " + (projectively ? "projectively " : "") + "injective"));
    }

    private boolean isUpToConstant() {
        return form.recovers() != RowForm.Recovers.SCORES;
    }

    private static List<BigFraction> points(List<FeatureBlock> blocks) {
        return IntStream.range(0, Math.min(blocks.size() + 1, MOST_POINTS))
                .mapToObj(BigFraction::new)
                .toList();
    }

    private static String written(List<FeatureBlock> blocks, boolean query) {
        var entries = new ArrayList<String>();
        blocks.forEach(block -> entries.add((query ? block.query() : block.key()).text()));
        return entries.stream().collect(Collectors.joining(", ", "(", ")"));
    }
}
