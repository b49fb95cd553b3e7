package dev.attest.models.cost;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;

/// A network that names the class of an image, as a table of its stages.
///
/// @param name       such as `InLine-DeiT-T`
/// @param image      pixels in a row of the square image
/// @param classes    that it tells apart
/// @param normalised a layer normalisation follows the last stage
/// @param stages     in order
public record Architecture(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) int image,
        @JsonProperty(required = true) int classes,
        @JsonProperty(required = true) boolean normalised,
        @JsonProperty(required = true) List<Stage> stages) {
    private static final int COLOURS = 3;

    public Architecture {
        stages = List.copyOf(stages);
    }

    /// One part of a network.
    ///
    /// @param stage its number from 1; that of the last stage for the head
    public record Part(int stage, Kind kind, Grid grid, Count count) {
        /// The kinds of parts.
        public enum Kind {
            EMBEDDING,
            BLOCKS,
            /// The last normalisation and the linear layer that names the class.
            HEAD
        }
    }

    public Count count() {
        return Count.sum(parts().stream().map(Part::count));
    }

    /// In order; together they are the network.
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        int before = image;
        int from = COLOURS;
        var grid = new Grid(image, 0);
        for (int index = 0; index < stages.size(); index++) {
            var stage = stages.get(index);
            grid = stage.grid(before);
            parts.add(new Part(index + 1, Part.Kind.EMBEDDING, grid, stage.embedded(before, from)));
            parts.add(new Part(index + 1, Part.Kind.BLOCKS, grid, stage.counted(grid)));
            before = grid.side();
            from = stage.width();
        }
        parts.add(new Part(stages.size(), Part.Kind.HEAD, grid, head(grid, from)));
        return parts;
    }

    private Count head(Grid grid, int width) {
        var named = CountingRule.linear(1, width, classes);
        return normalised ? named.plus(CountingRule.normalisation(grid.tokens(), width)) : named;
    }
}
