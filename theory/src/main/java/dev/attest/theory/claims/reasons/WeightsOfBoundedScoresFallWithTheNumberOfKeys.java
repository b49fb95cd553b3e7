package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import java.util.List;
import java.util.random.RandomGenerator;

/// Bounded scores disperse, and their ratio bounds what all keys together can receive.
@AutoService(Claim.class)
public final class WeightsOfBoundedScoresFallWithTheNumberOfKeys extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.BOUNDED_SCORES;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all n and scores with 0 < l <= s_j <= u every s_j over the sum is at most u / (u + (n - 1) l); for "
                        + "softmax of logits in a range of length D that is e^D / (e^D + n - 1).",
                "0 < l \\le s_j \\le u \\implies \\frac{s_j}{\\sum_l s_l} \\le \\frac{u}{u + (n - 1)\\, l} \\le "
                        + "\\frac{u}{n\\, l}",
                List.of("s: every n scores between l and u"),
                "x / (x + r) grows with x and falls with r, where x = s_j is at most u and the rest r at least (n - 1) l. "
                        + "Attained. Logits that grow like log n are not bounded, and such a softmax need not disperse.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        return Case.of("")
                .withRow("s", fractions(random, 1 + random.nextInt(size + 1), size + 1))
                .withNumber("l", fraction(random, 1))
                .withNumber("u", number(random.nextInt(size + 2)));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of("l > 0", instance -> below(ZERO, instance.number("l"))),
                Hypothesis.of(
                        "s_j >= l",
                        instance -> instance.row("s").stream().allMatch(s -> atMost(instance.number("l"), s))),
                Hypothesis.of(
                        "s_j <= u",
                        instance -> instance.row("s").stream().allMatch(s -> atMost(s, instance.number("u")))));
    }

    @Override
    Finding find(Case instance) {
        var upper = instance.number("u");
        int count = instance.row("s").size();
        var share = instance.row("s").getFirst().divide(Entrywise.sum(instance.row("s")));
        var bound = upper.divide(upper.add(instance.number("l").multiply(count - 1)));
        return atMost(bound, upper.divide(instance.number("l").multiply(count)))
                ? isAtMost(share, bound)
                : exact(false, "the second bound is below the first");
    }
}
