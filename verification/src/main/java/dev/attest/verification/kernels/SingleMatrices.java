package dev.attest.verification.kernels;

import dev.attest.theory.formula.Shape;
import dev.attest.theory.formula.Term;
import java.util.List;

/// Products and arrangements of vectors and matrices, key by key.
record SingleMatrices(Singles left, Singles right) {
    private int count() {
        return Math.max(left.count(), right.count());
    }

    Singles dot() {
        return product(1, left.size(), 1);
    }

    /// `rows x inner` times `inner x columns`.
    Singles product(int rows, int inner, int columns) {
        double each = left.terms() * right.terms();
        return Singles.filled(count(), rows * columns, each * inner, (key, place) -> {
            var sums = new SingleSums();
            for (int middle = 0; middle < inner; middle++) {
                var a = left.at(key, place / columns * inner + middle);
                var b = right.at(key, middle * columns + place % columns);
                sums.add(a.times(b, each));
            }
            return sums.sum(1);
        });
    }

    static Singles arrange(Term term, List<Singles> parts, Tokens tokens) {
        var first = parts.getFirst();
        return switch (term) {
            case Term.Product product -> product(product, first, parts.getLast(), tokens);
            case Term.Outer _ ->
                new SingleMatrices(first, parts.getLast())
                        .product(first.size(), 1, parts.getLast().size());
            case Term.Transpose(var matrix, var ignored) -> {
                int rows = tokens.rows(matrix.shape());
                int columns = first.size() / rows;
                yield moved(first, first.size(), place -> place % rows * columns + place / rows);
            }
            case Term.Diagonal _ -> diagonal(first);
            case Term.Roll(var ignored, int shift) ->
                moved(first, first.size(), place -> Math.floorMod(place - shift, first.size()));
            case Term.Inverse _ -> SingleInverse.of(first, tokens.rows(term.shape()));
            case Term.Concatenation _, Term.Literal _ -> joined(parts);
            case Term.Rotary _ -> turned(first, parts.getLast());
            default -> throw new IllegalArgumentException("expected an arrangement, got " + term);
        };
    }

    private interface Origin {
        int of(int place);
    }

    private static Singles moved(Singles from, int size, Origin origin) {
        return Singles.filled(from.count(), size, from.terms(), (key, place) -> from.at(key, origin.of(place)));
    }

    private static Singles diagonal(Singles vector) {
        int width = vector.size();
        return Singles.filled(
                vector.count(),
                width * width,
                vector.terms(),
                (key, place) -> place % (width + 1) == 0 ? vector.at(key, place / width) : Single.exact(0));
    }

    private static Singles product(Term.Product term, Singles left, Singles right, Tokens tokens) {
        boolean rowVector = term.left().shape() instanceof Shape.Vector;
        int rows = rowVector ? 1 : tokens.rows(term.left().shape());
        int inner = left.size() / rows;
        return new SingleMatrices(left, right).product(rows, inner, right.size() / inner);
    }

    /// `(a cos - b sin, a sin + b cos)`, the angle being taken in double precision.
    private static Singles turned(Singles vector, Singles position) {
        int count = Math.max(vector.count(), position.count());
        return Singles.filled(count, vector.size(), 2 * vector.terms(), (key, place) -> {
            int pair = place / 2;
            if (2 * pair + 1 == vector.size()) {
                return vector.at(key, place);
            }
            double frequency = Math.pow(10_000, -2.0 * pair / vector.size());
            var angle = position.at(key, 0);
            double error = Single.UNIT + angle.error() * frequency;
            var cos = new Single(Math.cos(angle.value() * frequency), 1, error);
            var sin = new Single(Math.sin(angle.value() * frequency), 1, error);
            boolean first = place % 2 == 0;
            var own = vector.at(key, place).times(cos, 1);
            var other = vector.at(key, first ? place + 1 : place - 1).times(first ? sin.negated() : sin, 1);
            return own.plus(other);
        });
    }

    private static Singles joined(List<Singles> parts) {
        int count = parts.stream().mapToInt(Singles::count).max().orElse(1);
        int size = parts.stream().mapToInt(Singles::size).sum();
        double terms = parts.stream().mapToDouble(Singles::terms).max().orElse(1);
        return Singles.filled(count, size, terms, (key, place) -> {
            int left = place;
            for (var part : parts) {
                if (left < part.size()) {
                    return part.at(key, left);
                }
                left -= part.size();
            }
            throw new IllegalStateException("entry " + place + ": expected fewer than " + size);
        });
    }
}
