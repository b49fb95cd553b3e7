package dev.attest.kernels.decode;

import dev.attest.kernels.strip.PairProgram;
import dev.attest.kernels.strip.TokenProgram;
import dev.attest.theory.formula.Parameter;
import dev.attest.theory.formula.Term;
import dev.attest.theory.formula.Term.Reduction;

/// One pass of the rows over the cache: a number for each pair, and what becomes of it.
final class PairPass {
    private final PairProgram program;
    private final Use use;

    PairPass(Term body, Use use, Mentions mentions) {
        this.program = mentions.pairs(body);
        this.use = use;
    }

    /// What becomes of the numbers of a row.
    sealed interface Use {
        /// `softmax(score)` times the values.
        record Softmax() implements Use {}

        /// The numbers times the values.
        record Weights() implements Use {}

        /// The largest score, and the sum of the exponentials relative to it.
        record Normaliser(Parameter largest, Parameter total) implements Use {}

        /// A number of the row.
        record Reduced(Parameter leaf, Reduction reduction) implements Use {}

        /// Whether values are summed.
        default boolean sums() {
            return this instanceof Softmax || this instanceof Weights;
        }

        /// What a pair is that changes nothing.
        default float neutral() {
            return switch (this) {
                case Softmax _, Normaliser _ -> Float.NEGATIVE_INFINITY;
                case Weights _ -> 0;
                case Reduced(var _, var reduction) ->
                    switch (reduction) {
                        case SUM, MEAN -> 0;
                        case MIN -> Float.POSITIVE_INFINITY;
                        case MAX -> Float.NEGATIVE_INFINITY;
                    };
            };
        }
    }

    Use use() {
        return use;
    }

    PairProgram program() {
        return program;
    }

    /// What the cache holds of a key: the lanes of pairs are keys.
    TokenProgram ofKeys() {
        return program.querySide();
    }

    /// What a row brings.
    TokenProgram ofRows() {
        return program.keySide();
    }
}
