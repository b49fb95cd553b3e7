package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// What linear attention forgets, to the letter: the length of the vector of features.
@AutoService(Claim.class)
public final class RowsOfLinearAttentionAgreeExactlyWhenFeaturesAreProportional
        implements Claim.Universal<FeaturesAndQueries> {
    private final Mechanism linear = Written.linear("x");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, m, n >= 1, phi: R^d -> R^m, keys K with rank phi(K) = m and queries p, q that "
                        + "have rows: their rows of linear attention are equal exactly when phi(p) = c phi(q) "
                        + "for some number c.",
                "\\operatorname{rank} \\phi(K) = m,\\; p, q \\in D \\implies \\bigl(L_K(p) = L_K(q) \\iff "
                        + "\\exists c \\ne 0\\colon \\phi(p) = c\\,\\phi(q)\\bigr)",
                List.of(
                        "phi: every map R^d -> R^m, continuous or not, any m",
                        "K: every n x d matrix with rank phi(K) = m",
                        "p, q: in D, where phi(q).s is not 0, s = sum_j phi(k_j)"),
                "L_K(p) = L_K(q) reads phi(K)(phi(p)/(phi(p).s) - phi(q)/(phi(q).s)) = 0, and phi(K) has no "
                        + "kernel: so c = (phi(p).s)/(phi(q).s), which is not 0. Conversely c cancels.");
    }

    @Override
    public FeaturesAndQueries draw(RandomGenerator random, int size) {
        FeaturesAndQueries instance = Maps.draw(random, size);
        var c = new BigFraction(random.nextInt(-2, 4));
        return random.nextBoolean() ? instance : instance.withQ(Entrywise.times(c, instance.p()));
    }

    @Override
    public List<Hypothesis<FeaturesAndQueries>> hypotheses() {
        return List.of(
                Hypothesis.<FeaturesAndQueries>of(
                                "p and q have rows",
                                instance -> Maps.defined(instance.phi().in(linear), instance))
                        .technical("without it there are no rows to compare"),
                new Hypothesis<>(
                        "rank phi(K) = m",
                        Maps::fullRank,
                        instance -> Maps.alongTheKernel(instance, Maps.ofKeys(instance)),
                        false,
                        Optional.empty()));
    }

    @Override
    public Finding conclusion(FeaturesAndQueries instance) {
        return Maps.exactlyWhen(instance.phi().in(linear), instance, Maps.proportional(instance), "proportional");
    }
}
