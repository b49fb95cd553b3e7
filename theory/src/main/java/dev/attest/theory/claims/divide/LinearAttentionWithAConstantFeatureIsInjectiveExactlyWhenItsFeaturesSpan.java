package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.Condition;
import java.util.List;
import java.util.random.RandomGenerator;

/// One feature more than dimensions is enough: no more than d in the theorem of collisions cannot be replaced
/// by no more than d + 1.
@AutoService(Claim.class)
public final class LinearAttentionWithAConstantFeatureIsInjectiveExactlyWhenItsFeaturesSpan
        implements Claim.Universal<FeaturesAndQueries>, Claim.Structural {
    private static final Condition SOFTPLUS_SPAN = new Condition.Rank(List.of("log(1 + exp(k[j,a1]))"), true, "d + 1");

    private final Mechanism linear = Written.linear("x");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, n >= 1, continuous injective phi: R^d -> R^d and keys K for which some query has "
                        + "a row: linear attention with the features (1, phi) gives different queries that "
                        + "have rows different rows exactly when rank [1 phi(K)] = d + 1, the condition of "
                        + "InLine.",
                "\\bigl(\\forall p \\ne q \\in D\\colon L_K(p) \\ne L_K(q)\\bigr) \\iff "
                        + "\\operatorname{rank}[\\mathbf 1\\;\\phi(K)] = d + 1, \\qquad L_K(q)_j = \\frac{1 + "
                        + "\\phi(q) \\cdot \\phi(k_j)}{n + \\phi(q) \\cdot s}",
                List.of(
                        "phi: every continuous injective map R^d -> R^d; for \"if\" every injective map R^d "
                                + "-> R^m",
                        "K: every real n x d matrix with D not empty",
                        "p, q: in D, where n + phi(q).s is not 0, s = sum_j phi(k_j); all of R^d where phi > " + "0"),
                "With the rank, equal rows mean (1, phi(p)) = c (1, phi(q)): c = 1. Without it there is (a, "
                        + "w) other than 0 with a + phi(k_j).w = 0 for all j; moving (1, phi(q)) along it "
                        + "changes neither scores nor divisor, so the query with features (phi(q) + t w)/(1 + "
                        + "t a) has the row of q. For small t there is one, as the image of phi is open, and "
                        + "it is not q: that needs w = a phi(q), which makes all scores of q zero.",
                "invariance of domain (for \"only if\" with maps other than those tried)");
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "That a constant feature repairs every map: with ReLU inside, queries with one positive part "
                        + "share their row.",
                "Anything of other features beyond d, such as random or Taylor features.",
                "That rows of different queries are far apart.");
    }

    @Override
    public FeaturesAndQueries draw(RandomGenerator random, int size) {
        FeaturesAndQueries instance = ConstantBeside.draw(random, size);
        return random.nextBoolean()
                ? instance
                : instance.withQ(instance.p().stream()
                        .map(entry -> random.nextBoolean() ? entry.negate() : entry)
                        .toList());
    }

    @Override
    public List<Hypothesis<FeaturesAndQueries>> hypotheses() {
        return List.of(
                Hypothesis.of("p and q differ", instance -> !instance.p().equals(instance.q())),
                Hypothesis.<FeaturesAndQueries>of(
                                "p and q have rows",
                                instance -> Maps.defined(instance.phi().in(linear), instance))
                        .technical("without it there are no rows to compare"),
                Hypothesis.of("phi is injective", ConstantBeside::injective),
                Hypothesis.necessary("rank [1 phi(K)] = d + 1", Maps::fullRank, ConstantBeside::alongTheKernel));
    }

    @Override
    public Finding conclusion(FeaturesAndQueries instance) {
        boolean equal = Rows.equalRational(instance.phi().in(linear), instance.keys(), instance.p(), instance.q());
        return new Finding.Exact(!equal, "the rows of p and q " + (equal ? "are equal" : "differ"));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Written.injectiveUnder(Written.linear("concat(1, x)"), KeysSpan.CONDITION),
                Written.injectiveUnder(Written.linear("concat(1, softplus(x))"), SOFTPLUS_SPAN),
                Written.notInjective(Written.linear("concat(1, relu(x))")),
                Written.notInjective(Written.linear("x")));
    }

    /// The decider is asked about some feature maps; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
