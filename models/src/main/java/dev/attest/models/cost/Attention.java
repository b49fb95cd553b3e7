package dev.attest.models.cost;

import com.fasterxml.jackson.annotation.JsonCreator;

/// Attention of a block, with its linear layers. C = h d is the width of a token, h the number of heads.
public sealed interface Attention {
    /// For one image.
    Count count(Grid grid, int width, int heads);

    /// InLine attention over the whole grid, with the residual of 3 x 3 neighbourhoods.
    record InLine() implements Attention {
        @Override
        public Count count(Grid grid, int width, int heads) {
            long products = CountingRule.inlineProducts(grid.tokens(), grid.places(), width, width / heads);
            return CountingRule.projections(grid.tokens(), width)
                    .plus(new Count(0, products, grid.tokens() * width))
                    .plus(CountingRule.residualKernels(width, heads));
        }
    }

    /// Softmax attention over all tokens.
    record Whole() implements Attention {
        @Override
        public Count count(Grid grid, int width, int heads) {
            return softmax(grid, grid.tokens(), width);
        }
    }

    /// Softmax attention in windows of w x w places, with a trained bias for each head and each of the
    /// (2 w - 1)^2 relative positions.
    record BiasedWindows(int side) implements Attention {
        @Override
        public Count count(Grid grid, int width, int heads) {
            long positions = (2L * side - 1) * (2L * side - 1);
            return softmax(grid, (long) side * side, width).plus(CountingRule.added(positions * heads));
        }
    }

    /// Softmax attention in stripes of so many rows in one half of the heads and so many columns in the other.
    record Stripes(int thickness) implements Attention {
        @Override
        public Count count(Grid grid, int width, int heads) {
            return softmax(grid, (long) grid.side() * thickness, width);
        }
    }

    /// Softmax attention of all tokens to a coarser grid, each place a trained and normalised mean of r x r.
    record Reduced(int ratio) implements Attention {
        @Override
        public Count count(Grid grid, int width, int heads) {
            long keys = grid.places() / ((long) ratio * ratio);
            return CountingRule.convolution(keys, (long) ratio * ratio, width, width, 1)
                    .plus(CountingRule.normalisation(keys, width))
                    .plus(CountingRule.linear(keys, width, 2L * width))
                    .plus(CountingRule.linear(grid.tokens(), width, width).plus(outwards(grid, keys, width)));
        }

        private static Count outwards(Grid grid, long keys, int width) {
            return CountingRule.linear(grid.tokens(), width, width)
                    .plus(new Count(0, CountingRule.softmaxProducts(grid.tokens(), keys, width), 0));
        }
    }

    /// From its name: `inline`, `whole`, `windows 7`, `stripes 7`, `reduced 8`.
    @JsonCreator
    static Attention named(String name) {
        var words = name.split(" ");
        int size = words.length > 1 ? Integer.parseInt(words[1]) : 0;
        return switch (words[0]) {
            case "inline" -> new InLine();
            case "whole" -> new Whole();
            case "windows" -> new BiasedWindows(size);
            case "stripes" -> new Stripes(size);
            case "reduced" -> new Reduced(size);
            default ->
                throw new IllegalArgumentException(
                        "attention: expected inline, whole, windows, stripes or reduced, got '" + name + "'");
        };
    }

    /// Every query with as many keys.
    private static Count softmax(Grid grid, long keys, int width) {
        return CountingRule.projections(grid.tokens(), width)
                .plus(new Count(0, CountingRule.softmaxProducts(grid.tokens(), keys, width), 0));
    }
}
