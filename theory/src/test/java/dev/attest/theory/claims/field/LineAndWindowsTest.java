package dev.attest.theory.claims.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.attest.theory.claim.Finding;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.statement.Verdict;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/// Cases worked out by hand: a determinant on a line, and the mass in windows of one key and of two.
final class LineAndWindowsTest {
    private final SoftmaxRowsHaveFullRankEvenOnALine line = new SoftmaxRowsHaveFullRankEvenOnALine();
    private final MassInWindowsIsAtMostTheRetrievalBudget windows = new MassInWindowsIsAtMostTheRetrievalBudget();

    private static List<List<BigFraction>> numbers(int... values) {
        return Arrays.stream(values)
                .mapToObj(value -> List.of(new BigFraction(value)))
                .toList();
    }

    private Verdict onLine(int[] keys, int[] queries) {
        return line.conclusion(new NumbersOnALine(new Tokens(numbers(keys), numbers(queries))))
                .verdict();
    }

    @Test
    void twoKeysAndTwoQueriesMakeAMatrixOfRankTwo() {
        assertEquals(Verdict.HOLDS, onLine(new int[] {0, 1}, new int[] {0, 1}));
        assertEquals(Verdict.HOLDS, onLine(new int[] {3}, new int[] {0}));
    }

    @Test
    void equalKeysOrEqualQueriesDoNot() {
        assertEquals(Verdict.FAILS, onLine(new int[] {1, 1}, new int[] {0, 1}));
        assertEquals(Verdict.FAILS, onLine(new int[] {0, 1}, new int[] {2, 2}));
    }

    @Test
    void windowsOfOneKeyHoldTheTraceAndWindowsOfAllKeysTheWholeMass() {
        var axes = List.of(List.of(BigFraction.ONE, BigFraction.ZERO), List.of(BigFraction.ZERO, BigFraction.ONE));
        var rows = new RowsOfQueries(BudgetFamily.all().getFirst(), new Tokens(axes, axes));
        assertEquals(new Finding.Exact(true, "mass 2, s m = 2"), windows.conclusion(new RowsInWindows(rows, 1)));
        assertEquals(new Finding.Exact(true, "mass 2, s m = 4"), windows.conclusion(new RowsInWindows(rows, 2)));
    }
}
