package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.FeatureMap;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.claims.field.Expansion.Candidate;
import dev.attest.theory.claims.field.Expansion.Departure;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// `InL(q) = softmax(0) + d/dt softmax(t q) at 0`, exactly, and `|softmax(q) - InL(q)|_1 <= R² / (6 sqrt 3)`, R
/// the range of the scores.
@AutoService(Claim.class)
public final class InlineIsTheFirstOrderTermOfSoftmax implements Claim.Universal<Expansion> {
    /// The square of 1/(6 sqrt 3).
    private static final BigFraction SQUARED_CONSTANT = new BigFraction(1, 108);

    private static final Mechanism INLINE = Catalogue.mechanism("inline");

    private final SoftmaxExpansion softmax = new SoftmaxExpansion(Catalogue.mechanism("softmax"));
    private final List<Candidate> candidates = List.of(
            new Candidate("inline", INLINE, Departure.NONE),
            new Candidate("inline, phi(x) = relu(x)", FeatureMap.anyWidth("relu(x)", INLINE), Departure.FEATURES),
            new Candidate("inline, phi(x) = x^3", FeatureMap.anyWidth("x^3", INLINE), Departure.FEATURES),
            written("score = dot(q, k) / (n * sqrt(d)); weight = score + 1 / n", Departure.CENTRING),
            written("score = dot(q, k); weight = score / sum(score)", Departure.CENTRING),
            written("score = dot(q, k) / sqrt(d); weight = score - mean(score) + 1 / n", Departure.SCALE),
            written("score = dot(q, k) / n; weight = score - mean(score) + 1 / n", Departure.SCALE));

    private static Candidate written(String text, Departure departure) {
        return new Candidate(text, Definitions.written(text), departure);
    }

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, n >= 1, keys and queries: the InLine row with the identity for phi is the value of "
                        + "softmax at the zero query plus its derivative there in the direction of q, and differs "
                        + "from softmax by at most R^2/(6 sqrt 3) = .09622... R^2 in the 1-norm, R the range of the "
                        + "scores z = K q / sqrt(d).",
                "\\mathrm{InL}_K(q) = \\tfrac1n\\mathbf 1 + "
                        + "\\tfrac{d}{dt}\\operatorname{softmax}(tz)\\big|_{t=0},\\quad "
                        + "\\lVert\\operatorname{softmax}(z) - \\mathrm{InL}_K(q)\\rVert_1 \\le "
                        + "\\tfrac{R^2}{6\\sqrt 3}",
                List.of("K: every real n x d matrix", "q: all of R^d", "z = K q / sqrt(d), R = max z - min z"),
                "With a = softmax(tz), da_j/dt = a_j(z_j - E_a z), which at t = 0 is (z_j - mean z)/n. The second "
                        + "derivative is a_j((z_j - E_a z)^2 - Var_a z), and the remainder is its integral over t in "
                        + "[0, 1] with the weight 1 - t. At each t its absolute values sum to the mean distance of "
                        + "squared deviations from their variance, which is at most R^2/(3 sqrt 3) by "
                        + "squared-deviations-stay-near-the-variance; the weight gives half of that. (By 2 Var_a z <= "
                        + "R^2/2 alone the bound is R^2/4.) No smaller constant serves "
                        + "all n: softmax-differs-from-inline-by-almost-the-bound.",
                new Source("han2024bridging", "the definition of InLine attention"),
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of("Taylor's theorem", "squared-deviations-stay-near-the-variance"),
                Optional.empty());
    }

    /// One draw in eight is next to the bound.
    @Override
    public Expansion draw(RandomGenerator random, int size) {
        if (random.nextInt(8) == 0) {
            return new SoftmaxDiffersFromInlineByAlmostTheBound().witness();
        }
        Candidate candidate = candidates.get(random.nextBoolean() ? 0 : random.nextInt(candidates.size()));
        int width = 1 + random.nextInt(Math.min(size, 3));
        return new Expansion(candidate, Tokens.draw(random, 1 + random.nextInt(size + 2), 1, width, size));
    }

    @Override
    public List<Hypothesis<Expansion>> hypotheses() {
        return List.of(
                without(Departure.FEATURES, "the feature map is the identity"),
                without(Departure.CENTRING, "the mean score is subtracted and 1/n added"),
                without(Departure.SCALE, "the scores are those of softmax, over n"));
    }

    private static Hypothesis<Expansion> without(Departure departure, String name) {
        return Hypothesis.of(name, instance -> instance.candidate().departure() != departure);
    }

    @Override
    public Finding conclusion(Expansion instance) {
        var row = Rows.exact(instance.mechanism(), instance.keys(), instance.query());
        if (row.isEmpty()) {
            return new Finding.Undecided("the row is undefined");
        }
        if (!Rows.same(row.get(), softmax.firstOrder(instance.keys(), instance.query()))) {
            return new Finding.Exact(false, "the row is not softmax(0) + softmax'(0)");
        }
        return softmax.remainder(SQUARED_CONSTANT, instance.mechanism(), instance.keys(), instance.query());
    }
}
