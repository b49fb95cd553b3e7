package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The modulus of InLine: the distance of two rows is that of their features up to the singular values of the
/// centred features of the keys. Injectivity as a number, for [InlineIsInjectiveExactlyWhenItsFeatureMapIs].
@AutoService(Claim.class)
public final class InlineRowsAreApartInProportionToTheirFeatures implements Claim.Universal<RowsApart> {
    private static final List<String> ENTRY_BY_ENTRY = List.of("x", "relu(x)", "x^2", "abs(x)");
    private static final String UNSCALED = "score = dot(q, k); weight = score - mean(score) + 1 / n";

    private final Exponentials scalars = new Exponentials();
    private final Mechanism unscaled = Definitions.written(UNSCALED);

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, m, n >= 1, feature maps phi: R^d -> R^m, keys K and queries p, q, with s and S the least and "
                        + "the largest singular value of P phi(K), P subtracting the mean over the keys: s |phi(p) - "
                        + "phi(q)|_2 <= n sqrt(d) |InL_K(p) - InL_K(q)|_2 <= S |phi(p) - phi(q)|_2.",
                "\\sigma_{\\min}(P\\phi(K)) \\lVert \\phi(p) - \\phi(q)\\rVert \\le n \\sqrt d\\, \\lVert "
                        + "\\mathrm{InL}_K(p) - \\mathrm{InL}_K(q) \\rVert \\le \\sigma_{\\max}(P\\phi(K)) \\lVert "
                        + "\\phi(p) - \\phi(q)\\rVert",
                List.of(
                        "phi: every map R^d -> R^m (the instances have maps entry by entry, m = d); K: every n x d matrix; p, q: all of R^d",
                        "n sqrt(d): the factor of the code; the printed equation is without it",
                        "s and S enter as every t <= s^2 and u >= S^2, which are confirmed without rounding: G - t I and "
                                + "u I - G are positive semi-definite, G = (P phi(K))^T P phi(K)"),
                "InL_K(p) - InL_K(q) = P phi(K)(phi(p) - phi(q))/(n sqrt(d)), so the square of its norm times n^2 d is "
                        + "x^T G x with x = phi(p) - phi(q), between t |x|^2 and u |x|^2.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "The factor 1/(n sqrt(d)) shrinks with the number of keys: below a threshold such as 1/1000 rows of "
                        + "different queries count as confused over long sequences although InLine is injective.");
    }

    @Override
    public RowsApart draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(2);
        Tokens tokens = Tokens.draw(random, width + random.nextInt(3), 2, width, size);
        boolean named = random.nextInt(4) > 0;
        String phi = named ? ENTRY_BY_ENTRY.get(random.nextInt(ENTRY_BY_ENTRY.size())) : "x";
        CentredGram gram = RowsApart.gram(phi, tokens.keys());
        int change = random.nextInt(5);
        return new RowsApart(
                named ? "inline, phi(x) = " + phi : UNSCALED,
                phi,
                named ? Written.inline(phi) : unscaled,
                named,
                new TwoQueries(tokens),
                change == 0 ? gram.below().multiply(3).add(1) : gram.below(),
                change == 1 ? gram.above().divide(3) : gram.above());
    }

    @Override
    public List<Hypothesis<RowsApart>> hypotheses() {
        return List.of(
                Hypothesis.of("the rows are those of InLine, with its factor", RowsApart::named),
                Hypothesis.of(
                        "t is at most the square of the least singular value",
                        instance -> instance.gram().isAtLeast(instance.least())),
                Hypothesis.of(
                        "u is at least the square of the largest singular value",
                        instance -> instance.gram().isAtMost(instance.greatest())));
    }

    @Override
    public Finding conclusion(RowsApart instance) {
        BigFraction apart = RowsApart.square(instance.difference());
        BigFraction low = instance.least().multiply(apart);
        BigFraction high = instance.greatest().multiply(apart);
        Exponential distance = distance(instance);
        boolean holds = scalars.sign(scalars.subtract(distance, scalars.of(low))) >= 0
                && scalars.sign(scalars.subtract(scalars.of(high), distance)) >= 0;
        return new Finding.Exact(
                holds,
                "n^2 d times the square of the distance is " + distance + ", to be between " + ExactText.text(low)
                        + " and " + ExactText.text(high));
    }

    /// n² d |InL(p) - InL(q)|².
    private Exponential distance(RowsApart instance) {
        List<Exponential> one = Rows.row(
                scalars,
                instance.mechanism(),
                instance.keys(),
                instance.queries().p());
        List<Exponential> other = Rows.row(
                scalars,
                instance.mechanism(),
                instance.keys(),
                instance.queries().q());
        BigFraction factor = instance.keyCount().pow(2).multiply(instance.width());
        return scalars.multiply(
                scalars.of(factor),
                IntStream.range(0, one.size())
                        .mapToObj(j -> scalars.power(scalars.subtract(one.get(j), other.get(j)), 2))
                        .reduce(scalars.of(BigFraction.ZERO), scalars::add));
    }
}
