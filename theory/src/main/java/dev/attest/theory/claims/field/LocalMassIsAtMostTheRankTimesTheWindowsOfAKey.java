package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Rows of probabilities that make a matrix of rank r put at most s r of their mass into windows that hold each
/// key at most s times, whatever the rows come from: the general form of
/// [MassInWindowsIsAtMostTheRetrievalBudget].
@AutoService(Claim.class)
public final class LocalMassIsAtMostTheRankTimesTheWindowsOfAKey implements Claim.Universal<RowsOfFewLaws> {
    @Override
    public Statement statement() {
        return new Statement(
                "For all n, r, s >= 1, every matrix M of n rows of n non-negative numbers that sum to 1 and of rank at "
                        + "most r, and all windows N(1), ..., N(n) that hold each key at most s times: the mass of the "
                        + "rows in their windows is at most s r in all, so s r / n on average; for windows of 3 x 3 "
                        + "on a grid of N positions 9 r / N.",
                "\\sum_{i=1}^n \\sum_{j \\in N(i)} M_{ij} \\le s \\operatorname{rank} M",
                List.of(
                        "M: every row-stochastic n x n matrix of rank at most r; attention with m features and no mask "
                                + "has r <= m",
                        "N: every choice of windows that hold each key at most s times"),
                "Let B_ij be 1 where j is in N(i) and 0 elsewhere: the mass is tr(M B^T), the sum of the eigenvalues "
                        + "of M B^T. At most rank M of them are not 0, and none exceeds the largest sum of a row of M "
                        + "B^T in absolute value: row i sums to sum_j M_ij |{l : j in N(l)}| <= s sum_j M_ij = s.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "Under a causal mask one feature suffices for a matrix of full rank, and the bound says nothing.",
                "Where s r >= n it says nothing: with 64 features and windows of 3 x 3, on a grid of 14 x 14.",
                "Rows with negative weights (InLine) are not bounded by it, nor is a head with a local residual: "
                        + "inline-with-its-residual-reaches-full-rank.");
    }

    /// One draw in four has a mask, one in three mixtures of both signs, one in eight rows that sum to
    /// anything, one in eight windows that overlap more than is said.
    @Override
    public RowsOfFewLaws draw(RandomGenerator random, int size) {
        int count = 1 + random.nextInt(size + 3);
        int rank = 1 + random.nextInt(2);
        int least = random.nextInt(3) == 0 ? -2 : 0;
        boolean doubling = random.nextInt(3) == 0;
        var rows = new RowsOfFewLaws(
                IntStream.range(0, count)
                        .mapToObj(_ -> weights(random, rank, least, false))
                        .toList(),
                IntStream.range(0, rank)
                        .mapToObj(_ -> weights(random, count, 0, doubling))
                        .toList(),
                random.nextInt(4) == 0,
                random.nextInt(8) > 0,
                windows(random, count),
                1);
        int most = Math.max(1, rows.mostWindows() - (random.nextInt(8) == 0 ? 1 : 0));
        return new RowsOfFewLaws(rows.mixtures(), rows.laws(), rows.masked(), rows.divided(), rows.windows(), most);
    }

    /// Whole numbers up to 2, or the powers of 2 in turn.
    private static List<BigFraction> weights(RandomGenerator random, int count, int least, boolean doubling) {
        return IntStream.range(0, count)
                .mapToObj(j -> new BigFraction(doubling ? 1 << j : random.nextInt(least, 3)))
                .toList();
    }

    /// The position itself, the positions next to it in a sequence, or any.
    private static List<List<Integer>> windows(RandomGenerator random, int count) {
        return switch (random.nextInt(3)) {
            case 0 -> new Grid(count, 1).windows(0);
            case 1 -> new Grid(count, 1).windows(1);
            default ->
                IntStream.range(0, count)
                        .mapToObj(_ -> IntStream.range(0, count)
                                .filter(_ -> random.nextInt(3) == 0)
                                .boxed()
                                .toList())
                        .toList();
        };
    }

    @Override
    public List<Hypothesis<RowsOfFewLaws>> hypotheses() {
        return List.of(
                Hypothesis.of(
                        "no weight is negative",
                        instance -> instance.matrix().rows().stream()
                                .flatMap(List::stream)
                                .allMatch(weight -> weight.compareTo(BigFraction.ZERO) >= 0)),
                Hypothesis.of(
                        "the rows sum to 1",
                        instance -> instance.matrix().rows().stream()
                                .allMatch(row -> Entrywise.sum(row).equals(BigFraction.ONE))),
                Hypothesis.of(
                        "the rank is at most r, as it is of r features without a mask",
                        instance -> instance.matrix().rank() <= instance.lawCount()),
                Hypothesis.of(
                        "no key is in more than s windows", instance -> instance.mostWindows() <= instance.most()));
    }

    @Override
    public Finding conclusion(RowsOfFewLaws instance) {
        BigFraction mass = RowsOfFewLaws.mass(instance.matrix(), instance.windows());
        int bound = instance.most() * instance.lawCount();
        return new Finding.Exact(
                mass.compareTo(new BigFraction(bound)) <= 0, "mass " + ExactText.text(mass) + ", s r = " + bound);
    }
}
