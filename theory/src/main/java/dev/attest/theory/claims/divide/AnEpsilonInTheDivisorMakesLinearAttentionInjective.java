package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// What implementations add to keep the divisor from 0 ends exact collisions.
@AutoService(Claim.class)
public final class AnEpsilonInTheDivisorMakesLinearAttentionInjective
        implements Claim.Universal<QueriesAndEpsilon>, Claim.Structural {
    private static final BigFraction SMALL = new BigFraction(1, 1000);

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, m, n >= 1, phi: R^d -> R^m, keys K with rank phi(K) = m and epsilon other than 0: "
                        + "two queries that have rows phi(K) phi(q) / (phi(q).s + epsilon) have the same one "
                        + "exactly when they have the same features, so that this is injective exactly when "
                        + "phi is.",
                "\\operatorname{rank} \\phi(K) = m,\\; \\varepsilon \\ne 0 \\implies "
                        + "\\bigl(L^\\varepsilon_K(p) = L^\\varepsilon_K(q) \\iff \\phi(p) = \\phi(q)\\bigr), "
                        + "\\qquad L^\\varepsilon_K(q) = \\frac{\\phi(K)\\phi(q)}{\\phi(q) \\cdot s + "
                        + "\\varepsilon}",
                List.of(
                        "phi: every map R^d -> R^m",
                        "K: every n x d matrix with rank phi(K) = m",
                        "p, q: where the divisor is not 0, s = sum_j phi(k_j)"),
                "The row sums to v = phi(q).s / (phi(q).s + epsilon), which gives phi(q).s = epsilon v / (1 "
                        + "- v) back: v is never 1. With it the divisor is known, then phi(K) phi(q), then "
                        + "phi(q).");
    }

    @Override
    public List<String> notShown() {
        return List.of("That the rows are far apart: queries that collide without epsilon have rows that differ by "
                + "a multiple of epsilon "
                + "(rows-that-an-epsilon-tells-apart-differ-by-a-multiple-of-it). Injectivity to the "
                + "letter is no robust notion; the moduli of continuity are.");
    }

    @Override
    public QueriesAndEpsilon draw(RandomGenerator random, int size) {
        FeaturesAndQueries instance = Maps.draw(random, size);
        var twice = instance.withQ(Entrywise.times(BigFraction.TWO, instance.p()));
        return new QueriesAndEpsilon(
                random.nextBoolean() ? instance : twice, new BigFraction(random.nextInt(3), 1 + random.nextInt(9)));
    }

    @Override
    public List<Hypothesis<QueriesAndEpsilon>> hypotheses() {
        return List.of(
                Hypothesis.<QueriesAndEpsilon>of(
                                "p and q have rows", instance -> Maps.defined(instance.mechanism(), instance.queries()))
                        .technical("without it there are no rows to compare"),
                Hypothesis.of(
                        "epsilon is not 0", instance -> !instance.epsilon().equals(BigFraction.ZERO)),
                new Hypothesis<>(
                        "rank phi(K) = m",
                        instance -> Maps.fullRank(instance.queries()),
                        instance ->
                                instance.with(Maps.alongTheKernel(instance.queries(), Maps.ofKeys(instance.queries()))),
                        false,
                        Optional.empty()));
    }

    @Override
    public Finding conclusion(QueriesAndEpsilon instance) {
        return Maps.exactlyWhen(
                instance.mechanism(), instance.queries(), Maps.sameFeatures(instance.queries()), "equal");
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Written.injectiveUnder(written("x"), Written.FULL_RANK),
                Written.notInjective(written("relu(x)")),
                Written.notInjective(Written.linear("x")));
    }

    private static Mechanism written(String phi) {
        return Written.linear(phi, SMALL);
    }

    /// The decider is asked about some feature maps; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
