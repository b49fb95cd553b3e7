package dev.attest.theory.separation;

import java.math.BigInteger;
import org.apache.commons.math3.fraction.BigFraction;

/// The networks in whole numbers, token by token and pair by pair, where powers of n are rational: knows no
/// kinds of rows. Entries are halves, n = q^4.
final class ExactRows {
    private static final int SCALE = 2;

    private final int d;
    private final long[][] sums;
    private final long[] totals;

    ExactRows(Setting setting, Unit unit, Dataset dataset) {
        int n = Math.toIntExact(setting.n());
        d = setting.width();
        long root = TokenCount.of(n).root();
        var keys = tokens(setting, dataset, 0);
        var queries = setting.pairing() == Pairing.SELF ? keys : tokens(setting, dataset, 1);
        sums = new long[n][d];
        totals = new long[n];
        for (int row = 0; row < n; row++) {
            for (int key = 0; key < n; key++) {
                long score = score(unit, root, inner(queries[row], keys[key]));
                totals[row] = Math.addExact(totals[row], score);
                for (int entry = 0; entry < d; entry++) {
                    sums[row][entry] = Math.addExact(sums[row][entry], Math.multiplyExact(score, keys[key][entry]));
                }
            }
        }
    }

    /// A bit for each column, numbered by its signs, that fires.
    boolean[] fires(BigFraction level) {
        var fires = new boolean[1 << d];
        for (int row = 0; row < sums.length; row++) {
            long least = ceiling(level.multiply(new BigFraction(BigInteger.valueOf(totals[row])))
                    .multiply(SCALE));
            for (int column = 0; column < fires.length; column++) {
                fires[column] |= value(row, column) >= least;
            }
        }
        return fires;
    }

    /// `<c_i, y>` for the row of which it is greatest.
    BigFraction greatest(int column) {
        BigFraction greatest = null;
        for (int row = 0; row < sums.length; row++) {
            var value =
                    new BigFraction(BigInteger.valueOf(value(row, column)), BigInteger.valueOf(SCALE * totals[row]));
            greatest = greatest == null || value.compareTo(greatest) > 0 ? value : greatest;
        }
        return greatest;
    }

    private long value(int row, int column) {
        long sum = 0;
        for (int entry = 0; entry < d; entry++) {
            sum += (column >> entry & 1) == 1 ? sums[row][entry] : -sums[row][entry];
        }
        return sum;
    }

    /// q_i . k_j in quarters: with n = q^4 the power of q that is n to that number.
    private static int inner(int[] query, int[] key) {
        int sum = 0;
        for (int entry = 0; entry < query.length; entry++) {
            sum += query[entry] * key[entry];
        }
        return sum;
    }

    private static long score(Unit unit, long root, int quarters) {
        return switch (unit) {
            case Unit.Softmax _ -> BigInteger.valueOf(root).pow(quarters).longValueExact();
            case Unit.Power(int degree) ->
                BigInteger.valueOf(quarters).pow(degree).longValueExact();
        };
    }

    /// Twice the tokens, without sqrt(log n).
    private static int[][] tokens(Setting setting, Dataset dataset, int special) {
        var tokens = new int[Math.toIntExact(setting.n())][setting.width()];
        for (int row = 0; row < tokens.length; row++) {
            tokens[row][1 + row % setting.groups()] = twice(setting.b());
            tokens[row][setting.width() - 1] = twice(setting.c());
        }
        tokens[special][0] = twice(setting.special(dataset));
        return tokens;
    }

    private static int twice(BigFraction value) {
        return value.multiply(SCALE).intValue();
    }

    private static long ceiling(BigFraction value) {
        var parts = value.getNumerator().divideAndRemainder(value.getDenominator());
        return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }
}
