package dev.attest.kernels.reference;

import java.util.Arrays;
import java.util.function.Consumer;

/// A weight or an output over one set of tokens, for any number of queries. Several threads may ask at once.
interface RowSource {
    /// @param visible the number of keys that the query sees
    /// @param reader  receives the value, which is its own until it returns
    void at(double[] query, int position, int visible, Consumer<Block> reader);

    /// The value for each visible key, and 0 for the others.
    default void weights(double[] query, int position, int visible, double[] out) {
        at(query, position, visible, row -> {
            for (int key = 0; key < visible; key++) {
                out[key] = row.data()[row.at(key)];
            }
        });
        Arrays.fill(out, visible, out.length, 0);
    }
}
