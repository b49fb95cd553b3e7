package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.claims.reasons.Case;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Exponential;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Why subtracting the mean costs no more than dividing: the outputs of InLine in time linear in n.
@AutoService(Claim.class)
public final class TheOutputOfInlineIsASumOverTheKeysTimesTheQuery implements Claim.Universal<Case> {
    /// The score of InLine in the catalogue.
    private static final String PRODUCT = "dot(phi(q), phi(k)) / (n * sqrt(d))";
    private static final List<String> SCORES =
            List.of(PRODUCT, "dot(phi(q), phi(k))^2 / (n * sqrt(d))", "exp(dot(phi(q), phi(k))) / (n * sqrt(d))");
    private static final String REST = "(1 - dot(phi(q), sum(phi(k))) / (n * sqrt(d)))";
    private static final List<String> RESTS = List.of(REST, "1");
    private static final List<String> MAPS =
            List.of("x", "relu(x)", "leakyrelu(x, 1/100)", "x^2", "concat(1, x)", "max(x, 1)");

    @Override
    public Statement statement() {
        return Said.published(
                "For all d, m, dv, n >= 1, phi: R^d -> R^m, keys, values and queries: the output of InLine is "
                        + "the matrix sum_j v_j phi(k_j)^T times phi(q), and what the scores leave of 1 times "
                        + "the mean of the values: the sums over the keys do not depend on the query.",
                "\\sum_j \\mathrm{InL}_K(q)_j\\, v_j = \\lambda \\Bigl(\\sum_j v_j \\phi(k_j)^{\\mathsf "
                        + "T}\\Bigr) \\phi(q) + \\bigl(1 - \\lambda\\, \\phi(q) \\cdot \\sum_j "
                        + "\\phi(k_j)\\bigr) \\bar v, \\qquad \\lambda = \\frac{1}{n \\sqrt d}",
                List.of(
                        "phi: every map R^d -> R^m",
                        "K, V, q: all real; lambda is the factor of the authors' code, and any other does as "
                                + "well"),
                "Weights are s_j - mean s + 1/n with s_j = lambda phi(q).phi(k_j). Sum s_j v_j = lambda (sum "
                        + "v_j phi(k_j)^T) phi(q), and (1/n - mean s) sum v_j = (1 - sum s) vbar.",
                "the order of the authors' code");
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "That it is faster: the sums cost n m dv multiply-adds and each query m dv, against n (m + "
                        + "dv) for each query by the weights.",
                "Equality in floating point.");
    }

    @Override
    public Case draw(RandomGenerator random, int size) {
        String score = random.nextInt(3) > 0 ? PRODUCT : Maps.oneOf(random, SCORES);
        String rest = random.nextInt(4) > 0 ? REST : Maps.oneOf(random, RESTS);
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(3), 1, 2, 1 + size / 2);
        return Case.of("phi(x) = " + Maps.oneOf(random, MAPS) + "; score = " + score + "; rest = " + rest)
                .with("K", tokens.keys())
                .with("V", Tokens.draw(random, tokens.keyCount(), 0, 2, size).keys())
                .with("q", tokens.queries());
    }

    private static String part(Case instance, int place) {
        String part = instance.setting().split("; ")[place];
        return part.substring(part.indexOf('=') + 2);
    }

    @Override
    public List<Hypothesis<Case>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "the score is the product of features of query and key",
                        instance -> part(instance, 1).equals(PRODUCT)),
                Hypothesis.of(
                        "the mean of the values is weighted with what the scores leave of 1",
                        instance -> part(instance, 2).equals(REST)));
    }

    @Override
    public Finding conclusion(Case instance) {
        String byWeight = Written.inline(part(instance, 0)).text().replace(PRODUCT, part(instance, 1));
        String bySum = byWeight + "\noutput = sum(outer(v, phi(k))) * phi(q) / (n * sqrt(d)) + " + part(instance, 2)
                + " * mean(v)\n";
        var byWeights = output(instance, byWeight);
        var bySums = output(instance, bySum);
        return new Finding.Exact(
                IntStream.range(0, byWeights.size())
                        .allMatch(entry -> byWeights.get(entry).sameAs(bySums.get(entry))),
                "by weights " + byWeights + ", by sums over the keys " + bySums);
    }

    private static List<Exponential> output(Case instance, String text) {
        var mechanism = MechanismReader.parse(text, "inline");
        return Outputs.exact(mechanism, instance.rows("K"), instance.rows("V"), instance.row("q"));
    }
}
