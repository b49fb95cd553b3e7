package dev.attest.experiments.data;

/// One grey image by rows from the top, and the class of what it shows. The array is not to be changed.
///
/// @param shades    `[height][width]`, each from 0 to `brightest`, without a sign
/// @param brightest the greatest shade there can be
@SuppressWarnings("ArrayRecordComponent")
public record GreyImage(int height, int width, byte[] shades, int brightest, int label) {
    public GreyImage {
        if (shades.length != height * width) {
            throw new IllegalArgumentException("shades: expected " + height + " x " + width + ", got " + shades.length);
        }
    }

    /// An image of a set of digits.
    static GreyImage of(int[] pixels, int side, int label) {
        var shades = new byte[pixels.length];
        for (int place = 0; place < shades.length; place++) {
            shades[place] = (byte) pixels[place];
        }
        return new GreyImage(side, side, shades, DigitSet.BRIGHTEST, label);
    }

    /// The shade of a pixel over the brightest, from 0 to 1.
    public double value(int row, int column) {
        return (double) Byte.toUnsignedInt(shades[row * width + column]) / brightest;
    }

    /// The image cut into squares of `size` x `size` pixels.
    ///
    /// @throws IllegalArgumentException if the squares do not fill it
    public Patches patches(int size) {
        if (size < 1 || height % size != 0 || width % size != 0) {
            throw new IllegalArgumentException(
                    "patch: expected a divisor of " + height + " and " + width + ", got " + size);
        }
        int rows = height / size;
        int columns = width / size;
        var tokens = new double[shades.length];
        int next = 0;
        for (int token = 0; token < rows * columns; token++) {
            int top = token / columns * size;
            int left = token % columns * size;
            for (int place = 0; place < size * size; place++) {
                tokens[next++] = value(top + place / size, left + place % size);
            }
        }
        return new Patches(rows, columns, size * size, tokens);
    }
}
