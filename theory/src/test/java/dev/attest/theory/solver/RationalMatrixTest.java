package dev.attest.theory.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Test;

final class RationalMatrixTest {
    @Test
    void ranksWorkedOutByHand() {
        assertEquals(2, matrix(List.of(1, 2), List.of(3, 4)).rank());
        assertEquals(1, matrix(List.of(1, 2), List.of(2, 4)).rank());
        assertEquals(0, matrix(List.of(0, 0)).rank());
        assertEquals(2, matrix(List.of(1, 0), List.of(0, 1)).withOnes().rank());
        assertEquals(
                3,
                matrix(List.of(1, 0), List.of(0, 1), List.of(0, 0)).withOnes().rank());
    }

    @Test
    void aNullVectorWorkedOutByHand() {
        assertEquals(
                Optional.of(List.of(new BigFraction(-2), BigFraction.ONE)),
                matrix(List.of(1, 2), List.of(2, 4)).nullVector());
        assertEquals(Optional.empty(), matrix(List.of(1, 2), List.of(3, 4)).nullVector());
    }

    @Test
    void theTraceIsThatOfASquareMatrix() {
        assertEquals(new BigFraction(5), matrix(List.of(1, 2), List.of(3, 4)).trace());
        assertThrows(IllegalArgumentException.class, () -> matrix(List.of(1, 2)).trace());
    }

    @Test
    void raggedRowsAreTurnedDown() {
        assertThrows(IllegalArgumentException.class, () -> matrix(List.of(1, 2), List.of(3)));
        assertThrows(IllegalArgumentException.class, () -> new RationalMatrix(List.of()));
    }

    @Property
    void aNullVectorIsMappedToZeroAndIsNotZero(@ForAll("matrices") RationalMatrix matrix) {
        matrix.nullVector().ifPresent(x -> {
            assertTrue(x.contains(BigFraction.ONE));
            matrix.rows().forEach(row -> assertEquals(BigFraction.ZERO, dot(row, x)));
        });
    }

    @Property
    void thereIsANullVectorExactlyWhenTheRankIsBelowTheColumns(@ForAll("matrices") RationalMatrix matrix) {
        assertEquals(matrix.rank() < matrix.columns(), matrix.nullVector().isPresent());
    }

    @Property
    void theTransposeHasTheSameRank(@ForAll("matrices") RationalMatrix matrix) {
        var transpose = new RationalMatrix(IntStream.range(0, matrix.columns())
                .mapToObj(j -> matrix.rows().stream().map(row -> row.get(j)).toList())
                .toList());
        assertEquals(matrix.rank(), transpose.rank());
    }

    @Property
    void keysThatSpanSpaceAffinelySpanItLinearly(@ForAll("matrices") RationalMatrix keys) {
        if (keys.withOnes().rank() == keys.columns() + 1) {
            assertEquals(keys.columns(), keys.rank());
        }
    }

    @Test
    void keysThatSpanSpaceLinearlyNeedNotSpanItAffinely() {
        var keys = matrix(List.of(1, 0), List.of(0, 1));
        assertEquals(2, keys.rank());
        assertEquals(2, keys.withOnes().rank());
    }

    @Provide
    Arbitrary<RationalMatrix> matrices() {
        var entries = Arbitraries.integers().between(-2, 2).map(BigFraction::new);
        return Arbitraries.integers()
                .between(1, 4)
                .flatMap(columns -> entries.list()
                        .ofSize(columns)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(RationalMatrix::new));
    }

    private static BigFraction dot(List<BigFraction> a, List<BigFraction> b) {
        return IntStream.range(0, a.size())
                .mapToObj(t -> a.get(t).multiply(b.get(t)))
                .reduce(BigFraction.ZERO, BigFraction::add);
    }

    @SafeVarargs
    private static RationalMatrix matrix(List<Integer>... rows) {
        return new RationalMatrix(List.of(rows).stream()
                .map(row -> row.stream().map(BigFraction::new).toList())
                .toList());
    }
}
