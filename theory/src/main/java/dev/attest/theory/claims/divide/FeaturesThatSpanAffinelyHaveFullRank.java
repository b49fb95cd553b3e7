package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.random.RandomGenerator;

/// Of the two published conditions on ranks, the first follows from the second: for softmax with the keys
/// themselves for features, for InLine with any.
@AutoService(Claim.class)
public final class FeaturesThatSpanAffinelyHaveFullRank implements Claim.Universal<FeaturesAndKeys> {
    private static final List<String> MAPS = List.of("x", "relu(x)", "x^2", "leakyrelu(x, 1/100)", "concat(1, x)");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, m, n >= 1, feature maps phi: R^d -> R^m and keys K: rank [phi(K) 1] = m + 1 "
                        + "implies rank phi(K) = m; so the condition rank K = d of Proposition 1 and the "
                        + "condition rank phi(K) = d of Proposition 3 can be left out.",
                "\\operatorname{rank}[\\phi(K)\\;\\mathbf 1] = m + 1 \\implies \\operatorname{rank} \\phi(K) " + "= m",
                List.of("phi: every map R^d -> R^m; with phi(x) = x the keys themselves", "K: every n x d matrix"),
                "The m + 1 columns of [phi(K) 1] are independent, so the first m of them are.");
    }

    @Override
    public List<String> notShown() {
        return List.of("The converse: phi(K) = I has rank d, and [I 1] no more.");
    }

    @Override
    public FeaturesAndKeys draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 3));
        String text = MAPS.get(random.nextInt(MAPS.size()));
        boolean constant = text.startsWith("concat");
        var phi = new FeatureMap(
                text, width, constant ? width + 1 : width, constant ? Form.CONSTANT_BESIDE_IDENTITY : Form.CONTINUOUS);
        return new FeaturesAndKeys(phi, Tokens.draw(random, 1 + random.nextInt(width + 3), 0, width, size));
    }

    @Override
    public List<Hypothesis<FeaturesAndKeys>> hypotheses() {
        return List.of(Hypothesis.of(
                "rank [phi(K) 1] = m + 1",
                instance ->
                        features(instance).withOnes().rank() == instance.phi().features() + 1));
    }

    private static RationalMatrix features(FeaturesAndKeys instance) {
        return new RationalMatrix(instance.phi().ofAll(instance.keys()));
    }

    @Override
    public Finding conclusion(FeaturesAndKeys instance) {
        int rank = features(instance).rank();
        int features = instance.phi().features();
        return new Finding.Exact(rank == features, "rank phi(K) = " + rank + ", m = " + features);
    }
}
