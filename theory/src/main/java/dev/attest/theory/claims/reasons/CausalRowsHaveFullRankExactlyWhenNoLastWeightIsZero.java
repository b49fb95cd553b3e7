package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Rank is no measure of capacity under a causal mask: one feature is enough.
@AutoService(Claim.class)
public final class CausalRowsHaveFullRankExactlyWhenNoLastWeightIsZero extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.TRIANGULAR;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all m >= 1, queries and keys, the causal matrix of the scores phi(q_i) . psi(k_j), j <= i, has rank n "
                        + "exactly when phi(q_i) . psi(k_i) is 0 for no i.",
                "\\det \\left(\\phi(q_i) \\cdot \\psi(k_j)\\, [j \\le i]\\right)_{ij} = \\prod_i \\phi(q_i) \\cdot "
                        + "\\psi(k_i)",
                List.of(
                        "Q, K: every n queries and keys",
                        "m: every number of features, tried with phi(x) = psi(x) = x"),
                "The determinant of a triangular matrix is the product of its diagonal. Dividing rows by numbers changes "
                        + "no rank.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        int count = 1 + random.nextInt(size + 1);
        return Case.of(random.nextInt(4) > 0 ? "causal" : "no mask")
                .with("Q", vectors(random, count, width, size))
                .with("K", vectors(random, count, width, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the mask is causal", instance -> instance.setting().equals("causal")),
                Hypothesis.necessary(
                        "no q_i . k_i is 0",
                        instance -> IntStream.range(0, instance.rows("K").size())
                                .noneMatch(i -> score(instance, i, i).equals(ZERO)),
                        UnaryOperator.identity()));
    }

    private static BigFraction score(Case instance, int i, int j) {
        return Entrywise.dot(instance.rows("Q").get(i), instance.rows("K").get(j));
    }

    @Override
    Finding find(Case instance) {
        int count = instance.rows("K").size();
        boolean causal = instance.setting().equals("causal");
        var matrix = new RationalMatrix(IntStream.range(0, count)
                .mapToObj(i -> IntStream.range(0, count)
                        .mapToObj(j -> causal && j > i ? ZERO : score(instance, i, j))
                        .toList())
                .toList());
        return exact(matrix.rank() == count, "rank " + matrix.rank() + ", n = " + count);
    }
}
