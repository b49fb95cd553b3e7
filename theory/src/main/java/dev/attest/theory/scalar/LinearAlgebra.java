package dev.attest.theory.scalar;

import dev.attest.theory.formula.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Products and reductions in one number system. Sums run from the first entry to the last.
final class LinearAlgebra<N> {
    private final Scalars<N> scalars;
    private final N zero;

    LinearAlgebra(Scalars<N> scalars) {
        this.scalars = scalars;
        this.zero = scalars.of(BigFraction.ZERO);
    }

    N dot(List<N> left, List<N> right) {
        if (left.size() != right.size()) {
            throw new IllegalArgumentException(
                    "dot: expected two vectors of one width, got " + left.size() + " and " + right.size());
        }
        N sum = zero;
        for (int entry = 0; entry < left.size(); entry++) {
            sum = scalars.add(sum, scalars.multiply(left.get(entry), right.get(entry)));
        }
        return sum;
    }

    Entries<N> product(Entries<N> left, Entries<N> right) {
        var rows = rows(left);
        var columns = rows(right.transpose());
        return Entries.matrix(left.rows(), right.columns(), (row, column) -> dot(rows.get(row), columns.get(column)));
    }

    Entries<N> outer(Entries<N> left, Entries<N> right) {
        return Entries.matrix(
                left.rows(), right.rows(), (row, column) -> scalars.multiply(left.at(row, 0), right.at(column, 0)));
    }

    Entries<N> diagonal(Entries<N> vector) {
        return Entries.matrix(vector.rows(), vector.rows(), (row, column) -> row == column ? vector.at(row, 0) : zero);
    }

    Entries<N> roll(Entries<N> vector, int shift) {
        int width = vector.rows();
        return Entries.matrix(width, 1, (row, column) -> vector.at(Math.floorMod(row - shift, width), 0));
    }

    /// Many values of one shape become one, entry by entry.
    Entries<N> reduce(Term.Reduction reduction, List<Entries<N>> values) {
        return switch (reduction) {
            case SUM -> across(values, this::sum);
            case MEAN -> across(values, entries -> scalars.divide(sum(entries), count(entries)));
            case MIN -> across(values, entries -> fold(entries, scalars::min));
            case MAX -> across(values, entries -> fold(entries, scalars::max));
        };
    }

    Entries<N> across(List<Entries<N>> values, Function<List<N>, N> function) {
        var first = values.getFirst();
        return Entries.matrix(first.rows(), first.columns(), (row, column) -> {
            var entries = new ArrayList<N>(values.size());
            values.forEach(value -> entries.add(value.at(row, column)));
            return function.apply(entries);
        });
    }

    private N sum(List<N> entries) {
        return fold(entries, scalars::add);
    }

    private N count(List<N> entries) {
        return scalars.of(new BigFraction(entries.size()));
    }

    private N fold(List<N> entries, BinaryOperator<N> function) {
        return entries.stream().reduce(function).orElseThrow();
    }

    private static <N> List<List<N>> rows(Entries<N> matrix) {
        return IntStream.range(0, matrix.rows())
                .mapToObj(row -> matrix.values().subList(row * matrix.columns(), (row + 1) * matrix.columns()))
                .toList();
    }
}
