package dev.attest.theory.claims.divide;

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
        int columns = rows.getFirst().size();
        List<BigFraction> means = IntStream.range(0, columns)
                .mapToObj(
                        t -> sum(rows.stream().map(row -> row.get(t)).toList()).divide(rows.size()))
                .toList();
        return new CentredGram(IntStream.range(0, columns)
                .mapToObj(s -> IntStream.range(0, columns)
                        .mapToObj(t -> sum(rows.stream()
                                .map(row -> row.get(s)
                                        .subtract(means.get(s))
                                        .multiply(row.get(t).subtract(means.get(t))))
                                .toList()))
                        .toList())
                .toList());
    }

    /// x^T G x.
    BigFraction at(List<BigFraction> x) {
        return sum(IntStream.range(0, x.size())
                .boxed()
                .flatMap(s -> IntStream.range(0, x.size())
                        .mapToObj(t -> x.get(s).multiply(entries.get(s).get(t)).multiply(x.get(t))))
                .toList());
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
        return sum(IntStream.range(0, entries.size())
                .mapToObj(t -> entries.get(t).get(t))
                .toList());
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
            smaller.add(IntStream.range(1, row.size())
                    .mapToObj(t -> row.get(t).subtract(factor.multiply(first.get(t))))
                    .toList());
        }
        return smaller;
    }

    static BigFraction sum(List<BigFraction> numbers) {
        return numbers.stream().reduce(BigFraction.ZERO, BigFraction::add);
    }
}
