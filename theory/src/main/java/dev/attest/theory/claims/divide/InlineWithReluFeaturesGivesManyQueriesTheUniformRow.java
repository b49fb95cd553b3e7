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
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.scalar.Exponentials;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Two of the kernels of the published ablation are not injective, so that its proposition on InLine does not
/// speak of them.
@AutoService(Claim.class)
public final class InlineWithReluFeaturesGivesManyQueriesTheUniformRow
        implements Claim.Universal<Case>, Claim.Structural {
    private static final String RELU = "relu(x)";
    private static final String AFFINE = "relu([[2, 1], [1, 1]] * x + [1, -1])";
    private static final List<String> MAPS = List.of(RELU, AFFINE, "leakyrelu(x, 1/100)");

    @Override
    public Statement statement() {
        return Said.derived(
                "For all d, n >= 1, invertible A, vectors b and keys K: with phi(x) = ReLU(A x + b), all "
                        + "queries with A q + b <= 0 have the same InLine row, (1/n, ..., 1/n); so "
                        + "Proposition 3 does not speak of the rows \"ReLU\" and \"ReLU(A x + b)\" of the "
                        + "ablation of InLine.",
                "Aq + b \\le 0 \\implies \\mathrm{InL}_K(q) = \\tfrac1n \\mathbf 1, \\qquad \\phi(x) = "
                        + "\\operatorname{ReLU}(Ax + b)",
                List.of(
                        "A, b: every invertible d x d matrix and vector; tried with A = I, b = 0 and A = [[2, "
                                + "1], [1, 1]], b = (1, -1)",
                        "K: every n x d matrix, with any rank of [phi(K) 1]",
                        "q: an orthant of R^d, moved by A and b; for A = I, b = 0 such as (-1/2, -1) and "
                                + "(-1, -1/2)"),
                "All features of q are 0, and so are all scores less their mean.");
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "Anything of the accuracies published for InLine with ReLU.",
                "A difference to linear attention with ReLU features: there the same queries have no row at " + "all.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        String phi = Maps.oneOf(random, MAPS);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(3), 2, 2, size);
        return Case.of("phi(x) = " + phi)
                .with("K", tokens.keys())
                .withRow("p", placed(random, phi, tokens.query(0)))
                .withRow("q", placed(random, phi, tokens.query(1)));
    }

    /// Three times of four where A q + b <= 0: A^-1 (y - b) with y <= 0.
    private static List<BigFraction> placed(RandomGenerator random, String phi, List<BigFraction> vector) {
        if (random.nextInt(4) == 0) {
            return vector;
        }
        BigFraction first = vector.get(0).abs().negate();
        BigFraction second = vector.get(1).abs().negate();
        if (!phi.equals(AFFINE)) {
            return List.of(first, second);
        }
        BigFraction u = first.subtract(BigFraction.ONE);
        BigFraction v = second.add(BigFraction.ONE);
        return List.of(u.subtract(v), v.multiply(2).subtract(u));
    }

    private static String phi(Case instance) {
        return instance.setting().substring("phi(x) = ".length());
    }

    /// Whether A q + b <= 0.
    private static boolean below(Case instance, String name) {
        BigFraction first = instance.row(name).get(0);
        BigFraction second = instance.row(name).get(1);
        boolean affine = phi(instance).equals(AFFINE);
        BigFraction u = affine ? first.multiply(2).add(second).add(BigFraction.ONE) : first;
        BigFraction v = affine ? first.add(second).subtract(BigFraction.ONE) : second;
        return u.compareTo(BigFraction.ZERO) <= 0 && v.compareTo(BigFraction.ZERO) <= 0;
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "phi(x) = ReLU(A x + b)", instance -> phi(instance).startsWith("relu")),
                Hypothesis.of(
                        "A p + b <= 0 and A q + b <= 0", instance -> below(instance, "p") && below(instance, "q")));
    }

    @Override
    public Finding conclusion(Case instance) {
        Mechanism inline = new FeatureMap(phi(instance), 2, 2, Form.CONTINUOUS).in(Written.inline("x"));
        return new Finding.Exact(
                uniform(inline, instance, "p") && uniform(inline, instance, "q"),
                "the rows of p and q, against 1/" + instance.rows("K").size() + ": " + row(inline, instance, "p")
                        + " and " + row(inline, instance, "q"));
    }

    private static boolean uniform(Mechanism inline, Case instance, String name) {
        var share = new Exponentials().of(new BigFraction(1, instance.rows("K").size()));
        return Rows.exact(inline, instance.rows("K"), instance.row(name))
                .filter(row -> row.stream().allMatch(share::sameAs))
                .isPresent();
    }

    private static String row(Mechanism inline, Case instance, String name) {
        return Rows.exact(inline, instance.rows("K"), instance.row(name))
                .map(Object::toString)
                .orElse(ExactText.text(instance.row(name)) + " has no row");
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(
                Written.notInjective(Written.inline(RELU)),
                Written.notInjective(new FeatureMap(AFFINE, 2, 2, Form.CONTINUOUS).in(Written.inline("x"))),
                Written.injectiveUnderSome(Written.inline("leakyrelu(x, 1/100)")));
    }

    /// The decider is asked about some A and b; the statement speaks of all.
    @Override
    public boolean exhaustive() {
        return false;
    }
}
