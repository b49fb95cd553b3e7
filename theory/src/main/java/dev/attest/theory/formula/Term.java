package dev.attest.theory.formula;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/// The meaning of a definition: macros expanded, names resolved, widths checked, binders explicit. Every
/// reading (numbers, normal form, LaTeX, kernels) starts here.
///
/// A term is read for one query `q` at position `i`, and for one key index wherever a key index is free. The
/// weight of a mechanism has exactly one free key index, [#HERE]: it is the entry of the row for that key.
public sealed interface Term {
    /// The key index that is free in a weight: the key whose entry of the row is being written.
    String HERE = "j";

    Shape shape();

    /// An exact number.
    record Constant(BigFraction value) implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    record Pi() implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// The number of keys in the row, `n`.
    record KeyCount() implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// A width read as a number: `d`, `dv`, `m`.
    record WidthValue(Width width) implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// The query, [d].
    record Query(Shape shape) implements Term {}

    /// The key with index `index`, [d].
    record Key(String index, Shape shape) implements Term {}

    /// The value with index `index`, [dv].
    record Value(String index, Shape shape) implements Term {}

    /// The mean query over the tokens, [d]: held fixed when the query varies.
    record MeanQuery(Shape shape) implements Term {}

    /// The position of the query, from 0.
    record QueryPosition() implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// The position of the key with index `index`, from 0.
    record KeyPosition(String index) implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// A parameter that has no value in the file. (One that has is replaced by its value.)
    record ParameterValue(Parameter parameter) implements Term {
        @Override
        public Shape shape() {
            return parameter.shape();
        }
    }

    /// What comes with a token.
    ///
    /// @param index the key whose token is meant; empty for the token of the query
    record InputValue(Input input, Optional<String> index) implements Term {
        @Override
        public Shape shape() {
            return input.shape();
        }
    }

    /// A state: within the update of a state the old one, elsewhere the one after the last key of the row.
    record StateValue(String name, Shape shape) implements Term {}

    /// A function applied entry by entry.
    record Apply(Pointwise function, List<Term> arguments, Shape shape) implements Term {
        public Apply {
            arguments = List.copyOf(arguments);
        }
    }

    /// The inner product of two vectors of one width.
    record Dot(Term left, Term right) implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// A product with at least one matrix: matrix times vector, vector times matrix, or matrix times matrix.
    record Product(Term left, Term right, Shape shape) implements Term {}

    /// `left right`ᵀ for two vectors.
    record Outer(Term left, Term right, Shape shape) implements Term {}

    record Transpose(Term matrix, Shape shape) implements Term {}

    /// The square matrix with the vector on its diagonal.
    record Diagonal(Term vector, Shape shape) implements Term {}

    /// The inverse of a square matrix; undefined where it is singular.
    record Inverse(Term matrix) implements Term {
        @Override
        public Shape shape() {
            return matrix.shape();
        }
    }

    record Identity(Shape shape) implements Term {}

    /// One vector after another; a number counts as a vector of width 1.
    record Concatenation(List<Term> parts, Shape shape) implements Term {
        public Concatenation {
            parts = List.copyOf(parts);
        }
    }

    /// A literal `[a, b, ...]` of numbers (a vector), or of vectors (the rows of a matrix).
    record Literal(List<Term> entries, Shape shape) implements Term {
        public Literal {
            entries = List.copyOf(entries);
        }
    }

    /// The vector with entry t at place (t + shift) mod width.
    record Roll(Term vector, int shift) implements Term {
        @Override
        public Shape shape() {
            return vector.shape();
        }
    }

    /// A reduction over the entries of one vector.
    record OverEntries(Reduction reduction, Term vector) implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// A reduction over the keys of the row. `index` is bound in `body`, and differs from every other index in
    /// the definition.
    record OverKeys(Reduction reduction, String index, Term body) implements Term {
        @Override
        public Shape shape() {
            return body.shape();
        }
    }

    /// `exp(here) / sum over index of exp(there)`: `there` is `here` with the free key index replaced by
    /// `index`. A node of its own so that floating-point readings can subtract the maximum.
    record Softmax(Term here, String index, Term there) implements Term {
        @Override
        public Shape shape() {
            return here.shape();
        }
    }

    /// The row of sparsemax or entmax. With `x = (alpha - 1) there`, one number for each key, `max((alpha - 1)
    /// here - t, 0)^(1 / (alpha - 1))`, where `t` is the number that makes the sum over the keys 1 (Peters,
    /// Niculae and Martins 2019). For alpha = 2, sparsemax, it is the point of the simplex that is nearest to
    /// the scores; for alpha = 1 it is softmax; undefined for alpha < 1.
    ///
    /// @param alpha a number that is the same for all keys
    record Entmax(Term here, String index, Term there, Term alpha) implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// The sum of `body` over the keys from the first up to and including `upTo`. `index` is bound in `body`.
    record Prefix(String index, String upTo, Term body) implements Term {
        @Override
        public Shape shape() {
            return body.shape();
        }
    }

    /// Rotary position: in a vector of width w the entries 2f and 2f + 1 turn by the angle
    /// `position 10000^(-2f / w)`, as `(a, b) -> (a cos - b sin, a sin + b cos)`. A last entry without partner
    /// stays.
    record Rotary(Term vector, Term position) implements Term {
        @Override
        public Shape shape() {
            return vector.shape();
        }
    }

    /// On a grid of g x g tokens the row of a position, `floor(position / g)`.
    record GridRow(Term position) implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// On a grid of g x g tokens the column of a position, `position mod g`.
    record GridColumn(Term position) implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// On a grid the weighted sum of the values around the token of the query, [dv]: offsets run through `size`
    /// rows and as many columns, row after row, the middle one is the token itself, and what lies outside the
    /// grid counts as 0.
    ///
    /// @param size    odd
    /// @param weights vector(size^2), matrix(size, size), or matrix(dv, size^2) with weights for each channel
    record Window(int size, Term weights, Shape shape) implements Term {}

    /// The coefficient of the value of key `index` in `output`, which is linear in the values, channel by
    /// channel: `output = sum over keys of coefficient * value`.
    record ReadOut(String index, Term output) implements Term {
        @Override
        public Shape shape() {
            return Shape.NUMBER;
        }
    }

    /// How many things become one.
    enum Reduction {
        SUM,
        MEAN,
        MIN,
        MAX
    }
}
