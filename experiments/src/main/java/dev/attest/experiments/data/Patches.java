package dev.attest.experiments.data;

/// The tokens of an image: its patches by rows from the top, each the values of its pixels by rows. The array
/// is not to be changed.
///
/// @param rows    of patches
/// @param columns of patches
/// @param width   how many numbers a token has
/// @param tokens  `[rows columns][width]`, by rows
@SuppressWarnings("ArrayRecordComponent")
public record Patches(int rows, int columns, int width, double[] tokens) {
    public int count() {
        return rows * columns;
    }
}
