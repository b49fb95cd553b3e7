package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// With a causal mask the first d positions see too few keys, for softmax as for InLine.
@AutoService(Claim.class)
public final class NoMoreKeysThanDimensionsLeaveQueriesWithOneRow implements Claim.Universal<Case>, Claim.Structural {
    private static final String SOFTMAX = "causal; weight = softmax(dot(q, k))";
    private static final List<String> TEXTS = List.of(
            SOFTMAX,
            "weight = softmax(dot(q, k))",
            "causal; score = dot(q, k); weight = score - mean(score) + 1/n",
            "score = dot(q, k); weight = score - mean(score) + 1/n");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d >= 1 and n <= d keys: softmax and InLine have different queries with one row; so "
                        + "with a causal mask neither is injective at the first d positions, whatever the "
                        + "keys are.",
                "n \\le d \\implies \\exists w \\ne 0\\;\\forall q\\colon S_K(q + w) = S_K(q),\\; "
                        + "\\mathrm{InL}_K(q + w) = \\mathrm{InL}_K(q)",
                List.of(
                        "K: every real n x d matrix with n <= d; position i of a causal row, counted from 1, "
                                + "has n = i",
                        "q: all of R^d; InLine with the identity"),
                "[K 1] has n rows and d + 1 > n columns, hence (w, -c) in its kernel, and w is not 0: K w = "
                        + "c 1 is what both forget. Windows of 7 x 7 tokens are enough for heads of width "
                        + "32: 49 keys against the 33 that it takes.");
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "That d + 1 keys are enough: they have to span the space affinely.",
                "That the directions w matter: queries in use may not differ along them.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(3);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(width + 1), 1, width, size);
        return Case.of(Maps.oneOf(random, TEXTS)).with("K", tokens.keys()).with("q", tokens.queries());
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "no more keys than dimensions: n <= d",
                instance -> instance.rows("K").size() <= instance.row("q").size()));
    }

    @Override
    public Finding conclusion(Case instance) {
        return new RationalMatrix(instance.rows("K"))
                .withOnes()
                .nullVector()
                .map(kernel ->
                        along(instance, kernel.subList(0, instance.row("q").size())))
                .orElseGet(() -> new Finding.Exact(false, "rank [K 1] = d + 1: no two queries have one row"));
    }

    private static Finding along(Case instance, List<BigFraction> w) {
        Mechanism mechanism = Definitions.written(instance.setting());
        List<BigFraction> other = Entrywise.plus(instance.row("q"), BigFraction.ONE, w);
        boolean equal =
                !other.equals(instance.row("q")) && Rows.equal(mechanism, instance.rows("K"), instance.row("q"), other);
        return new Finding.Exact(
                equal, "the rows of q and " + ExactText.text(other) + (equal ? " are equal" : " differ"));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(Expectation.exactlyWhen(Definitions.written(SOFTMAX), "injective", KeysSpan.CONDITION));
    }

    /// The condition says more: it takes d + 1 keys to satisfy it.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
