package dev.attest.experiments.arrays;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The bytes of an array in the NPY format, put together without the code under test, so that any of them can
/// be wrong.
public final class RawArray {
    private RawArray() {}

    /// `{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }`.
    public static String header(String descr, boolean columnMajor, long... shape) {
        var extents = Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        return "{'descr': '" + descr + "', 'fortran_order': " + (columnMajor ? "True" : "False") + ", 'shape': ("
                + extents + (shape.length == 1 ? "," : "") + "), }";
    }

    /// An array of any version, with any text for its header and any bytes after it.
    public static byte[] of(int major, int minor, String header, byte[] data) {
        var text = (header + "\n").getBytes(StandardCharsets.UTF_8);
        int width = major == 1 ? 2 : 4;
        var bytes = ByteBuffer.allocate(8 + width + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
        bytes.put((byte) major).put((byte) minor);
        if (width == 2) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        return bytes.put(text).put(data).array();
    }

    public static byte[] of(String header, byte[] data) {
        return of(1, 0, header, data);
    }

    /// A little-endian array of singles in row-major order.
    public static byte[] singles(double[] numbers, long... shape) {
        return of(header("<f4", false, shape), bytes("<f4", numbers));
    }

    /// The numbers as a type code has them.
    public static byte[] bytes(String descr, double[] numbers) {
        var order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        int width = Integer.parseInt(descr.substring(2));
        var bytes = ByteBuffer.allocate(numbers.length * width).order(order);
        for (double number : numbers) {
            switch (width) {
                case 2 -> bytes.putShort(Float.floatToFloat16((float) number));
                case 4 -> bytes.putFloat((float) number);
                default -> bytes.putDouble(number);
            }
        }
        return bytes.array();
    }
}
