package dev.attest.experiments.arrays;

import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Collectors;

/// What a file says of an array before its numbers.
///
/// @param order       of the bytes of a number
/// @param columnMajor whether the first index runs fastest (Fortran order)
/// @param shape       the extents, none of them negative; empty for a single number
/// @param length      bytes of the header itself
public record ArrayHeader(ElementType type, ByteOrder order, boolean columnMajor, List<Integer> shape, int length) {
    /// More numbers than this have no place in one Java array.
    public static final int MOST_NUMBERS = Integer.MAX_VALUE - 8;

    public ArrayHeader {
        shape = List.copyOf(shape);
    }

    /// The product of the extents.
    ///
    /// @throws ArithmeticException if it is beyond an `int`
    public int count() {
        return count(shape);
    }

    static int count(List<Integer> shape) {
        return shape.contains(0) ? 0 : shape.stream().reduce(1, Math::multiplyExact);
    }

    /// Bytes of the numbers in the file.
    public long dataBytes() {
        return (long) count() * type.bytes();
    }

    /// `[2,4,257,48]`.
    public static String words(List<? extends Number> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    /// `float32 [2,4,257,48]`.
    public String words() {
        return type + " " + words(shape);
    }
}
