package dev.attest.theory.claims.field;

import dev.attest.theory.claim.Instance;
import dev.attest.theory.claims.Entrywise;
import dev.attest.theory.claims.Tokens;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.scalar.Evaluator;
import dev.attest.theory.scalar.ExactText;
import dev.attest.theory.scalar.Inputs;
import dev.attest.theory.scalar.Rationals;
import dev.attest.theory.solver.RationalMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// A head with a local residual on a square grid of N positions: for each a key, a query, and the same weights
/// r for the neighbourhood. All of it is linear in the values.
///
/// @param label how a report names the mechanism
/// @param named whether the rows are those of InLine
record HeadOnAGrid(String label, Mechanism mechanism, boolean named, Tokens tokens, List<BigFraction> residual)
        implements Instance<HeadOnAGrid> {
    HeadOnAGrid {
        residual = List.copyOf(residual);
    }

    Grid grid() {
        return Grid.square(Math.toIntExact(Math.round(Math.sqrt(tokens.keyCount()))));
    }

    /// A: the coefficients of the values before the residual, `[N][N]`.
    RationalMatrix rows() {
        return matrix(Evaluator::row);
    }

    /// O: what leaves the head at each position where the values are the unit vectors, `[N][N]`; O V leaves it
    /// for any values V.
    RationalMatrix output() {
        return matrix(Evaluator::output);
    }

    /// M = O - A.
    static RationalMatrix added(RationalMatrix output, RationalMatrix rows) {
        return new RationalMatrix(IntStream.range(0, rows.columns())
                .mapToObj(i -> Entrywise.plus(
                        output.rows().get(i), BigFraction.MINUS_ONE, rows.rows().get(i)))
                .toList());
    }

    /// Whether the entries of a matrix other than 0 all belong to positions that are neighbours.
    boolean isBanded(RationalMatrix matrix) {
        var grid = grid();
        return IntStream.range(0, grid.count())
                .allMatch(i -> IntStream.range(0, grid.count())
                        .allMatch(j -> grid.steps(i, j) <= 1
                                || matrix.rows().get(i).get(j).equals(BigFraction.ZERO)));
    }

    private RationalMatrix matrix(Function<Evaluator<BigFraction>, List<BigFraction>> part) {
        int count = tokens.keyCount();
        List<List<BigFraction>> units = IntStream.range(0, count)
                .mapToObj(j -> Entrywise.unit(count, j, BigFraction.ONE))
                .toList();
        return new RationalMatrix(IntStream.range(0, count)
                .mapToObj(i -> part.apply(new Evaluator<>(
                        new Rationals(),
                        mechanism,
                        new Inputs<>(
                                Map.of("d", tokens.width(), "dv", count),
                                tokens.query(i),
                                tokens.keys(),
                                units,
                                i,
                                List.of(),
                                Map.of(),
                                Map.of("r", List.of(List.of(residual)))))))
                .toList());
    }

    @Override
    public SequencedMap<String, String> data() {
        var data = new LinkedHashMap<String, String>();
        data.put("mechanism", label);
        data.put("K", ExactText.matrixText(tokens.keys()));
        data.put("Q", ExactText.matrixText(tokens.queries()));
        data.put("r", ExactText.text(residual));
        return data;
    }

    /// Weights nearer to 0.
    @Override
    public List<HeadOnAGrid> smaller() {
        return Entrywise.smaller(List.of(residual))
                .map(changed -> new HeadOnAGrid(label, mechanism, named, tokens, changed.getFirst()))
                .toList();
    }
}
