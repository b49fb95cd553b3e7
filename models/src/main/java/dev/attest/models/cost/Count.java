package dev.attest.models.cost;

import java.util.stream.Stream;

/// What a part of a network costs for one image, by the [CountingRule].
///
/// @param parameters   numbers that are trained
/// @param multiplyAdds multiplications that are added up, of convolutions, linear layers and the products of
///     attention
/// @param leftOut      operations that the rule leaves out and a tracing counter does not: see
///     [#traced()]
public record Count(long parameters, long multiplyAdds, long leftOut) {
    public static final Count NONE = new Count(0, 0, 0);

    public Count plus(Count other) {
        return new Count(
                Math.addExact(parameters, other.parameters),
                Math.addExact(multiplyAdds, other.multiplyAdds),
                Math.addExact(leftOut, other.leftOut));
    }

    /// So many copies.
    public Count times(long copies) {
        return new Count(
                Math.multiplyExact(copies, parameters),
                Math.multiplyExact(copies, multiplyAdds),
                Math.multiplyExact(copies, leftOut));
    }

    public static Count sum(Stream<Count> parts) {
        return parts.reduce(NONE, Count::plus);
    }

    /// Multiply-adds as a counter that traces a network counts them (fvcore, `FlopCountAnalysis`): with five
    /// operations for every entry that a layer normalisation scales and shifts, and with the products of the
    /// queries with the mean key.
    public long traced() {
        return Math.addExact(multiplyAdds, leftOut);
    }
}
