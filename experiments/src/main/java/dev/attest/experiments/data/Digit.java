package dev.attest.experiments.data;

/// One image, by rows from the top, and the digit that it shows. The array is not to be changed.
@SuppressWarnings("ArrayRecordComponent")
public record Digit(int[] pixels, int label) {
    public Digit {
        if (pixels.length != DigitSet.PIXELS) {
            throw new IllegalArgumentException("pixels: expected " + DigitSet.PIXELS + ", got " + pixels.length);
        }
    }

    int copyTo(byte[] bytes, int offset) {
        for (int place = 0; place < pixels.length; place++) {
            bytes[offset + place] = (byte) pixels[place];
        }
        bytes[offset + pixels.length] = (byte) label;
        return offset + pixels.length + 1;
    }

    int squaredDistance(Digit other) {
        int sum = 0;
        for (int place = 0; place < pixels.length; place++) {
            int difference = pixels[place] - other.pixels[place];
            sum += difference * difference;
        }
        return sum;
    }
}
