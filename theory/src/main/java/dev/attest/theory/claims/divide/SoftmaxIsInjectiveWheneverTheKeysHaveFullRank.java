package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claims.Tokens;
import java.util.List;
import java.util.random.RandomGenerator;

/// One of the two published conditions alone.
@AutoService(Claim.class)
public final class SoftmaxIsInjectiveWheneverTheKeysHaveFullRank implements Claim.Universal<TwoQueries> {
    private final SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan sharp =
            new SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan();

    @Override
    public Statement statement() {
        return Said.misread(
                "For all d, n >= 1 and keys K with rank K = d: different queries have different softmax rows.",
                "\\operatorname{rank} K = d \\implies \\bigl(\\forall p \\ne q\\colon S_K(p) \\ne " + "S_K(q)\\bigr)",
                List.of("K: every real n x d matrix with rank d", "p, q: all of R^d"),
                "False for n = d: with K = I the scores of q and q + c 1 differ by c everywhere, and softmax "
                        + "forgets it. With one key every row is (1).",
                "Proposition 1, the first condition alone",
                SoftmaxIsInjectiveExactlyWhenTheKeysAffinelySpan.class);
    }

    /// Queries that differ by what the keys see as a constant, where there is such a vector.
    @Override
    public TwoQueries draw(RandomGenerator random, int size) {
        int width = 1 + random.nextInt(Math.min(size, 3));
        Tokens tokens = Tokens.draw(random, width, 2, width, size);
        var drawn = new TwoQueries(tokens);
        return sharp.hypotheses().getLast().adversary().apply(drawn);
    }

    @Override
    public List<Hypothesis<TwoQueries>> hypotheses() {
        return List.of(
                sharp.hypotheses().getFirst(),
                Hypothesis.of("rank K = d", SoftmaxIsInjectiveForKeysOfFullRankThatSpanAffinely::fullRank));
    }

    @Override
    public Finding conclusion(TwoQueries instance) {
        return sharp.conclusion(instance);
    }
}
