package dev.attest.kernels;

/// Numbers of an array, from a place on: as many as whoever reads or writes them needs.
///
/// @param data is not copied
public record Slice(float[] data, int from) {
    /// A whole array.
    public static Slice of(float[] data) {
        return new Slice(data, 0);
    }

    /// @throws IllegalArgumentException if there are fewer than `needed` numbers
    public void require(String what, long needed) {
        if (from < 0 || needed > (long) data.length - from) {
            throw new IllegalArgumentException(
                    what + ": expected " + needed + " numbers from " + from + " on, got " + data.length + " in all");
        }
    }
}
