package dev.attest.models.torch;

import java.util.List;

/// What a piece of source text stands for.
sealed interface Operand {
    String text();

    /// The same inside a node that gives its key indices other numbers.
    Operand renamed(List<Integer> slots);

    /// A floating-point number of the language itself, one for the whole call.
    ///
    /// @param positive whether it is known to be > 0
    record Scalar(String text, boolean positive) implements Operand {
        @Override
        public Scalar renamed(List<Integer> slots) {
            return this;
        }
    }

    /// @param vanishes whether it is 0 wherever the row does not see the key
    record Tensor(String text, Layout layout, boolean vanishes) implements Operand {
        Tensor(String text, Layout layout) {
            this(text, layout, false);
        }

        @Override
        public Tensor renamed(List<Integer> slots) {
            return new Tensor(text, layout.renamed(slots), vanishes);
        }

        /// Whether a product with it is 0 wherever a row does not see the keys of `product`.
        boolean vanishesIn(Layout product) {
            return vanishes
                    && layout.query() == product.query()
                    && layout.keys().containsAll(product.keys());
        }

        Tensor vanishing(boolean whether) {
            return new Tensor(text, layout, whether);
        }
    }
}
