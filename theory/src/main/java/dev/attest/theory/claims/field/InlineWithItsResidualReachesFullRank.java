package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// InLine without its residual has rank at most d + 1 however many positions there are; with it the matrix that
/// acts on the values reaches full rank, and so it does almost everywhere.
@AutoService(Claim.class)
public final class InlineWithItsResidualReachesFullRank implements Claim.Existential<HeadOnAGrid> {
    private final Mechanism inline = Catalogue.mechanism("inline-residual");

    @Override
    public Statement statement() {
        return new Statement(
                "On a grid of 3 x 3 with d = 1, some keys, queries and weights r have an InLine output A + M and a residual "
                        + "M of full rank N = 9, where the rows A alone have rank at most d + 1 = 2.",
                "\\exists K, Q, r\\colon \\operatorname{rank}(A + M) = \\operatorname{rank} M = N > d + 1 \\ge "
                        + "\\operatorname{rank} A",
                List.of("A, M: as in the-residual-of-inline-is-banded-and-its-rank-is-kept-up-to-the-features"),
                "A determinant other than 0 at one instance is a polynomial of K, Q and r that is not 0, so both ranks are "
                        + "full for almost all K, Q and r at that size. For every g and d such an instance is K = 0 and "
                        + "r = 1 at the centre, 0 elsewhere: M = I, A + M = I + 1 1^T/N. Almost all is not all: r = 1 "
                        + "everywhere makes M the product of two matrices (one for rows, one for columns) with three "
                        + "diagonals of ones, which are singular exactly where g + 1 is a multiple of 3, since their "
                        + "eigenvalues are 1 + 2 cos(pi k/(g + 1)).",
                new Source("han2024bridging", "Section 4.2, Eq. 6"),
                Status.DERIVED,
                Verdict.HOLDS,
                List.of("analytic-functions-vanish-almost-nowhere"),
                Optional.empty());
    }

    @Override
    public List<String> notShown() {
        return List.of(
                "The property `full-rank` of a definition speaks of the rows before a residual and FAILS of InLine: "
                        + "what the residual adds is outside the row.");
    }

    @Override
    public HeadOnAGrid witness() {
        return head(3, List.of(0, 1, 0, 1, 3, -1, 0, 1, 2));
    }

    /// No residual; weights of 1 on a grid of 2 x 2, where all neighbourhoods are the whole grid; the left
    /// neighbour alone, which positions at the left border do not have.
    @Override
    public List<HeadOnAGrid> decoys() {
        return List.of(
                head(3, Collections.nCopies(9, 0)),
                head(2, Collections.nCopies(9, 1)),
                head(3, List.of(0, 0, 0, 1, 0, 0, 0, 0, 0)));
    }

    private HeadOnAGrid head(int side, List<Integer> residual) {
        List<List<BigFraction>> numbers = IntStream.range(0, side * side)
                .mapToObj(i -> List.of(new BigFraction(i * i % 5 - 1)))
                .toList();
        return new HeadOnAGrid(
                "inline-residual",
                inline,
                true,
                new Tokens(numbers, numbers.reversed()),
                residual.stream().map(BigFraction::new).toList());
    }

    @Override
    public Finding verify(HeadOnAGrid candidate) {
        int count = candidate.tokens().keyCount();
        RationalMatrix head = candidate.output();
        RationalMatrix attention = candidate.rows();
        int rows = attention.rank();
        int residual = HeadOnAGrid.added(head, attention).rank();
        int whole = head.rank();
        return new Finding.Exact(
                whole == count
                        && residual == count
                        && rows < count
                        && rows <= candidate.tokens().width() + 1,
                "N = " + count + ": rank A = " + rows + ", rank M = " + residual + ", rank(A + M) = " + whole);
    }
}
