package dev.attest.theory.scalar;

import dev.attest.theory.formula.Mechanism;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.fraction.BigFraction;

/// The derivatives of a row with respect to the query, and of the output with respect to everything, in any
/// number system.
public final class Gradient<N> {
    private final Mechanism mechanism;
    private final Duals<N> duals;
    private final Inputs<N> inputs;
    private final N zero;
    private final N one;

    public Gradient(Scalars<N> scalars, Mechanism mechanism, Point point) {
        this(scalars, mechanism, Inputs.of(point).map(scalars::of));
    }

    /// The same with a query given in the number system itself, such as a box of queries.
    public Gradient(Scalars<N> scalars, Mechanism mechanism, Point point, List<N> query) {
        this(scalars, mechanism, Inputs.of(point).map(scalars::of).withQuery(query));
    }

    public Gradient(Scalars<N> scalars, Mechanism mechanism, Inputs<N> inputs) {
        this.mechanism = mechanism;
        this.duals = new Duals<>(scalars);
        this.inputs = inputs;
        this.zero = scalars.of(BigFraction.ZERO);
        this.one = scalars.of(BigFraction.ONE);
    }

    /// The gradient of each weight of the row, `[n][d]`.
    public List<List<N>> ofRow() {
        var columns = IntStream.range(0, inputs.query().size())
                .mapToObj(this::axis)
                .map(this::along)
                .map(Duals::tangents)
                .toList();
        return IntStream.range(0, inputs.keys().size())
                .mapToObj(key -> columns.stream().map(column -> column.get(key)).toList())
                .toList();
    }

    /// The row and its derivative in one direction of the query, [d].
    public List<Dual<N>> along(List<N> direction) {
        return moving(inputs.map(number -> zero).withQuery(direction)).row();
    }

    /// The output, [dv], and its derivative in one direction of all inputs at once. The mean query moves by
    /// itself: it follows the query only where the direction says so.
    public List<Dual<N>> ofOutput(Inputs<N> direction) {
        return moving(direction).output();
    }

    private Evaluator<Dual<N>> moving(Inputs<N> direction) {
        return new Evaluator<>(duals, mechanism, inputs.meet(direction, Dual::new));
    }

    private List<N> axis(int entry) {
        return IntStream.range(0, inputs.query().size())
                .mapToObj(other -> other == entry ? one : zero)
                .toList();
    }
}
