package dev.attest.theory.claims.divide;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// `2 n^2 C > 2 n C d + 9 n C + 10 C d` exactly from the length `d + t` on, where t is 6 to 10 and grows with
/// d: 41 tokens for heads of width 32, 73 for heads of width 64.
@AutoService(Claim.class)
public final class InlineIsCheaperThanSoftmaxExactlyFromAFewTokensBeyondTheHeadWidth
        implements Claim.Universal<TokensInHeads> {
    private static final int WIDEST = 160;
    private static final int MOST_HEADS = 32;
    private static final int ALWAYS_DEARER = 5;
    private static final int[] ONE_MORE_FROM = {1, 3, 7, 19, 81};

    @Override
    public Statement statement() {
        return new Statement(
                "For all n, h, d >= 1: the products of InLine attention with its 3 x 3 residual take fewer multiply-adds than "
                        + "those of softmax attention, 2 n C d + 9 n C + 10 C d < 2 n^2 C with C = h d, exactly when "
                        + "n >= d + t(d), where t(d) is 6 for d <= 2, 7 for d <= 6, 8 for d <= 18, 9 for d <= 80 and "
                        + "10 beyond: from 41 tokens on for d = 32, from 73 on for d = 64.",
                "2 n C d + 9 n C + 10 C d < 2 n^2 C \\iff n \\ge d + 6 + [d \\ge 3] + [d \\ge 7] + [d \\ge 19] + "
                        + "[d \\ge 81]",
                List.of(
                        "n: every number of tokens, all with a place on the grid",
                        "h, d: every number of heads and every width of one",
                        "C = h d: the width of a token; the four linear layers, 4 n C^2, are the same for both"),
                "Divide by C: f(n) = 2 n^2 - (2 d + 9) n - 10 d is convex with f(0) < 0, so it is positive exactly beyond "
                        + "one root. At n = d + k it is (2 k - 19) d + k (2 k - 9): at k = 5, 5 - 9 d, which is negative; "
                        + "at k = 6, 18 - 7 d; at 7, 35 - 5 d; at 8, 56 - 3 d; at 9, 81 - d; at 10, d + 110, which is "
                        + "positive.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    /// The shortest length at which InLine attention is the cheaper one.
    static int first(int d) {
        int beyond = ALWAYS_DEARER;
        for (int width : ONE_MORE_FROM) {
            beyond += d >= width ? 1 : 0;
        }
        return d + beyond;
    }

    @Override
    public TokensInHeads draw(RandomGenerator random, int size) {
        int d = 1 + random.nextInt(WIDEST);
        int n = first(d) + random.nextInt(2 * size + 2) - size - 1;
        return new TokensInHeads(Math.max(1, n), 1 + random.nextInt(MOST_HEADS), d);
    }

    @Override
    public List<Hypothesis<TokensInHeads>> hypotheses() {
        return List.of(Hypothesis.necessary(
                "n >= d + t(d)", instance -> instance.n() >= first(instance.d()), UnaryOperator.identity()));
    }

    @Override
    public Finding conclusion(TokensInHeads instance) {
        return new Finding.Exact(
                instance.inline().compareTo(instance.softmax()) < 0,
                "InLine " + instance.inline() + ", softmax " + instance.softmax());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "Multiply-adds are not time: in the paper's Figure 5 InLine-Swin-T is slower than Swin-T with windows of 49 "
                        + "tokens, where d = 32.",
                "The products with the mean key and the mean value, 2 n C, are left out with all other sums over means; "
                        + "with them it is 42 tokens for d = 32 and 74 for d = 64.");
    }
}
