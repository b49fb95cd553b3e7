package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.solver.RationalMatrix;
import java.util.List;
import java.util.random.RandomGenerator;

/// Features that are normalised over channels put a vector of ones among their columns.
@AutoService(Claim.class)
public final class FeaturesThatSumToAConstantNeverSpanAffinely
        implements Claim.Universal<FeaturesAndKeys>, Claim.Structural {
    private static final String SOFTMAX_OVER_CHANNELS = "exp(x) / sum_of(exp(x))";
    private static final List<String> CONSTANT_SUM = List.of(
            "x - mean_of(x) + 1",
            "concat(x, 1 - sum_of(x))",
            "(x^2 + 1) / sum_of(x^2 + 1)",
            "concat(relu(x), 0 - sum_of(relu(x)))");
    private static final List<String> OTHERS = List.of("x", "relu(x)");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, m, n >= 1, phi: R^d -> R^m whose features sum to one number c for every vector, "
                        + "and all keys K: rank [phi(K) 1] <= m; so Proposition 3 speaks of no keys at all "
                        + "for features like softmax over channels, and InLine with them is not injective: q "
                        + "and q + t 1 have the same row.",
                "\\mathbf 1 \\cdot \\phi \\equiv c \\implies \\operatorname{rank}[\\phi(K)\\;\\mathbf 1] \\le " + "m",
                List.of("phi: every map R^d -> R^m with a constant sum of features", "K: every n x d matrix"),
                "phi(K) 1_m = c 1_n: the columns of [phi(K) 1] satisfy a linear relation. Softmax over "
                        + "channels is a map of this kind, with c = 1, and takes one value at q and q + t 1.");
    }

    @Override
    public FeaturesAndKeys draw(RandomGenerator random, int size) {
        String text = Maps.oneOf(random, random.nextInt(3) > 0 ? CONSTANT_SUM : OTHERS);
        int width = 1 + random.nextInt(2);
        var phi = new FeatureMap(text, width, text.startsWith("concat") ? width + 1 : width, Form.CONTINUOUS);
        return new FeaturesAndKeys(phi, Tokens.draw(random, 1 + random.nextInt(width + 3), 0, width, size));
    }

    @Override
    public List<Hypothesis<FeaturesAndKeys>> hypotheses() {
        return List.of(Hypothesis.of(
                "the features of every vector sum to one number",
                instance -> CONSTANT_SUM.contains(instance.phi().text())));
    }

    @Override
    public Finding conclusion(FeaturesAndKeys instance) {
        int rank = new RationalMatrix(instance.phi().ofAll(instance.keys()))
                .withOnes()
                .rank();
        int features = instance.phi().features();
        return new Finding.Exact(rank <= features, "rank [phi(K) 1] = " + rank + ", m = " + features);
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Written.notInjective(Written.inline(SOFTMAX_OVER_CHANNELS)),
                Written.notInjective(Written.linear(SOFTMAX_OVER_CHANNELS)),
                Expectation.exactlyWhen(Written.inline("x"), "injective", KeysSpan.CONDITION));
    }

    /// The decider is asked about one such map; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
