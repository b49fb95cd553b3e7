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
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Decay by channels makes weights fall with the lag only for content of one sign.
@AutoService(Claim.class)
public final class SumsOfFallingFactorsFallWhereTheContentHasOneSign extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.FALLING_FACTORS;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all lags L, factors 0 <= d_t <= 1 and contents c_t >= 0: sum_t c_t d_t^(L + 1) <= sum_t c_t d_t^L.",
                "0 \\le d_t \\le 1,\\; c_t \\ge 0 \\implies \\sum_t c_t d_t^{L+1} \\le \\sum_t c_t d_t^L",
                List.of("L: every lag", "c_t = q_t k_t: every content of one sign; of the other by symmetry"),
                "Term by term, and the same for any factors g_t(L) >= 0 that fall. Terms of both signs may cancel at one lag "
                        + "and not at the next.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(3);
        return Case.of("")
                .withRow("c", Tokens.vector(random, width, size))
                .withRow("d", fractions(random, width, 3))
                .withNumber("L", number(random.nextInt(size + 1)));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "no content is negative",
                        instance -> instance.row("c").stream().allMatch(it -> atMost(ZERO, it))),
                Hypothesis.of(
                        "no factor is negative",
                        instance -> instance.row("d").stream().allMatch(it -> atMost(ZERO, it))),
                Hypothesis.of(
                        "no factor is larger than 1",
                        instance -> instance.row("d").stream().allMatch(it -> atMost(it, ONE))));
    }

    @Override
    Finding find(Case instance) {
        int lag = instance.number("L").intValue();
        return isAtMost(weight(instance, lag + 1).abs(), weight(instance, lag).abs());
    }

    private static BigFraction weight(Case instance, int lag) {
        return Entrywise.dot(
                instance.row("c"),
                instance.row("d").stream().map(factor -> factor.pow(lag)).toList());
    }
}
