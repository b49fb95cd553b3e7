package dev.attest.theory.claims.field;

import com.google.auto.service.AutoService;
import dev.attest.theory.claim.Claim;
import dev.attest.theory.claim.Finding;
import dev.attest.theory.claim.Statement;
import dev.attest.theory.claim.Statement.Source;
import dev.attest.theory.claim.Statement.Status;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.solver.RationalMatrix;
import dev.attest.theory.statement.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The bound of [LocalMassIsAtMostTheRankTimesTheWindowsOfAKey] is attained with all mass inside the windows:
/// where 3 x 3 blocks tile the grid and every query of a block looks at its centre.
@AutoService(Claim.class)
public final class TiledBlocksMeetTheBoundOfLocalMass
        implements Claim.Existential<TiledBlocksMeetTheBoundOfLocalMass.Looks> {
    private static final Grid GRID = Grid.square(9);

    /// Which position each position looks at, with its whole row.
    record Looks(Grid grid, IntUnaryOperator target) {
        RationalMatrix matrix() {
            return new RationalMatrix(IntStream.range(0, grid.count())
                    .mapToObj(i -> Entrywise.unit(grid.count(), target.applyAsInt(i), BigFraction.ONE))
                    .toList());
        }
    }

    @Override
    public Statement statement() {
        return new Statement(
                "On a square grid that blocks of 3 x 3 tile, rows that look at the centre of their block make a matrix "
                        + "of rank N/9 and have their whole mass in the windows of 3 x 3: the mean mass is 1 = 9 r / "
                        + "N.",
                "\\frac1N \\sum_i \\sum_{j \\in N(i)} M_{ij} = 1 = \\frac{9 \\operatorname{rank} M}{N}",
                List.of("N = g^2, here with g = 9", "N(i): the positions at most one row and one column away"),
                "All nine queries of a block have the same row, and rows of different blocks are different unit "
                        + "vectors: the rank is the number of blocks. The centre of a block lies in the windows of "
                        + "all nine.",
                Source.HERE,
                Status.DERIVED,
                Verdict.HOLDS,
                List.of(),
                Optional.empty());
    }

    @Override
    public Looks witness() {
        return new Looks(GRID, TiledBlocksMeetTheBoundOfLocalMass::centre);
    }

    private static int centre(int position) {
        int[] place = GRID.place(position);
        return (place[0] / 3 * 3 + 1) * GRID.side() + place[1] / 3 * 3 + 1;
    }

    /// At itself, at the first position of the block, at one position for all, and at the centre of a block two
    /// columns wide.
    @Override
    public List<Looks> decoys() {
        return List.of(
                new Looks(GRID, position -> position),
                new Looks(GRID, position -> centre(position) - GRID.side() - 1),
                new Looks(GRID, _ -> centre(0)),
                new Looks(
                        GRID,
                        position -> position / GRID.side() / 3 * 3 * GRID.side()
                                + GRID.side()
                                + position % GRID.side() / 2 * 2));
    }

    @Override
    public Finding verify(Looks candidate) {
        RationalMatrix matrix = candidate.matrix();
        BigFraction mass = RowsOfFewLaws.mass(matrix, candidate.grid().windows(1));
        int rank = matrix.rank();
        int count = candidate.grid().count();
        return new Finding.Exact(
                mass.equals(new BigFraction(count)) && 9 * rank == count,
                "N = " + count + ": mass " + ExactText.text(mass) + ", rank " + rank);
    }
}
