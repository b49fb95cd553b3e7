package dev.attest.theory.claims.reasons;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import java.util.List;

/// What a step of the query does to a weight of softmax.
@AutoService(Claim.class)
public final class TheGradientOfSoftmaxIsAtMostAQuarterOfTheDiameterOfTheKeys extends ChangesOfRows {
    private static final List<String> DIVIDED = List.of("weight = softmax(dot(q, k))");

    @Override
    List<String> texts() {
        return List.of(DIVIDED.getFirst(), "weight = exp(dot(q, k))");
    }

    @Override
    public Statement statement() {
        return derived(
                "For all n, keys of diameter D at most and queries the gradient of a weight of softmax(q . k_j) is at most "
                        + "D/4: |a_j(p) - a_j(q)| <= D |p - q| / 4.",
                "\\|k_i - k_l\\| \\le D \\implies |a_j(p) - a_j(q)| \\le \\tfrac{D}{4} \\|p - q\\|",
                List.of("K: every n keys", "p, q: every two queries"),
                "grad a_j = a_j (k_j - sum_l a_l k_l) = a_j (1 - a_j) (k_j - m) with a mean m of the other keys, and a_j (1 - "
                        + "a_j) <= 1/4. The same holds of any score with grad log s_l in the place of k_l. In every l_p norm "
                        + "the Jacobian of softmax itself is at most 1/2.");
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                textIsIn("the scores are divided by their sum", DIVIDED),
                Hypothesis.of(
                        "D is the diameter of the keys at least",
                        instance -> instance.rows("K").stream()
                                .allMatch(key -> instance.rows("K").stream().allMatch(other -> {
                                    var apart = minus(key, other);
                                    return atMost(Entrywise.dot(apart, apart), instance.number("D^2"));
                                }))));
    }

    @Override
    Finding find(Case instance) {
        var step = step(instance);
        return isBounded(
                instance,
                instance.number("D^2").multiply(Entrywise.dot(step, step)).divide(16));
    }
}
