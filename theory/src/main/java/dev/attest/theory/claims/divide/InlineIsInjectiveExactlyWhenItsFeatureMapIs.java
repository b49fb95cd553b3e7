package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Expectation;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Where `rank [phi(K) 1] = m + 1`, two queries have the same InLine row exactly when they have the same
/// features: InLine is injective exactly when phi is.
@AutoService(Claim.class)
public final class InlineIsInjectiveExactlyWhenItsFeatureMapIs
        implements Claim.Universal<FeaturesAndQueries>, Claim.Structural {
    private final Mechanism inline = Catalogue.mechanism("inline");

    @Override
    public List<Theorem> theorems() {
        return List.of(Theorem.FEATURE_SUMS);
    }

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, m, n >= 1, feature maps phi: R^d -> R^m and keys K with rank [phi(K) 1] = m + 1: "
                        + "two queries have the same InLine row exactly when they have the same features, so "
                        + "that InLine is injective exactly when phi is. (The published form demands rank "
                        + "phi(K) = m as well, which follows.)",
                "\\operatorname{rank}[\\phi(K)\\;\\mathbf 1] = m + 1 \\implies \\bigl(\\mathrm{InL}_K(p) = "
                        + "\\mathrm{InL}_K(q) \\iff \\phi(p) = \\phi(q)\\bigr)",
                List.of("phi: every map R^d -> R^m", "K: every n x d matrix", "p, q: all of R^d"),
                "InL_K(p) - InL_K(q) is the centred vector of phi(K)(phi(p) - phi(q)) up to a positive "
                        + "factor; it vanishes exactly when phi(K)(phi(p) - phi(q)) is a multiple of 1, which "
                        + "the rank condition excludes unless phi(p) = phi(q).",
                new Source("han2024bridging", "Proposition 3"),
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "Anything where the rank is smaller: then it depends on the image of phi. Features that sum "
                        + "to a constant have no keys with the rank "
                        + "(features-that-sum-to-a-constant-never-span-affinely).",
                "That ReLU features are injective: " + "inline-with-relu-features-gives-many-queries-the-uniform-row.",
                "That rows are laws: weights-of-inline-fall-below-every-bound.");
    }

    @Override
    public FeaturesAndQueries draw(RandomGenerator random, int size) {
        return Maps.draw(random, size);
    }

    @Override
    public List<Hypothesis<FeaturesAndQueries>> hypotheses() {
        return List.of(new Hypothesis<>(
                "the features of the keys affinely span R^m: rank [phi(K) 1] = m + 1",
                Maps::spanAffinely,
                instance -> Maps.alongTheKernel(instance, Maps.ofKeys(instance).withOnes()),
                false,
                Optional.empty()));
    }

    @Override
    public Finding conclusion(FeaturesAndQueries instance) {
        boolean sameRow = Rows.equal(instance.phi().in(inline), instance.keys(), instance.p(), instance.q());
        boolean sameFeatures = Maps.sameFeatures(instance);
        return new Finding.Exact(
                sameRow == sameFeatures,
                "the rows of p and q " + (sameRow ? "are equal" : "differ") + ", their features "
                        + (sameFeatures ? "are equal" : "differ"));
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Expectation.exactlyWhen(inline, "injective", KeysSpan.CONDITION),
                Expectation.fails(Written.inline("relu(x)"), "injective"),
                Expectation.fails(Written.inline("x^2"), "injective"));
    }

    /// The decider is asked about some feature maps; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
