package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.FeatureMap.Form;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.statement.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The published form: for every continuous phi: R^d -> R^d and all keys there are p and q, different, with
/// equal rows. It says nothing of where rows are defined, and fails where none is.
@AutoService(Claim.class)
public final class LinearAttentionWithAsManyFeaturesAsDimensionsIsNotInjective
        implements Claim.Universal<FeaturesAndKeys> {
    private static final List<String> HOMOGENEOUS = List.of("0 * x", "x", "relu(x)", "leakyrelu(x, 1/100)");
    private static final List<String> POSITIVE = List.of("exp(x / 5)", "elu(x) + 1");
    private static final BigFraction FIVE = new BigFraction(5);

    private final Mechanism linear = Catalogue.mechanism("relu-linear");

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, n >= 1, continuous phi: R^d -> R^d and keys K there are queries p and q, "
                        + "different, with the same row of linear attention.",
                "\\forall \\phi \\in C(\\mathbb R^d, \\mathbb R^d)\\;\\forall K\\;\\exists p \\ne q\\colon "
                        + "L_K(p) = L_K(q)",
                List.of(
                        "phi: every continuous map R^d -> R^d",
                        "K: every real n x d matrix",
                        "p, q: where the row is defined"),
                "Where the sum s of phi(k_j) is 0, or phi is 0, the divisor phi(q).s is 0 at every query, and "
                        + "no query has a row. The smallest witness has one dimension and one key, k = 0, "
                        + "with phi(0) = 0. Two keys k and -k do the same in every dimension to every odd "
                        + "phi. Wherever some query has a row the statement is true, and more: on every "
                        + "sphere in the domain D two antipodal queries have the same row. The published "
                        + "argument (phi is not injective, or its image is open by invariance of domain and "
                        + "holds a multiple of phi(q)) needs the same: that the pair lies in D.",
                new Source("han2024bridging", "Proposition 2"),
                Status.THEOREM,
                Verdict.FAILS,
                List.of(),
                Optional.of(LinearAttentionWithFewFeaturesCollidesOnEverySphere.class));
    }

    @Override
    public List<String> notShown() {
        return List.of("That linear attention is injective where it is defined: it is not, see "
                + "linear-attention-is-not-injective for each kernel.");
    }

    @Override
    public FeaturesAndKeys draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 3));
        List<String> texts = random.nextBoolean() ? HOMOGENEOUS : POSITIVE;
        Form form = texts.equals(HOMOGENEOUS) ? Form.HOMOGENEOUS : Form.CONTINUOUS;
        FeatureMap phi = new FeatureMap(texts.get(random.nextInt(texts.size())), width, width, form);
        int bound = random.nextInt(size + 1);
        return new FeaturesAndKeys(phi, Tokens.draw(random, 1 + random.nextInt(size + 1), 0, width, bound));
    }

    @Override
    public List<Hypothesis<FeaturesAndKeys>> hypotheses() {
        return List.of(
                Hypothesis.<FeaturesAndKeys>of(
                                "phi is continuous", instance -> instance.phi().continuous())
                        .technical("every map drawn is continuous"),
                Hypothesis.<FeaturesAndKeys>of(
                                "m = d",
                                instance -> instance.phi().features()
                                        == instance.phi().width())
                        .technical("every map drawn has as many features as dimensions"));
    }

    @Override
    public Finding conclusion(FeaturesAndKeys instance) {
        Mechanism mechanism = instance.phi().in(linear);
        if (new Divisor(mechanism, instance.phi(), instance.keys()).isZeroEverywhere()) {
            return new Finding.Exact(false, "the divisor is 0 at every query: no query has a row");
        }
        return collision(mechanism, instance);
    }

    /// The collision families of the usual maps: p = 2q (homogeneous), p = q + 5 1 (exp), p + 1 = 2(q + 1)
    /// (ELU + 1 where q >= 0).
    private static Finding collision(Mechanism mechanism, FeaturesAndKeys instance) {
        List<BigFraction> ones = Collections.nCopies(instance.phi().width(), BigFraction.ONE);
        List<UnaryOperator<List<BigFraction>>> families = List.of(
                q -> Entrywise.times(BigFraction.TWO, q),
                q -> Entrywise.plus(q, FIVE, ones),
                q -> Entrywise.plus(Entrywise.times(BigFraction.TWO, q), BigFraction.ONE, ones));
        for (List<BigFraction> q : Directions.unit(instance.phi().width())) {
            for (UnaryOperator<List<BigFraction>> family : families) {
                List<BigFraction> p = family.apply(q);
                if (!p.equals(q) && Rows.equal(mechanism, instance.keys(), p, q)) {
                    return new Finding.Exact(
                            true,
                            "the rows of p = " + ExactText.text(p) + " and q = " + ExactText.text(q) + " are equal");
                }
            }
        }
        return new Finding.Undecided("no collision found for " + instance.text());
    }
}
