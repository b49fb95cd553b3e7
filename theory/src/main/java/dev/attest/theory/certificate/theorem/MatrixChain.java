package dev.attest.theory.certificate.theorem;

import dev.attest.theory.formula.normal.Atom;
import dev.attest.theory.formula.normal.FlatSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// A sum that is one entry of `M_1 M_2 ... x`, where x is the query or the key and the M are parameter matrices
/// or their transposes.
///
/// @param factors the matrices from left to right, such as `W^T`
/// @param inner   the widths between two matrices, from left to right
/// @param end     the entry of x
record MatrixChain(List<String> factors, List<String> inner, Atom end) {
    MatrixChain {
        factors = List.copyOf(factors);
        inner = List.copyOf(inner);
    }

    /// @param row the index of the entry
    static Optional<MatrixChain> of(Atom.Bound sum, String row) {
        return FlatSum.of(sum).flatMap(flat -> walk(flat, row));
    }

    private static Optional<MatrixChain> walk(FlatSum flat, String row) {
        var left = new ArrayList<Atom>();
        flat.summand().powers().forEach((atom, power) -> {
            if (power.equals(BigFraction.ONE)) {
                left.add(atom);
            }
        });
        boolean plain = left.size() == flat.summand().powers().size()
                && flat.summand().exponent().isZero()
                && left.size() == flat.widths().size() + 1;
        if (!plain) {
            return Optional.empty();
        }
        var factors = new ArrayList<String>();
        var inner = new ArrayList<String>();
        var at = row;
        while (left.size() > 1) {
            var here = at;
            var step = left.stream()
                    .filter(Atom.Symbol.class::isInstance)
                    .map(Atom.Symbol.class::cast)
                    .filter(symbol -> symbol.indices().size() == 2
                            && symbol.indices().contains(here)
                            && flat.widths().containsKey(other(symbol, here)))
                    .findFirst();
            if (step.isEmpty()) {
                return Optional.empty();
            }
            left.remove(step.get());
            boolean transposed = step.get().indices().get(1).equals(here);
            factors.add(step.get().name() + (transposed ? "^T" : ""));
            at = other(step.get(), here);
            inner.add(flat.widths().get(at));
        }
        boolean ends = isEntry(left.getFirst(), at) && "d".equals(inner.isEmpty() ? null : inner.removeLast());
        return ends ? Optional.of(new MatrixChain(factors, inner, left.getFirst())) : Optional.empty();
    }

    private static String other(Atom.Symbol symbol, String index) {
        return symbol.indices().get(symbol.indices().getFirst().equals(index) ? 1 : 0);
    }

    private static boolean isEntry(Atom atom, String index) {
        return switch (atom) {
            case Atom.QueryEntry entry -> !entry.mean() && entry.index().equals(index);
            case Atom.KeyEntry entry ->
                entry.key().equals(Atom.HERE) && entry.index().equals(index);
            default -> false;
        };
    }

    boolean endsAtQuery() {
        return end instanceof Atom.QueryEntry;
    }

    /// The names of the matrices.
    List<String> names() {
        return factors.stream().map(factor -> factor.replace("^T", "")).toList();
    }

    String words() {
        return String.join(" ", factors);
    }
}
