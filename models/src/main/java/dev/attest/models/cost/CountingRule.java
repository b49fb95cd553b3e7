package dev.attest.models.cost;

/// The one rule by which every network is counted.
///
/// **Parameters** are all numbers that are trained: weights, biases, the scales and shifts of normalisations,
/// position embeddings, class tokens and tables of relative positions.
///
/// **Multiply-adds** are those of one image, N tokens of width C = h d in h heads:
///
/// | | |
/// |---|---|
/// | linear layer from a to b | `N a b` |
/// | convolution of k x k from a to b in g groups, at M places | `M k^2 a b / g` |
/// | products of softmax attention, every query with L keys | `2 N L C`: scores, and values times weights |
/// | products of InLine attention | `2 N C d + 9 P C`: keys with values, queries with that, and the 3 x 3
/// residual at P of the tokens, those with a place on the grid |
///
/// A multiplication with its addition is one. Biases, activations, softmax, normalisations, pooling, additions
/// and products with means are not counted: they grow as N C or, softmax, as N L h.
///
/// So attention with its four linear layers costs `4 N C^2 + 2 N L C` or, where all tokens have a place,
/// `4 N C^2 + 2 N C d + 9 N C`, and the network that makes the residual's kernels from the mean token costs
/// `10 C d` more [han2024bridging, Eq. 6 and the official code].
public final class CountingRule {
    private static final int QUERIES_KEYS_VALUES = 3;
    private static final int NEIGHBOURHOOD = 9;
    private static final int TRACED_PER_ENTRY = 5;

    private CountingRule() {}

    /// With a bias, at every token.
    static Count linear(long tokens, long from, long to) {
        return new Count(from * to + to, tokens * from * to, 0);
    }

    /// At every token, without a bias.
    static Count product(long tokens, long from, long to) {
        return new Count(from * to, tokens * from * to, 0);
    }

    /// With a bias.
    ///
    /// @param places where it is evaluated
    /// @param area   places under the kernel, k^2
    static Count convolution(long places, long area, long from, long to, long groups) {
        return linear(places, area * from / groups, to);
    }

    /// Of every token, with scale and shift.
    static Count normalisation(long tokens, long width) {
        return new Count(2 * width, 0, TRACED_PER_ENTRY * tokens * width);
    }

    /// Numbers that are trained and only added.
    static Count added(long numbers) {
        return new Count(numbers, 0, 0);
    }

    /// Two linear layers about an activation.
    static Count perceptron(long tokens, long width, long ratio) {
        return linear(tokens, width, ratio * width).plus(linear(tokens, ratio * width, width));
    }

    /// Queries, keys, values and what is made of the heads together.
    static Count projections(long tokens, long width) {
        return linear(tokens, width, QUERIES_KEYS_VALUES * width).plus(linear(tokens, width, width));
    }

    /// A depthwise convolution of 3 x 3 over the values.
    static Count localPositions(long places, long width) {
        return convolution(places, NEIGHBOURHOOD, width, width, width);
    }

    /// `2 N L C`.
    public static long softmaxProducts(long tokens, long keys, long width) {
        return 2 * tokens * keys * width;
    }

    /// `2 N C d + 9 P C`.
    ///
    /// @param tokens N
    /// @param places P, the tokens with a place on the grid
    public static long inlineProducts(long tokens, long places, long width, long headWidth) {
        return 2 * tokens * width * headWidth + NEIGHBOURHOOD * places * width;
    }

    /// From the mean token the residual's 9 C numbers: two linear layers of one group a head, `10 C d`
    /// multiply-adds and `10 C d + 10 C` parameters.
    public static Count residualKernels(long width, long heads) {
        return convolution(1, 1, width, width, heads).plus(convolution(1, 1, width, NEIGHBOURHOOD * width, heads));
    }
}
