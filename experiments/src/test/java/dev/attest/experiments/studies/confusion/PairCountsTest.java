package dev.attest.experiments.studies.confusion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PairCountsTest {
    private static final double[][] QUERIES = {{1, 0}, {0, 1}, {1, 0}, {1, 0x1p-10}};
    private static final double[][] ROWS = {{.5, .5}, {.5, .5 + 0x1p-12}, {.5, .5}, {.25, .75}};

    @Test
    void pairsOfDistinctQueriesWithNearRowsAreCountedInBothOrders() {
        var counts = new PairCounts(QUERIES, ROWS);
        assertEquals(4, counts.within(1e-3));
        assertEquals(6, counts.distinct());
    }

    @Test
    void equalAndNearlyEqualQueriesCountOnlyAmongAllPairs() {
        assertEquals(6, new PairCounts(QUERIES, ROWS).withinOfAll(1e-3));
    }

    @Test
    void rowsExactlyAThresholdApartAreNotWithinIt() {
        assertEquals(0, new PairCounts(QUERIES, ROWS).within(0x1p-12));
        assertEquals(4, new PairCounts(QUERIES, ROWS).within(0x1.001p-12));
    }

    @Test
    void undefinedRowsAreCountedByThemselvesAndInNoPair() {
        double[][] rows = {{.5, .5}, {Double.NaN, .5}, {.5, .5}, {Double.POSITIVE_INFINITY, 0}};
        var counts = new PairCounts(QUERIES, rows);
        assertEquals(2, counts.undefined());
        assertEquals(0, counts.distinct());
        assertEquals(2, counts.withinOfAll(1));
        assertEquals(0, counts.spread());
    }

    @Test
    void theSpreadIsTheRootMeanSquareDistanceOverDistinctQueries() {
        double[][] rows = {{0, 0}, {3, 4}, {0, 0}};
        double[][] queries = {{1, 0}, {0, 1}, {1, 0}};
        assertEquals(5, new PairCounts(queries, rows).spread());
    }
}
