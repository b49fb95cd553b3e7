package dev.attest.theory.strategy;

import dev.attest.theory.formula.normal.Exact;
import dev.attest.theory.scalar.Point;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.math3.fraction.BigFraction;

/// Exact vectors and matrices as text.
final class Show {
    private Show() {}

    static String vector(List<BigFraction> entries) {
        return entries.stream().map(Exact::text).collect(Collectors.joining(", ", "(", ")"));
    }

    static String point(Point point) {
        return "q = " + vector(point.query()) + ", K = " + matrix(point.keys());
    }

    static String matrix(List<List<BigFraction>> rows) {
        return rows.stream().map(Show::vector).collect(Collectors.joining(", ", "[", "]"));
    }
}
