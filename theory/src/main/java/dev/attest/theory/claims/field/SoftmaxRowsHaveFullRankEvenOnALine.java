package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.certificate.Theorem;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Hypothesis;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Rows;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.theory.scalar.Exponential;
import dev.attest.theory.scalar.Exponentials;
import dev.attest.theory.statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.fraction.BigFraction;

/// Rank is not capacity: softmax with d = 1 has matrices of rows of full rank, of whatever size, while at most
/// two of its keys can ever receive more than half of a row.
@AutoService(Claim.class)
public final class SoftmaxRowsHaveFullRankEvenOnALine implements Claim.Universal<NumbersOnALine> {
    private static final int MOST_KEYS = 4;
    private static final Exponentials SCALARS = new Exponentials();
    /// The rows of softmax before each is divided by its sum, which changes no rank.
    private static final Mechanism SCORES =
            MechanismReader.parse("name scores\nweight = exp(dot(q, k))\n", "scores.attn");

    @Override
    public List<Theorem> theorems() {
        return List.of(Theorem.VANDERMONDE);
    }

    @Override
    public Statement statement() {
        return new Statement(
                "For all n >= 1, different numbers q_1, ..., q_n and different numbers k_1, ..., k_n the n x n matrix "
                        + "of the softmax rows of the queries over the keys has rank n.",
                "\\det\\left(e^{q_i k_j} / \\textstyle\\sum_l e^{q_i k_l}\\right)_{ij} \\ne 0",
                List.of("K: every choice of n real numbers", "Q: every choice of n real numbers", "no mask"),
                "Dividing rows by their sums changes no rank. If sum_j c_j e^{q_i k_j} = 0 for all i, the exponential "
                        + "sum x -> sum_j c_j e^{x k_j} with n different exponents has n zeros; by induction and the "
                        + "theorem of Rolle it has at most n - 1 unless all c_j are 0.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of("generalised Vandermonde"),
                Optional.empty());
    }

    @Override
    public NumbersOnALine draw(RandomGenerator random, int size) {
        int count = 1 + random.nextInt(Math.min(size + 1, MOST_KEYS));
        return new NumbersOnALine(Tokens.draw(random, count, count, 1, size + 1));
    }

    @Override
    public List<Hypothesis<NumbersOnALine>> hypotheses() {
        return List.of(
                Hypothesis.of("the keys are different", NumbersOnALine::hasDifferentKeys),
                Hypothesis.of("the queries are different", NumbersOnALine::hasDifferentQueries));
    }

    @Override
    public Finding conclusion(NumbersOnALine instance) {
        var matrix = instance.tokens().queries().stream()
                .map(query -> Rows.row(SCALARS, SCORES, instance.tokens().keys(), query))
                .toList();
        var determinant = determinant(matrix);
        return new Finding.Exact(
                !determinant.sameAs(SCALARS.of(BigFraction.ZERO)), "the determinant of e^{q_i k_j} is " + determinant);
    }

    /// By the first row, exactly.
    private static Exponential determinant(List<List<Exponential>> rows) {
        if (rows.isEmpty()) {
            return SCALARS.of(BigFraction.ONE);
        }
        var sum = SCALARS.of(BigFraction.ZERO);
        for (int column = 0; column < rows.size(); column++) {
            var term = SCALARS.multiply(rows.getFirst().get(column), determinant(minor(rows, column)));
            sum = SCALARS.add(sum, column % 2 == 0 ? term : SCALARS.negate(term));
        }
        return sum;
    }

    private static List<List<Exponential>> minor(List<List<Exponential>> rows, int column) {
        return rows.subList(1, rows.size()).stream()
                .map(row -> {
                    var kept = new ArrayList<>(row);
                    kept.remove(column);
                    return (List<Exponential>) kept;
                })
                .toList();
    }
}
