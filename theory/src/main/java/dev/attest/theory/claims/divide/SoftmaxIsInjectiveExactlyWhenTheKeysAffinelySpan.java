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
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// The map q -> softmax(K q) is injective on R^d exactly when `rank [K 1] = d + 1`: equal rows mean that K(p
/// - q) is a multiple of the vector of ones.
@AutoService(Claim.class)
public final class SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan
        implements Claim.Universal<TwoQueries>, Claim.Structural {
    private final Mechanism softmax = Catalogue.mechanism("softmax");

    @Override
    public List<Theorem> theorems() {
        return List.of(Theorem.EXPONENTIAL_SCORES);
    }

    @Override
    public Statement statement() {
        return new Statement(
                "For all d >= 1, n >= 1 and keys K in R^(n x d): different queries have different softmax "
                        + "rows exactly when the keys affinely span R^d. (The published form demands rank K = "
                        + "d as well, which follows.)",
                "\\bigl(\\forall p \\ne q\\colon S_K(p) \\ne S_K(q)\\bigr) \\iff "
                        + "\\operatorname{rank}[K\\;\\mathbf 1] = d + 1",
                List.of(
                        "K: every real n x d matrix",
                        "p, q: all of R^d",
                        "no mask; position and bias of the keys fixed"),
                "log S_i(p) - log S_i(q) = k_i.(p - q) - const, so equal rows mean K(p - q) = c 1, and by "
                        + "shift invariance conversely. [K 1](w, -c) = 0 has a solution with w not 0 exactly "
                        + "when the rank is below d + 1.",
                new Source("han2024bridging", "Proposition 1"),
                Status.SHARPENED,
                Verdict.HOLDS,
                List.of("Lindemann-Weierstrass (that two rows of exponentials differ is decided exactly)"),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "Anything of outputs: outputs-can-be-equal-where-rows-differ.",
                "That few keys are enough: no-more-keys-than-dimensions-leave-queries-with-one-row.",
                "Anything of the rows of two positions: " + "softmax-with-a-bias-is-injective-at-each-position-alone.",
                "That rows in floating point differ: " + "softmax-in-single-precision-cannot-tell-large-queries-apart.",
                "Anything of tokens: queries are projections of tokens, and different tokens can share one.");
    }

    /// Half of the draws have keys in a hyperplane, in the worst case one that does not contain the origin.
    @Override
    public TwoQueries draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 3));
        Tokens tokens = Tokens.draw(random, 1 + random.nextInt(width + 2), 2, width, size);
        if (random.nextBoolean()) {
            return new TwoQueries(tokens);
        }
        List<List<BigFraction>> flat = tokens.keys().stream()
                .map(key -> Entrywise.plus(
                        key, BigFraction.ONE.subtract(Entrywise.sum(key)), Entrywise.unit(width, 0, BigFraction.ONE)))
                .toList();
        return new TwoQueries(new Tokens(flat, tokens.queries()));
    }

    @Override
    public List<Hypothesis<TwoQueries>> hypotheses() {
        return List.of(
                Hypothesis.of("p and q differ", instance -> !instance.p().equals(instance.q())),
                Hypothesis.necessary(
                        "the keys affinely span R^d: rank [K 1] = d + 1",
                        SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan::keysSpan,
                        SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan::alongTheKernel));
    }

    private static boolean keysSpan(TwoQueries instance) {
        return instance.tokens().keyMatrix().withOnes().rank()
                == instance.tokens().width() + 1;
    }

    /// q = p + w for a w other than 0 with K w a multiple of 1.
    private static TwoQueries alongTheKernel(TwoQueries instance) {
        return instance.tokens()
                .keyMatrix()
                .withOnes()
                .nullVector()
                .map(kernel -> kernel.subList(0, instance.tokens().width()))
                .map(w -> instance.withQ(Entrywise.plus(instance.p(), BigFraction.ONE, w)))
                .orElse(instance);
    }

    @Override
    public Finding conclusion(TwoQueries instance) {
        boolean equal = Rows.equal(softmax, instance.keys(), instance.p(), instance.q());
        return new Finding.Exact(!equal, equal ? "the rows of p and q are equal" : "the rows of p and q differ");
    }

    @Override
    public List<Expectation> expectations() {
        return List.of(Expectation.exactlyWhen(softmax, "injective", KeysSpan.CONDITION));
    }

    /// The statement speaks of one definition.
    @Override
    public boolean exhaustive() {
        return true;
    }
}
