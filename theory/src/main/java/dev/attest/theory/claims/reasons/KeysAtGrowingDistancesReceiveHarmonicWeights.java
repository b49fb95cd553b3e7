package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Scores that vanish at infinity still have no budget.
@AutoService(Claim.class)
public final class KeysAtGrowingDistancesReceiveHarmonicWeights extends Reason {
    private static final Map<String, Function<BigFraction, BigFraction>> FUNCTIONS = Map.of(
            "1 / (1 + u)", u -> ONE.add(u).reciprocal(),
            "1 / (1 + u^2)", u -> ONE.add(u.multiply(u)).reciprocal(),
            "1", u -> ONE);

    @Override
    Theorem theorem() {
        return Theorem.HARMONIC_WEIGHTS;
    }

    @Override
    public Statement statement() {
        return derived(
                "For all n, r >= n and h that falls from h(0) = 1 with h(u) <= 1/u, keys y_j = r^(2j) and queries x_j = "
                        + "r^(-2j - 1), j = 1, ..., n: the weights that the query j gives the key j, of scores h(x y) over "
                        + "their sum, add up to at least h(1/r) (1/2 + 1/3 + ... + 1/(n + 1)).",
                "\\sum_{j=1}^n \\frac{h(x_j y_j)}{\\sum_l h(x_j y_l)} \\ge h(1/r) \\sum_{j=1}^n \\frac{1}{j + 1}",
                List.of("h: every such function", "n: every number", "r: every number >= n"),
                "At the query j the keys up to j have scores between h(1/r) and 1, and the n - j others 1/r at most, so that "
                        + "the sum is at most j + 1. The harmonic sum has no bound.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        int count = 1 + random.nextInt(12);
        return Case.of(oneOf(random, FUNCTIONS.keySet().stream().sorted().toList()))
                .withNumber("n", number(count))
                .withNumber("r", number(random.nextBoolean() ? count + random.nextInt(size) : 1));
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of("h(u) <= 1/u", instance -> instance.setting().contains("u")),
                Hypothesis.of("r >= n", instance -> atMost(instance.number("n"), instance.number("r"))));
    }

    @Override
    Finding find(Case instance) {
        var function = FUNCTIONS.getOrDefault(instance.setting(), u -> ONE);
        int count = instance.number("n").intValue();
        var ratio = instance.number("r");
        var sum = ZERO;
        var harmonic = ZERO;
        for (int j = 1; j <= count; j++) {
            int query = j;
            var scores = IntStream.rangeClosed(1, count)
                    .mapToObj(l -> function.apply(ratio.pow(2 * l - 2 * query - 1)))
                    .toList();
            sum = sum.add(scores.get(j - 1).divide(Entrywise.sum(scores)));
            harmonic = harmonic.add(new BigFraction(1, j + 1));
        }
        return isAtMost(function.apply(ratio.reciprocal()).multiply(harmonic), sum);
    }
}
