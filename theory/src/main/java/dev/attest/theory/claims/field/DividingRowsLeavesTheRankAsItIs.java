package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Normalising the rows of attention cannot raise its rank, nor lower it.
@AutoService(Claim.class)
public final class DividingRowsLeavesTheRankAsItIs implements Claim.Universal<NumbersOnALine> {
    @Override
    public Statement statement() {
        return new Statement(
                "For every matrix, multiplying its rows by numbers other than 0, such as the inverses of their sums, leaves "
                        + "its rank as it is.",
                "\\operatorname{rank}(DA) = \\operatorname{rank} A,\\quad D = \\operatorname{diag}(c),\\; c_i \\ne 0",
                List.of(
                        "A: every real matrix, here the matrix of the products of the numbers 1 + x_i y_j",
                        "c: one number for " + "each row, here the numbers x_i"),
                "D is invertible.",
                Source.HERE,
                Status.FOLKLORE,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public NumbersOnALine draw(RandomGenerator random, int size) {
        int count = 1 + random.nextInt(size + 1);
        return new NumbersOnALine(Tokens.draw(random, count, count, 1, size));
    }

    @Override
    public List<Hypothesis<NumbersOnALine>> hypotheses() {
        return List.of(Hypothesis.of(
                "no factor is 0",
                instance -> instance.tokens().keys().stream()
                        .noneMatch(key -> key.getFirst().equals(BigFraction.ZERO))));
    }

    @Override
    public Finding conclusion(NumbersOnALine instance) {
        List<List<BigFraction>> matrix = instance.tokens().keys().stream()
                .map(x -> instance.tokens().queries().stream()
                        .map(y -> x.getFirst().multiply(y.getFirst()).add(1))
                        .toList())
                .toList();
        int rank = new RationalMatrix(matrix).rank();
        int scaled = new RationalMatrix(IntStream.range(0, matrix.size())
                        .mapToObj(i ->
                                Entrywise.times(instance.tokens().keys().get(i).getFirst(), matrix.get(i)))
                        .toList())
                .rank();
        return new Finding.Exact(rank == scaled, "rank " + rank + " before, " + scaled + " after");
    }
}
