package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The recurrence of linear attention, and what it does not cover.
@AutoService(Claim.class)
public final class SumsOverTheKeysGiveTheCausalOutputOfFeatureProducts extends Reason {
    private static final Map<String, Function<BigFraction, BigFraction>> SCORES =
            Map.of("s = q . k", u -> u, "s = 3 q . k", u -> u.multiply(3), "s = (q . k)^2", u -> u.multiply(u));

    @Override
    Theorem theorem() {
        return Theorem.STATE_OF_SUMS;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all queries, keys and values and scores s = phi(q) . psi(k) the causal output sum_{j <= i} s_ij v_j is "
                        + "phi(q_i) . S_i with S_i = S_{i - 1} + psi(k_i) v_i^T; where rows are divided by the sum of their "
                        + "scores, that sum is phi(q_i) . z_i with z_i = z_{i - 1} + psi(k_i).",
                "\\sum_{j \\le i} \\phi(q_i) \\cdot \\psi(k_j)\\, v_j = \\phi(q_i)^\\top S_i,\\quad S_i = S_{i-1} + "
                        + "\\psi(k_i)\\, v_i^\\top",
                List.of("Q, K, V: every sequence of tokens", "tried with psi(k) = k and one channel of values"),
                "The sum is linear in psi(k_j) v_j^T, and phi(q_i) leaves it.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        int count = 1 + random.nextInt(size + 1);
        return Case.of(oneOf(random, SCORES.keySet().stream().sorted().toList()))
                .with("Q", vectors(random, count, width, size))
                .with("K", vectors(random, count, width, size))
                .withRow("v", Tokens.vector(random, count, size));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(Hypothesis.of(
                "the score is phi(q) . k, phi(q) = c q",
                instance -> !instance.setting().contains("^")));
    }

    @Override
    Finding find(Case instance) {
        var score = SCORES.getOrDefault(instance.setting(), u -> u);
        var factor = score.apply(ONE);
        var state = Entrywise.times(ZERO, instance.row("K"));
        for (int i = 0; i < instance.rows("Q").size(); i++) {
            var query = instance.rows("Q").get(i);
            state = Entrywise.plus(
                    state, instance.row("v").get(i), instance.rows("K").get(i));
            var direct = IntStream.rangeClosed(0, i)
                    .mapToObj(j -> score.apply(
                                    Entrywise.dot(query, instance.rows("K").get(j)))
                            .multiply(instance.row("v").get(j)))
                    .reduce(ZERO, BigFraction::add);
            if (!direct.equals(factor.multiply(Entrywise.dot(query, state)))) {
                return exact(false, "the outputs differ at position " + i);
            }
        }
        return exact(true, "the outputs are equal at every position");
    }
}
