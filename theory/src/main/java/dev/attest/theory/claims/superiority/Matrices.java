package dev.attest.theory.claims.superiority;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.scalar.ExactText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// Two matrices of one width, a square one between them, and the order in which a matrix is made a vector.
///
/// @param tokens the rows of A1 as keys, those of A2 as queries, of width 2
/// @param middle W, 2 x 2
record Matrices(Tokens tokens, List<List<BigFraction>> middle, boolean rowMajor) implements Instance<Matrices> {
    /// `A1 W A2^T`.
    List<List<BigFraction>> product() {
        return tokens.keys().stream()
                .map(left -> tokens.queries().stream()
                        .map(right -> sum((p, q) -> left.get(p).multiply(right.get(q))))
                        .toList())
                .toList();
    }

    /// `(A1 kron A2) vec(W)`: at the place of row i of A1 and row j of A2 stands the product of their
    /// entries with the vector.
    List<BigFraction> kronecker() {
        List<BigFraction> vector = vector(middle);
        return tokens.keys().stream()
                .flatMap(left -> tokens.queries().stream()
                        .map(right -> IntStream.range(0, 4)
                                .mapToObj(place -> left.get(place / 2)
                                        .multiply(right.get(place % 2))
                                        .multiply(vector.get(place)))
                                .reduce(BigFraction.ZERO, BigFraction::add)))
                .toList();
    }

    /// A matrix as a vector, by rows or by columns.
    List<BigFraction> vector(List<List<BigFraction>> matrix) {
        return rowMajor
                ? matrix.stream().flatMap(List::stream).toList()
                : IntStream.range(0, matrix.getFirst().size())
                        .boxed()
                        .flatMap(q -> matrix.stream().map(row -> row.get(q)))
                        .toList();
    }

    private interface Entry {
        BigFraction at(int p, int q);
    }

    private BigFraction sum(Entry entry) {
        return IntStream.range(0, 4)
                .mapToObj(place -> entry.at(place / 2, place % 2)
                        .multiply(middle.get(place / 2).get(place % 2)))
                .reduce(BigFraction.ZERO, BigFraction::add);
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("A1", ExactText.matrixText(tokens.keys()));
        data.put("A2", ExactText.matrixText(tokens.queries()));
        data.put("W", ExactText.matrixText(middle));
        data.put("vec", rowMajor ? "by rows" : "by columns");
        return data;
    }

    @Override
    public List<Matrices> smaller() {
        return tokens.smallerEntries()
                .map(smaller -> new Matrices(smaller, middle, rowMajor))
                .toList();
    }
}
