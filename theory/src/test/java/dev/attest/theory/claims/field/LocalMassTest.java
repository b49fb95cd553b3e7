package dev.attest.theory.claims.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.theory.statement.Verdict;
import java.math.RoundingMode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// The mass of rows of few laws in windows of 3 x 3, in whole numbers: a law is tokens on keys, a row a choice
/// of laws.
final class LocalMassTest {
    private static final int TOKENS = 6;
    private static final int CHOICES = 4;
    private static final int MATRICES = 10_000;

    /// Rows W B / (4 * 6) on a grid: each law has 6 tokens, each row chooses 4 laws.
    private record Rows(Grid grid, int[][] laws, int[][] choices) {
        static Rows draw(RandomGenerator random, Grid grid, int rank, boolean looking) {
            int spread = looking ? 1 : TOKENS;
            int[][] laws = new int[rank][];
            for (int f = 0; f < rank; f++) {
                int[] places = random.ints(spread, 0, grid.count()).toArray();
                laws[f] = IntStream.range(0, TOKENS)
                        .map(token -> places[token % spread])
                        .toArray();
            }
            int[][] choices = IntStream.range(0, grid.count())
                    .mapToObj(i -> looking
                            ? IntStream.generate(() -> nearest(grid, laws, i))
                                    .limit(CHOICES)
                                    .toArray()
                            : random.ints(CHOICES, 0, rank).toArray())
                    .toArray(int[][]::new);
            return new Rows(grid, laws, choices);
        }

        /// The law whose first token is nearest.
        private static int nearest(Grid grid, int[][] laws, int i) {
            return IntStream.range(0, laws.length)
                    .reduce((one, other) -> grid.steps(i, laws[other][0]) < grid.steps(i, laws[one][0]) ? other : one)
                    .orElseThrow();
        }

        /// 24 times the mass.
        long mass() {
            long sum = 0;
            for (int i = 0; i < choices.length; i++) {
                for (int law : choices[i]) {
                    for (int key : laws[law]) {
                        sum += grid.steps(i, key) <= 1 ? 1 : 0;
                    }
                }
            }
            return sum;
        }

        /// 24 times 9 r.
        long bound() {
            return 9L * laws.length * TOKENS * CHOICES;
        }
    }

    @Test
    void rowsOfFewLawsNeverExceedNineTimesTheirNumber() {
        var random = new SplittableRandom(39);
        int attained = 0;
        for (int trial = 0; trial < MATRICES; trial++) {
            var grid = Grid.square(3 + trial % 6);
            var rows = Rows.draw(random, grid, 1 + random.nextInt(4), random.nextBoolean());
            assertTrue(rows.mass() <= rows.bound(), () -> rows.mass() + " > " + rows.bound());
            attained += rows.mass() == rows.bound() ? 1 : 0;
        }
        assertTrue(attained > 100, "attained " + attained + " times");
    }

    @Test
    void aMaskTurnsOneFeatureIntoRowsOfFullRank() {
        var weights =
                IntStream.range(0, 5).mapToObj(j -> new BigFraction(1 << j)).toList();
        var ones = IntStream.range(0, 5).mapToObj(_ -> List.of(BigFraction.ONE)).toList();
        var rows = new RowsOfFewLaws(ones, List.of(weights), true, true, new Grid(5, 1).windows(0), 1);
        assertEquals(5, rows.matrix().rank());
        assertEquals(
                Verdict.FAILS,
                new LocalMassIsAtMostTheRankTimesTheWindowsOfAKey()
                        .conclusion(rows)
                        .verdict());
    }

    @Test
    void bordersTakeTheirShareOfTheBaseLine() {
        assertEquals(new BigFraction(400, 9653), new WindowsOnAGrid(14, 1, 1, 0).meanMass());
        assertEquals(new BigFraction(9, 197), new WindowsOnAGrid(14, 1, 1, 0).fullWindow());
        assertEquals("0.1061", rounded(new WindowsOnAGrid(14, 2, 1, 0).meanMass()));
        assertEquals("0.1915", rounded(new WindowsOnAGrid(14, 3, 1, 0).meanMass()));
        assertEquals(new WindowsOnAGrid(14, 3, 1, 0).corrected(), new WindowsOnAGrid(14, 3, 1, 0).meanMass());
    }

    private static String rounded(BigFraction value) {
        return value.bigDecimalValue(4, RoundingMode.HALF_UP.ordinal()).toPlainString();
    }
}
