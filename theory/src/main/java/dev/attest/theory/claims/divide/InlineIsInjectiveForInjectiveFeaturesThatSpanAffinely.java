package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The published form, for as many features as dimensions, with two conditions on ranks. The first follows
/// from the second.
@AutoService(Claim.class)
public final class InlineIsInjectiveForInjectiveFeaturesThatSpanAffinely
        implements Claim.Universal<FeaturesAndQueries>, Claim.Structural {
    private final Mechanism inline = Catalogue.mechanism("inline");

    @Override
    public Statement statement() {
        return Said.published(
                "For all d, n >= 1, injective phi: R^d -> R^d and keys K with rank phi(K) = d and rank "
                        + "[phi(K) 1] = d + 1: different queries have different InLine rows.",
                "\\phi \\text{ injective},\\; \\operatorname{rank} \\phi(K) = d,\\; "
                        + "\\operatorname{rank}[\\phi(K)\\;\\mathbf 1] = d + 1 \\implies \\bigl(\\forall p "
                        + "\\ne q\\colon \\mathrm{InL}_K(p) \\ne \\mathrm{InL}_K(q)\\bigr)",
                List.of(
                        "phi: every injective map R^d -> R^d, continuous or not",
                        "K: every real n x d matrix with both ranks",
                        "p, q: all of R^d"),
                "InL_K(p) - InL_K(q) is the centred vector of phi(K)(phi(p) - phi(q)) up to a positive "
                        + "factor. It is 0 only if phi(K)(phi(p) - phi(q)) = c 1, which the ranks allow for "
                        + "phi(p) = phi(q) alone.",
                "Proposition 3");
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "That both conditions on ranks are needed: features-that-span-affinely-have-full-rank.",
                "Anything of the rows \"InLine with ReLU\" of the ablation: "
                        + "inline-with-relu-features-gives-many-queries-the-uniform-row.",
                "Anything of features that sum to a constant, such as softmax over channels: "
                        + "features-that-sum-to-a-constant-never-span-affinely.",
                "That rows are laws: weights-of-inline-fall-below-every-bound.");
    }

    /// Features beside a constant have d + 1 entries, and no keys with the rank.
    @Override
    public FeaturesAndQueries draw(RandomGenerator random, int size) {
        List<String> texts = random.nextInt(3) > 0 ? Maps.INJECTIVE.subList(0, 3) : Maps.NOT_INJECTIVE;
        return Maps.draw(random, size, Maps.oneOf(random, texts));
    }

    @Override
    public List<Hypothesis<FeaturesAndQueries>> hypotheses() {
        return List.of(
                Hypothesis.of("p and q differ", instance -> !instance.p().equals(instance.q())),
                Hypothesis.of(
                        "phi is injective",
                        instance -> Maps.INJECTIVE.contains(instance.phi().text())),
                Hypothesis.of("rank phi(K) = d", Maps::fullRank)
                        .technical("redundant: it follows from rank [phi(K) 1] = d + 1"),
                new Hypothesis<>(
                        "rank [phi(K) 1] = d + 1",
                        Maps::spanAffinely,
                        instance -> Maps.alongTheKernel(
                                instance, Maps.ofKeys(instance).withOnes()),
                        false,
                        Optional.empty()));
    }

    @Override
    public Finding conclusion(FeaturesAndQueries instance) {
        boolean equal = Rows.equal(instance.phi().in(inline), instance.keys(), instance.p(), instance.q());
        return new Finding.Exact(!equal, "the rows of p and q " + (equal ? "are equal" : "differ"));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.exactlyWhen(inline, "injective", KeysSpan.CONDITION),
                Written.injectiveUnderSome(Written.inline("leakyrelu(x, 1/100)")),
                Written.injectiveUnderSome(Written.inline("exp(x / 5)")),
                Written.injectiveUnderSome(Written.inline("softplus(x)")));
    }

    /// The decider is asked about some feature maps; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
