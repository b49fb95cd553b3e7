package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// With no more features than dimensions, linear attention has two antipodal queries with equal rows on every
/// sphere on which all rows are defined: [LinearAttentionWithAsManyFeaturesAsDimensionsIsNotInjective],
/// repaired and sharpened.
@AutoService(Claim.class)
public final class LinearAttentionWithFewFeaturesCollidesOnEverySphere implements Claim.Universal<Sphere> {
    private final Mechanism linear = Catalogue.mechanism("relu-linear");

    @Override
    public Statement statement() {
        return new Statement(
                "For all d >= m >= 1, n >= 1, continuous phi: R^d -> R^m, keys K and every sphere of queries "
                        + "on which the divisor does not vanish, two antipodal queries of that sphere have "
                        + "the same row of linear attention.",
                "m \\le d,\\; \\phi \\in C(\\mathbb R^d, \\mathbb R^m),\\; S(q_0, r) \\subset D \\implies "
                        + "\\exists \\lVert u \\rVert = 1\\colon L_K(q_0 + ru) = L_K(q_0 - ru)",
                List.of(
                        "phi: every continuous map R^d -> R^m",
                        "K: every real n x d matrix",
                        "D: the queries q with phi(q).s not 0, s = sum_j phi(k_j)",
                        "the sphere: every centre and every radius r > 0"),
                "L_K(q) = phi(K) g(q) with g(q) = phi(q)/(phi(q).s), a continuous map from the sphere to the "
                        + "affine hyperplane g.s = 1, of dimension m - 1 <= d - 1. Borsuk-Ulam gives "
                        + "antipodal points with equal g. Instances with m = 2 are certified from the "
                        + "intermediate value theorem alone, homogeneous maps exactly for every m; the "
                        + "general statement rests on the named theorem and is not proved by instances.",
                new Source("han2024bridging", "Proposition 2"),
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of("Borsuk-Ulam"),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "Which queries collide: linear-attention-is-not-injective has formulas for the kernels in use.",
                "Anything of m > d: with a constant feature beside d injective ones there is no collision, "
                        + "linear-attention-with-a-constant-feature-is-injective-exactly-when-its-features-span.",
                "Anything of maps that are not continuous: " + "linear-attention-on-interleaved-digits-is-injective.");
    }

    @Override
    public Sphere draw(RandomGenerator random, int size) {
        return SphereDraws.draw(random, size);
    }

    @Override
    public List<Hypothesis<Sphere>> hypotheses() {
        return List.of(
                Hypothesis.of("phi is continuous", sphere -> sphere.phi().continuous()),
                Hypothesis.of(
                        "no more features than dimensions: m <= d",
                        sphere -> sphere.phi().features() <= sphere.phi().width()),
                Hypothesis.of("the divisor vanishes nowhere on the sphere", this::insideTheDomain));
    }

    private boolean insideTheDomain(Sphere sphere) {
        return new Divisor(sphere.phi().in(linear), sphere.phi(), sphere.keys())
                .avoidsZeroAround(sphere.centre(), sphere.radius());
    }

    @Override
    public Finding conclusion(Sphere sphere) {
        return new AntipodalCollision(linear, sphere).find();
    }
}
