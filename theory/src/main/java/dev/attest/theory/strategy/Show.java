package dev.attest.theory.strategy;

import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact vectors and matrices as text.
final class Show {
    private static final int MOST = 32;
    private static final int FIRST = 3;

    private Show() {}

    static String vector(List<BigFraction> entries) {
        return abbreviated(entries.stream().map(Exact::text).toList(), "(", ")");
    }

    /// The first ones and the last where there are many.
    private static String abbreviated(List<String> items, String open, String close) {
        if (items.size() <= MOST) {
            return items.stream().collect(Collectors.joining(", ", open, close));
        }
        return items.subList(0, FIRST).stream().collect(Collectors.joining(", ", open, ", ..., "))
                + items.getLast()
                + close
                + " of length "
                + items.size();
    }

    static String point(Point point) {
        return "q = " + vector(point.query()) + ", K = " + matrix(point.keys());
    }

    static String matrix(List<List<BigFraction>> rows) {
        return abbreviated(rows.stream().map(Show::vector).toList(), "[", "]");
    }
}
