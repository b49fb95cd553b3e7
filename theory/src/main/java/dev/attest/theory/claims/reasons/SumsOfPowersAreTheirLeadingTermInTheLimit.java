package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Tokens;
import java.util.List;
import java.util.random.RandomGenerator;

/// What a normal form of one variable is like as the variable grows.
@AutoService(Claim.class)
public final class SumsOfPowersAreTheirLeadingTermInTheLimit extends Reason {
    @Override
    Theorem theorem() {
        return Theorem.LEADING_TERM;
    }

    @Override
    public Statement statement() {
        return derived(
                "For every sum of terms c_i t^(p_i) with p_1 larger by 1 or more than all others, c_1 not 0, and t >= 1: the "
                        + "sum over its first term differs from 1 by at most sum_{i > 1} |c_i| / (|c_1| t). Terms with "
                        + "e^(r t^s) are ordered by their exponents first.",
                "\\left|\\frac{\\sum_i c_i t^{p_i}}{c_1 t^{p_1}} - 1\\right| \\le \\frac{\\sum_{i > 1} |c_i|}{|c_1|\\, t}",
                List.of("c, p: every finite list of terms", "t: every number >= 1"),
                "Each other term over the first is c_i / c_1 times a power of t of exponent -1 at most.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int count = 2 + random.nextInt(3);
        return Case.of("")
                .withRow("c", Tokens.vector(random, count, size))
                .withRow("p", Tokens.vector(random, count, 3))
                .withNumber("t", fraction(random, 4 * size).abs());
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the first power is the largest by 1 or more",
                        instance -> instance.row("p").stream()
                                .skip(1)
                                .allMatch(power ->
                                        atMost(power.add(ONE), instance.row("p").getFirst()))),
                Hypothesis.of("t >= 1", instance -> atMost(ONE, instance.number("t"))),
                Hypothesis.<Case>of(
                                "c_1 is not 0",
                                instance -> !instance.row("c").getFirst().equals(ZERO))
                        .technical("otherwise the first term is not there"));
    }

    @Override
    Finding find(Case instance) {
        var point = instance.number("t");
        var first = instance.row("c").getFirst();
        var lead = first.multiply(point.pow(instance.row("p").getFirst().intValue()));
        var rest = ZERO;
        var sizes = ZERO;
        for (int i = 1; i < instance.row("c").size(); i++) {
            var coefficient = instance.row("c").get(i);
            rest = rest.add(
                    coefficient.multiply(point.pow(instance.row("p").get(i).intValue())));
            sizes = sizes.add(coefficient.abs());
        }
        return isAtMost(rest.divide(lead).abs(), sizes.divide(first.abs().multiply(point)));
    }
}
