package dev.attest.theory.scalar;

import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The derivatives of a row with respect to the query, in any number system.
public final class Gradient<N> {
    private final Scalars<N> scalars;
    private final Mechanism mechanism;
    private final Point point;
    private final List<N> query;

    public Gradient(Scalars<N> scalars, Mechanism mechanism, Point point) {
        this(scalars, mechanism, point, point.query().stream().map(scalars::of).toList());
    }

    /// The same with a query given in the number system itself, such as a box of queries.
    public Gradient(Scalars<N> scalars, Mechanism mechanism, Point point, List<N> query) {
        this.scalars = scalars;
        this.mechanism = mechanism;
        this.point = point;
        this.query = List.copyOf(query);
    }

    /// The gradient of each weight of the row, `[n][d]`.
    public List<List<N>> ofRow() {
        var columns = IntStream.range(0, query.size())
                .mapToObj(this::axis)
                .map(this::along)
                .map(Duals::tangents)
                .toList();
        return IntStream.range(0, point.keys().size())
                .mapToObj(key -> columns.stream().map(column -> column.get(key)).toList())
                .toList();
    }

    /// The row and its derivative in one direction of the query, [d].
    public List<Dual<N>> along(List<N> direction) {
        if (direction.size() != query.size()) {
            throw new IllegalArgumentException(
                    "direction: expected " + query.size() + " entries, got " + direction.size());
        }
        var moving = new ArrayList<Dual<N>>(query.size());
        for (int entry = 0; entry < query.size(); entry++) {
            moving.add(new Dual<>(query.get(entry), direction.get(entry)));
        }
        return new Evaluator<>(new Duals<>(scalars), mechanism, point, moving).row();
    }

    private List<N> axis(int entry) {
        var zero = scalars.of(BigFraction.ZERO);
        var one = scalars.of(BigFraction.ONE);
        return IntStream.range(0, query.size())
                .mapToObj(other -> other == entry ? one : zero)
                .toList();
    }
}
