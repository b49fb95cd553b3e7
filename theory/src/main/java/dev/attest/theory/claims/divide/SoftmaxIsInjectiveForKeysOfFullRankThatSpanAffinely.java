package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import java.util.List;
import java.util.random.RandomGenerator;

/// The published form, with two conditions on ranks. The first follows from the second.
@AutoService(Claim.class)
public final class SoftmaxIsInjectiveForKeysOfFullRankThatSpanAffinely implements Claim.Universal<TwoQueries> {
    private final SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan sharp =
            new SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan();

    @Override
    public Statement statement() {
        return Said.published(
                "For all d, n >= 1 and keys K in R^(n x d) with rank K = d and rank [K 1] = d + 1: different "
                        + "queries have different softmax rows.",
                "\\operatorname{rank} K = d,\\; \\operatorname{rank}[K\\;\\mathbf 1] = d + 1 \\implies "
                        + "\\bigl(\\forall p \\ne q\\colon S_K(p) \\ne S_K(q)\\bigr)",
                List.of("K: every real n x d matrix with both ranks", "p, q: all of R^d"),
                "Equal rows mean exp((p - q).k_i) is one number for all i, so K(p - q) = c 1. With c = 0 this "
                        + "contradicts rank K = d, otherwise it puts 1 into the span of the columns of K.",
                "Proposition 1",
                "Lindemann-Weierstrass (that two rows of exponentials differ is decided exactly)");
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "That both conditions are needed: the first follows from the second "
                        + "(features-that-span-affinely-have-full-rank), and the second is necessary "
                        + "(softmax-is-injective-exactly-when-the-keys-affinely-span).",
                "That the first is enough: softmax-is-injective-whenever-the-keys-have-full-rank is false.",
                "That the outputs differ: outputs-can-be-equal-where-rows-differ.",
                "That rows in floating point differ: "
                        + "softmax-in-single-precision-cannot-tell-large-queries-apart.");
    }

    @Override
    public TwoQueries draw(RandomGenerator random, int size) {
        return sharp.draw(random, size);
    }

    @Override
    public List<Hypothesis<TwoQueries>> hypotheses() {
        return List.of(
                sharp.hypotheses().getFirst(),
                Hypothesis.of("rank K = d", SoftmaxIsInjectiveForKeysOfFullRankThatSpanAffinely::fullRank)
                        .technical("redundant: it follows from rank [K 1] = d + 1"),
                sharp.hypotheses().getLast());
    }

    static boolean fullRank(TwoQueries instance) {
        return instance.tokens().keyMatrix().rank() == instance.tokens().width();
    }

    @Override
    public Finding conclusion(TwoQueries instance) {
        return sharp.conclusion(instance);
    }
}
