package dev.attest.theory.claims.divide;

import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.solver.RationalMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// `G = (P Z)^T P Z`, `[m][m]`, of a matrix Z `[n][m]` with the mean of every column subtracted by P. Its
/// eigenvalues are the squares of the singular values of P Z; they are bounded without rounding.
record CentredGram(List<List<BigFraction>> entries) {
    private static final int BISECTIONS = 8;

    static CentredGram of(List<List<BigFraction>> rows) {
        List<List<BigFraction>> columns = IntStream.range(0, rows.getFirst().size())
                .mapToObj(t -> centred(rows.stream().map(row -> row.get(t)).toList()))
                .toList();
        return new CentredGram(columns.stream()
                .map(one ->
                        columns.stream().map(other -> Entrywise.dot(one, other)).toList())
                .toList());
    }

    private static List<BigFraction> centred(List<BigFraction> column) {
        BigFraction mean = Entrywise.sum(column).divide(column.size());
        return column.stream().map(entry -> entry.subtract(mean)).toList();
    }

    /// x^T G x.
    BigFraction at(List<BigFraction> x) {
        return Entrywise.dot(
                x, entries.stream().map(row -> Entrywise.dot(row, x)).toList());
    }

    /// Whether G - t I is positive semi-definite: no eigenvalue is below t.
    boolean isAtLeast(BigFraction t) {
        return isPositiveSemidefinite(minus(BigFraction.ONE, t));
    }

    /// Whether t I - G is positive semi-definite: no eigenvalue is above t.
    boolean isAtMost(BigFraction t) {
        return isPositiveSemidefinite(minus(BigFraction.MINUS_ONE, t.negate()));
    }

    /// A lower bound of the least eigenvalue, next to it.
    BigFraction below() {
        return bisected(BigFraction.ZERO, trace(), this::isAtLeast);
    }

    /// An upper bound of the largest eigenvalue, next to it.
    BigFraction above() {
        return bisected(trace(), BigFraction.ZERO, this::isAtMost);
    }

    private BigFraction trace() {
        return new RationalMatrix(entries).trace();
    }

    private static BigFraction bisected(BigFraction from, BigFraction to, Predicate<BigFraction> test) {
        BigFraction good = from;
        BigFraction bad = to;
        for (int step = 0; step < BISECTIONS; step++) {
            BigFraction middle = good.add(bad).divide(2);
            if (test.test(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private List<List<BigFraction>> minus(BigFraction sign, BigFraction t) {
        return IntStream.range(0, entries.size())
                .mapToObj(s -> IntStream.range(0, entries.size())
                        .mapToObj(u -> {
                            BigFraction entry = sign.multiply(entries.get(s).get(u));
                            return s == u ? entry.subtract(t) : entry;
                        })
                        .toList())
                .toList();
    }

    /// By elimination: no pivot is negative, and where one is 0 so is the rest of its row.
    private static boolean isPositiveSemidefinite(List<List<BigFraction>> symmetric) {
        List<List<BigFraction>> rest = symmetric;
        while (!rest.isEmpty()) {
            List<BigFraction> first = rest.getFirst();
            int sign = first.getFirst().compareTo(BigFraction.ZERO);
            if (sign < 0 || sign == 0 && !first.stream().allMatch(BigFraction.ZERO::equals)) {
                return false;
            }
            rest = eliminated(rest, sign);
        }
        return true;
    }

    private static List<List<BigFraction>> eliminated(List<List<BigFraction>> matrix, int sign) {
        List<BigFraction> first = matrix.getFirst();
        var smaller = new ArrayList<List<BigFraction>>();
        for (List<BigFraction> row : matrix.subList(1, matrix.size())) {
            BigFraction factor = sign == 0 ? BigFraction.ZERO : row.getFirst().divide(first.getFirst());
            smaller.add(Entrywise.plus(row, factor.negate(), first).subList(1, row.size()));
        }
        return smaller;
    }
}
