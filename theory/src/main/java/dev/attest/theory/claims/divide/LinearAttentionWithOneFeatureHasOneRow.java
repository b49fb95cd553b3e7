package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.random.RandomGenerator;

/// The smallest case: with heads of width 1 linear attention does not see the query at all.
@AutoService(Claim.class)
public final class LinearAttentionWithOneFeatureHasOneRow
        implements Claim.Universal<FeaturesAndQueries>, Claim.Structural {
    private static final List<String> ONE =
            List.of("x", "relu(x)", "x^2", "sign(x)", "[[1, -2]] * x", "[[1, 1]] * relu(x) + [1]");
    private static final List<String> TWO = List.of("concat(1, x)", "[[1, 1], [0, 1]] * x");

    private final Mechanism linear = Written.linear("x");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, n >= 1, phi: R^d -> R and keys K: all queries that have a row of linear attention "
                        + "have the same one, phi(k_j) / s; so in one dimension, where m = d = 1, the map is "
                        + "constant, whatever phi is.",
                "m = 1,\\; p, q \\in D \\implies L_K(p) = L_K(q) = \\tfrac1s\\,\\phi(K)",
                List.of(
                        "phi: every map R^d -> R, continuous or not",
                        "K: every n x d matrix",
                        "p, q: in D, where phi(q) s is not 0, s = sum_j phi(k_j)"),
                "The factor phi(q) of all scores cancels.");
    }

    @Override
    public FeaturesAndQueries draw(RandomGenerator random, int size) {
        String text = Maps.oneOf(random, random.nextInt(3) > 0 ? ONE : TWO);
        int width = text.contains("[[") ? 2 : 1;
        int features = ONE.contains(text) ? 1 : 2;
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(size + 1), 2, width, size);
        return new FeaturesAndQueries(new FeatureMap(text, width, features, Form.CONTINUOUS), new TwoQueries(tokens));
    }

    @Override
    public List<Hypothesis<FeaturesAndQueries>> hypotheses() {
        return List.of(
                Hypothesis.<FeaturesAndQueries>of(
                                "p and q have rows",
                                instance -> Maps.defined(instance.phi().in(linear), instance))
                        .technical("without it there are no rows to compare"),
                Hypothesis.of(
                        "there is one feature: m = 1",
                        instance -> instance.phi().features() == 1));
    }

    @Override
    public Finding conclusion(FeaturesAndQueries instance) {
        boolean equal = Rows.equalRational(instance.phi().in(linear), instance.keys(), instance.p(), instance.q());
        return new Finding.Exact(equal, "the rows of p and q " + (equal ? "are equal" : "differ"));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Written.notInjective(inOneDimension("x")),
                Written.notInjective(inOneDimension("softplus(x)")),
                Written.notInjective(inOneDimension("x^3 + x")));
    }

    private Mechanism inOneDimension(String text) {
        return new FeatureMap(text, 1, 1, Form.CONTINUOUS).in(linear);
    }

    /// The decider is asked about some feature maps; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
