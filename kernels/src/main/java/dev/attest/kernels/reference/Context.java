package dev.attest.kernels.reference;

import dev.attest.kernels.reference.Machine.Tokens;
import java.util.Optional;

/// A mechanism with its keys: whatever depends on them alone is computed. It does not change, and several
/// threads may ask it for rows at once; the numbers do not depend on which thread does.
public final class Context {
    private final Formula formula;
    private final Tokens tokens;
    private final Optional<RowSource> weights;

    Context(Formula formula, Tokens tokens) {
        this.formula = formula;
        this.tokens = tokens;
        this.weights = formula.weightsReadValues() ? Optional.empty() : Optional.of(formula.weights(tokens));
    }

    /// The number of keys, n.
    public int keyCount() {
        return tokens.count();
    }

    /// The coefficients of the values. An entry that is undefined is not a number. A causal row ends at its
    /// position, and is 0 after it.
    ///
    /// @param query    [d]
    /// @param position from 0; a causal row at n or later sees all keys
    /// @param weights  receives [n]
    /// @throws IllegalArgumentException if the weights depend on values, which [ValueContext] has
    public void row(double[] query, int position, double[] weights) {
        var rows = this.weights.orElseThrow(
                () -> new IllegalArgumentException("weight: expected values, which it mentions, got none"));
        row(rows, query, position, weights);
    }

    void row(RowSource rows, double[] query, int position, double[] weights) {
        check(query, position);
        require("weights", weights.length, keyCount(), "n");
        rows.weights(query, position, visible(position), weights);
    }

    Optional<RowSource> weights() {
        return weights;
    }

    /// What leaves the head, for one query. Where many queries meet the same values, [#values] is faster.
    ///
    /// @param values [n][dv], row after row
    /// @param out    receives [dv]
    public void output(double[] query, int position, double[] values, int dv, double[] out) {
        values(values, dv).output(query, position, out);
    }

    /// The same keys with their values.
    ///
    /// @param values [n][dv], row after row
    /// @throws IllegalArgumentException if the definition or a parameter settles another dv
    public ValueContext values(double[] values, int dv) {
        require("values", values.length, Math.multiplyExact(keyCount(), dv), "n dv");
        return new ValueContext(this, formula, tokens.with(values.clone()), dv);
    }

    int visible(int position) {
        return formula.causal() ? Math.min(position + 1, keyCount()) : keyCount();
    }

    void check(double[] query, int position) {
        require("query", query.length, formula.d(), "d");
        if (position < 0) {
            throw new IllegalArgumentException("position: expected at least 0, got " + position);
        }
    }

    static void require(String what, int actual, int expected, String meaning) {
        if (actual != expected) {
            throw new IllegalArgumentException(
                    what + ": expected " + expected + " numbers (" + meaning + "), got " + actual);
        }
    }
}
