package dev.attest.models.cost;

import com.fasterxml.jackson.annotation.JsonCreator;

/// What makes the tokens of a stage from the image or from the stage before.
public sealed interface Embedding {
    /// Places in a row of the new grid.
    int side(int before);

    /// For one image.
    ///
    /// @param before places in a row of what it reads
    /// @param from   channels of that
    /// @param to     width of the new tokens
    Count count(int before, int from, int to);

    /// A convolution of k x k places every s places with a margin of p, and a layer normalisation after it or
    /// none.
    record Patches(int kernel, int stride, int margin, boolean normalised) implements Embedding {
        @Override
        public int side(int before) {
            return (before + 2 * margin - kernel) / stride + 1;
        }

        @Override
        public Count count(int before, int from, int to) {
            long places = (long) side(before) * side(before);
            var projected = CountingRule.convolution(places, (long) kernel * kernel, from, to, 1);
            return normalised ? projected.plus(CountingRule.normalisation(places, to)) : projected;
        }
    }

    /// Four neighbouring tokens side by side, a layer normalisation, and a linear layer without a bias.
    record Merging() implements Embedding {
        private static final int NEIGHBOURS = 4;

        @Override
        public int side(int before) {
            return before / 2;
        }

        @Override
        public Count count(int before, int from, int to) {
            long places = (long) side(before) * side(before);
            return CountingRule.normalisation(places, (long) NEIGHBOURS * from)
                    .plus(CountingRule.product(places, (long) NEIGHBOURS * from, to));
        }
    }

    /// From its name: `merge`, or `patches k/s/p` with `normalised` after it or not.
    @JsonCreator
    static Embedding named(String name) {
        var words = name.split(" ");
        if (name.equals("merge")) {
            return new Merging();
        }
        var sizes = words.length > 1 ? words[1].split("/") : new String[0];
        boolean normalised = words.length == 3 && words[2].equals("normalised");
        if (!words[0].equals("patches") || sizes.length != 3 || words.length > 2 && !normalised) {
            throw new IllegalArgumentException(
                    "embedding: expected 'merge' or 'patches k/s/p' or 'patches k/s/p normalised', got '" + name + "'");
        }
        return new Patches(
                Integer.parseInt(sizes[0]), Integer.parseInt(sizes[1]), Integer.parseInt(sizes[2]), normalised);
    }
}
