package dev.attest.models.cost;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/// Blocks of one width on one grid, and what makes their tokens. A block is a layer normalisation, attention,
/// another layer normalisation and a perceptron of one hidden layer.
///
/// @param embedding      what makes the tokens
/// @param classToken     one more token, trained, begins here; it does not reach another stage
/// @param positions      a trained vector is added to each token
/// @param width          of a token, C
/// @param heads          h
/// @param ratio          width of the hidden layer over that of a token
/// @param localPositions a depthwise convolution of 3 x 3 over the values is added to the attention of each
///     block
/// @param blocks         blocks with the same attention, in order
public record Stage(
        @JsonProperty(required = true) Embedding embedding,
        boolean classToken,
        boolean positions,
        @JsonProperty(required = true) int width,
        @JsonProperty(required = true) int heads,
        @JsonProperty(required = true) int ratio,
        boolean localPositions,
        @JsonProperty(required = true) List<Blocks> blocks) {
    public Stage {
        blocks = List.copyOf(blocks);
        if (width % heads != 0) {
            throw new IllegalArgumentException("heads: expected a divisor of the width " + width + ", got " + heads);
        }
    }

    /// @param depth how many
    public record Blocks(
            @JsonProperty(required = true) int depth,
            @JsonProperty(required = true) Attention attention) {}

    /// @param before places in a row of what the embedding reads
    public Grid grid(int before) {
        return new Grid(embedding.side(before), classToken ? 1 : 0);
    }

    /// What makes the tokens.
    Count embedded(int before, int from) {
        var grid = grid(before);
        return embedding
                .count(before, from, width)
                .plus(CountingRule.added(classToken ? width : 0))
                .plus(CountingRule.added(positions ? grid.tokens() * width : 0));
    }

    /// All blocks.
    public Count counted(Grid grid) {
        return Count.sum(blocks.stream().map(run -> block(grid, run.attention()).times(run.depth())));
    }

    /// One block.
    Count block(Grid grid, Attention attention) {
        var local = localPositions ? CountingRule.localPositions(grid.places(), width) : Count.NONE;
        return Count.sum(Stream.of(
                CountingRule.normalisation(grid.tokens(), width),
                attention.count(grid, width, heads),
                local,
                CountingRule.normalisation(grid.tokens(), width),
                CountingRule.perceptron(grid.tokens(), width, ratio)));
    }
}
