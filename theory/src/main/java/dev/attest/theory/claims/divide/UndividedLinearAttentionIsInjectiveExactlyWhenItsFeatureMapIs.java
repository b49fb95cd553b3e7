package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// It is the division that loses a dimension.
@AutoService(Claim.class)
public final class UndividedLinearAttentionIsInjectiveExactlyWhenItsFeatureMapIs
        implements Claim.Universal<FeaturesAndQueries>, Claim.Structural {
    private final Mechanism undivided = Written.undivided("x");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, m, n >= 1, phi: R^d -> R^m and keys K with rank phi(K) = m: two queries have the "
                        + "same row phi(K) phi(q) of linear attention that is not divided exactly when they "
                        + "have the same features, so that it is injective exactly when phi is.",
                "\\operatorname{rank} \\phi(K) = m \\implies \\bigl(\\phi(K)\\phi(p) = \\phi(K)\\phi(q) \\iff "
                        + "\\phi(p) = \\phi(q)\\bigr)",
                List.of("phi: every map R^d -> R^m", "K: every n x d matrix with rank phi(K) = m", "p, q: all of R^d"),
                "phi(K) has no kernel. Divided by its sum the same row keeps phi(q) up to a factor only; "
                        + "with its mean subtracted it keeps phi(q), for one more condition on the keys: "
                        + "rank [phi(K) 1] = m + 1.");
    }

    @Override
    public List<String> notShown() {
        return List.of("That rows of linear attention that is not divided stay bounded: their sum is " + "phi(q).s.");
    }

    @Override
    public FeaturesAndQueries draw(RandomGenerator random, int size) {
        return Maps.draw(random, size);
    }

    @Override
    public List<Hypothesis<FeaturesAndQueries>> hypotheses() {
        return List.of(new Hypothesis<>(
                "rank phi(K) = m",
                Maps::fullRank,
                instance -> Maps.alongTheKernel(instance, Maps.ofKeys(instance)),
                false,
                Optional.empty()));
    }

    @Override
    public Finding conclusion(FeaturesAndQueries instance) {
        return Maps.exactlyWhen(instance.phi().in(undivided), instance, Maps.sameFeatures(instance), "equal");
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.exactlyWhen(Catalogue.mechanism("identity-raw"), "injective", Written.FULL_RANK),
                Written.injectiveUnderSome(Written.undivided("leakyrelu(x, 1/100)")),
                Written.notInjective(Written.undivided("relu(x)")),
                Written.notInjective(Written.linear("x")));
    }

    /// The decider is asked about some feature maps; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
