package dev.attest.kernels.reference;

import dev.attest.kernels.reference.Machine.Tokens;
import java.util.Optional;

/// A mechanism with its keys and values. It does not change, and several threads may ask it at once; the
/// numbers do not depend on which thread does.
public final class ValueContext {
    private final Context keys;
    private final Tokens tokens;
    private final int dv;
    private final RowSource weights;
    private final Optional<RowSource> outputs;

    ValueContext(Context keys, Formula formula, Tokens tokens, int dv) {
        if (formula.hasOwnOutput() && dv != formula.dv()) {
            throw new IllegalArgumentException("width dv: expected " + formula.dv() + ", got " + dv);
        }
        this.keys = keys;
        this.tokens = tokens;
        this.dv = dv;
        this.weights = keys.weights().orElseGet(() -> formula.weights(tokens));
        this.outputs = formula.hasOwnOutput() ? Optional.of(formula.outputs(tokens)) : Optional.empty();
    }

    /// What leaves the head. An entry that is undefined is not a number.
    ///
    /// @param query    [d]
    /// @param position from 0; a causal row at n or later sees all keys
    /// @param out      receives [dv]
    public void output(double[] query, int position, double[] out) {
        Context.require("output", out.length, dv, "dv");
        if (outputs.isPresent()) {
            keys.check(query, position);
            outputs.get()
                    .at(
                            query,
                            position,
                            keys.visible(position),
                            value -> System.arraycopy(value.data(), value.offset(), out, 0, dv));
        } else {
            var weights = new double[keys.keyCount()];
            row(query, position, weights);
            Loops.product(weights, 0, tokens.values(), 0, 1, keys.visible(position), dv, out, 0);
        }
    }

    /// The row, as [Context#row] gives it.
    public void row(double[] query, int position, double[] weights) {
        keys.row(this.weights, query, position, weights);
    }
}
