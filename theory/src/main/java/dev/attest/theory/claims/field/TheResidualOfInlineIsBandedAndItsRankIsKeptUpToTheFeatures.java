package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Definitions;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// What the residual of 3 x 3 adds to InLine on a grid: a banded matrix, of whose rank at most d + 1 is lost.
@AutoService(Claim.class)
public final class TheResidualOfInlineIsBandedAndItsRankIsKeptUpToTheFeatures implements Claim.Universal<HeadOnAGrid> {
    private static final String SQUARED =
            "input r : vector(9) of query; score = dot(q, k)^2 / n; weight = score - mean(score) + 1 / n; "
                    + "output = sum(weight * v) + window(3, r)";
    private static final String WIDE =
            "input r : vector(25) of query; score = dot(q, k) / (n * sqrt(d)); weight = score - mean(score) + 1 / n; "
                    + "output = sum(weight * v) + window(5, r)";

    private final Mechanism inline = Catalogue.mechanism("inline-residual");
    private final Mechanism squared = Definitions.written("grid; " + SQUARED);
    private final Mechanism wide = Definitions.written("grid; " + WIDE);

    @Override
    public Statement statement() {
        return new Statement(
                "For all d, g >= 1, keys, queries and nine weights r of the neighbourhood, on a grid of g x g = N "
                        + "positions: InLine with its residual sends the values V to (A + M) V, where A, the matrix "
                        + "of the rows, has rank at most d + 1, and M, which r alone determines, has entries other "
                        + "than 0 between neighbours only; so rank(A + M) >= rank M - (d + 1).",
                "\\operatorname{rank} A \\le d + 1,\\quad M_{ij} \\ne 0 \\implies j \\in N_{3\\times3}(i),\\quad "
                        + "\\operatorname{rank}(A + M) \\ge \\operatorname{rank} M - (d + 1)",
                List.of(
                        "K, Q: every real N x d matrix; r: every vector of 9 numbers, the same at all positions",
                        "one channel of the values; each channel may have weights of its own"),
                "A = Q (P K)^T/(N sqrt(d)) + 1 1^T/N. Row-major, M is g x g blocks of g x g with three diagonals each, "
                        + "and blocks other than 0 on three diagonals. rank M <= rank(A + M) + rank A.",
                new Source("han2024bridging", "Section 4.2, Eq. 6"),
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "That M has full rank: it has for almost all r, see inline-with-its-residual-reaches-full-rank.",
                "Dividing rows by numbers other than 0 changes no rank, so a divisor gives linear attention nothing of "
                        + "this kind.");
    }

    /// d is 1 or 4, so that sqrt(d) is rational.
    @Override
    public HeadOnAGrid draw(RandomGenerator random, int size) {
        int count = size < 3 ? 4 : 9;
        int width = random.nextBoolean() ? 1 : 4;
        int kind = random.nextInt(6);
        Tokens tokens = Tokens.draw(random, count, count, width, 1);
        List<BigFraction> residual = IntStream.range(0, kind == 1 ? 25 : 9)
                .mapToObj(_ -> new BigFraction(random.nextInt(-2, 3)))
                .toList();
        return switch (kind) {
            case 0 -> new HeadOnAGrid(SQUARED, squared, false, tokens, residual);
            case 1 -> new HeadOnAGrid(WIDE, wide, true, tokens, residual);
            default -> new HeadOnAGrid("inline-residual", inline, true, tokens, residual);
        };
    }

    @Override
    public List<Hypothesis<HeadOnAGrid>> hypotheses() {
        return List.of(
                Hypothesis.of("the rows are those of InLine with d features", HeadOnAGrid::named),
                Hypothesis.of(
                        "the residual is of 3 x 3",
                        instance -> instance.residual().size() == 9));
    }

    @Override
    public Finding conclusion(HeadOnAGrid instance) {
        RationalMatrix head = instance.output();
        RationalMatrix attention = instance.rows();
        RationalMatrix added = HeadOnAGrid.added(head, attention);
        int most = instance.tokens().width() + 1;
        int rows = attention.rank();
        int residual = added.rank();
        int whole = head.rank();
        boolean banded = instance.isBanded(added);
        return new Finding.Exact(
                banded && rows <= most && whole >= residual - most,
                "rank A = " + rows + ", rank M = " + residual + ", rank(A + M) = " + whole + ", d + 1 = " + most
                        + (banded ? "" : "; M joins positions that are no neighbours"));
    }
}
