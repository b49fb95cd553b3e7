package dev.attest.theory.strategy;

import dev.attest.theory.certificate.Certificate;
import dev.attest.theory.certificate.RowForm;
import dev.attest.theory.certificate.StructureEvidence.Curve;
import dev.attest.theory.certificate.StructureEvidence.CurveKernel;
import dev.attest.theory.certificate.theorem.KernelTheorem;
import dev.attest.theory.certificate.theorem.RankTheorem;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.NormalForm;
import dev.attest.theory.statement.Evidence;
import dev.attest.theory.statement.Goal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Scores that are, along a line or on a sphere, a function of one product that is no polynomial: without a
/// mask the matrix of rows reaches rank n for every n.
///
/// @param goal what follows
public record Kernels(Goal goal) implements Strategy {
    @Override
    public Stream<Candidate> candidates(Reading reading) {
        var unmasked = reading.withoutMask();
        return unmasked.form().stream()
                .flatMap(form -> RankEvidence.forms(unmasked).flatMap(row -> of(row, form, reading.mechanism())));
    }

    private Stream<Candidate> of(RowForm row, NormalForm form, Mechanism mechanism) {
        var onLine = Stream.of(row)
                .filter(it -> RankTheorem.isUnbounded(it, form.domain(), mechanism))
                .map(it -> candidate(
                        new Certificate.ExponentialKernel(it),
                        "along a line the scores are exp(c x y): a generalised Vandermonde matrix of any size"));
        var onCurve = Arrays.stream(Curve.values())
                .filter(curve -> new KernelTheorem(mechanism).isUnbounded(row, form.domain(), curve))
                .map(curve -> candidate(new CurveKernel(row, curve), argument(curve)));
        return Stream.concat(onLine, onCurve);
    }

    private Candidate candidate(Certificate certificate, String because) {
        return new Candidate(goal, certificate, Evidence.PROVED, because);
    }

    private static String argument(Curve curve) {
        return switch (curve) {
            case SPHERE ->
                "for unit vectors the score is a function of q . k that is no polynomial: matrices of any rank";
            case LINE, OPPOSITE, AXIS ->
                "along a line the score is a function of x y that is no polynomial: matrices of any rank";
        };
    }

    @Override
    public List<Obstacle> obstacles(Reading reading) {
        return reading.withoutMask().rowForm().stream()
                .map(form -> Obstacle.notShown(
                        form.score().text(),
                        "a function of one product of a query and a key, nor one that is no polynomial"))
                .toList();
    }
}
