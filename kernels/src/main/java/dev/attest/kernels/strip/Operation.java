package dev.attest.kernels.strip;

import dev.attest.theory.formula.Pointwise;
import dev.attest.theory.formula.Term.Reduction;
import java.util.List;

/// What a node does with its parts. Matrices are their rows one after the other.
sealed interface Operation {
    /// A value from outside.
    record Leaf(int number) implements Operation {}

    record Fixed(List<Double> values) implements Operation {
        public Fixed {
            values = List.copyOf(values);
        }
    }

    record Map(Pointwise function) implements Operation {}

    /// `elu(x) + 1`, which is e^x below 0.
    record EluAndOne() implements Operation {}

    record Meet(Pointwise function) implements Operation {}

    /// A power with a constant exponent.
    record Raise(double exponent) implements Operation {}

    /// `out(r, c) = sum over s of left(r, s) right(s, c)`; a dot product is one with one row and one column.
    record Product(int rows, int inner, int columns) implements Operation {}

    /// Entries of the parts, in some order.
    record Arrange(List<Source> sources) implements Operation {
        public Arrange {
            sources = List.copyOf(sources);
        }
    }

    /// Entry `entry` of a part, or 0 where there is no such part.
    record Source(int part, int entry) {
        static final Source ZERO = new Source(-1, 0);
    }

    /// The first part, a vector, turned by the second, a position.
    record Rotate() implements Operation {}

    record Reduce(Reduction reduction) implements Operation {}

    record Invert(int rows) implements Operation {}
}
