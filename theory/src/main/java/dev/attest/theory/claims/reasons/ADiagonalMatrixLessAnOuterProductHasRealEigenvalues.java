package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.scalar.ExactText;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The delta rule and its kind: a transition D + alpha beta^T with alpha_t beta_t <= 0.
@AutoService(Claim.class)
public final class ADiagonalMatrixLessAnOuterProductHasRealEigenvalues extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.REAL_EIGENVALUES;
    }

    @Override
    public Statement statement() {
        return cited(
                "For every diagonal D and alpha, beta with alpha_t beta_t <= 0 for all t the eigenvalues of D + alpha beta^T "
                        + "are real, and at least min_t D_t - sum_t |alpha_t beta_t|.",
                "\\alpha_t \\beta_t \\le 0 \\implies \\operatorname{spec}(D + \\alpha \\beta^\\top) \\subset \\left[\\min_t D_t "
                        + "- \\textstyle\\sum_t |\\alpha_t \\beta_t|,\\; \\infty\\right)",
                List.of("D, alpha, beta: every such d numbers", "tried for d = 2"),
                "Where no alpha_t beta_t is 0 the matrix is similar to D - z z^T with z_t^2 = -alpha_t beta_t, which is "
                        + "symmetric, and x^T (D - z z^T) x >= (min D - |z|^2) |x|^2; the others are limits of such.",
                "horn2013matrix",
                "Theorem 4.3.1 (Weyl)");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return Case.of("")
                .withRow("D", fractions(random, 2, size))
                .withRow("alpha", fractions(random, 2, size))
                .withRow("beta", fractions(random, 2, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "alpha_t beta_t <= 0",
                instance -> IntStream.range(0, 2).allMatch(t -> atMost(product(instance, t), ZERO))));
    }

    private static BigFraction product(Case instance, int t) {
        return instance.row("alpha").get(t).multiply(instance.row("beta").get(t));
    }

    /// The characteristic polynomial x^2 - trace x + determinant has real zeros, and none below the bound.
    @Override
    Finding find(Case instance) {
        var diagonal = instance.row("D");
        var first = diagonal.getFirst().add(product(instance, 0));
        var second = diagonal.getLast().add(product(instance, 1));
        var trace = first.add(second);
        var determinant = first.multiply(second).subtract(product(instance, 0).multiply(product(instance, 1)));
        var discriminant = trace.multiply(trace).subtract(determinant.multiply(4));
        var bound = Collections.min(diagonal)
                .subtract(product(instance, 0).abs())
                .subtract(product(instance, 1).abs());
        var value = bound.multiply(bound).subtract(trace.multiply(bound)).add(determinant);
        boolean holds = atMost(ZERO, discriminant) && atMost(ZERO, value) && atMost(bound.multiply(2), trace);
        return exact(holds, "discriminant " + ExactText.text(discriminant) + ", at the bound " + ExactText.text(value));
    }
}
