package dev.attest.experiments.arrays;

import dev.attest.experiments.study.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The bytes before the numbers of an array: the NPY format, versions 1.0, 2.0 and 3.0
/// [NumPy, numpy.lib.format].
final class HeaderFormat {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /// The numbers of a file that NumPy writes begin at a multiple of this.
    private static final int ALIGNMENT = 64;
    /// The longest text of version 1.0. An array that is read here needs a hundredth of it.
    private static final int LONGEST = 0xffff;
    /// The most extents that NumPy knows of.
    private static final int MOST_EXTENTS = 64;

    private HeaderFormat() {}

    static boolean isArray(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /// Reads the header and nothing beyond it.
    static ArrayHeader read(InputStream stream, Place place) throws IOException {
        var start = take(stream, MAGIC.length + 2, place);
        if (!isArray(start)) {
            throw place.expected("an array in the NPY format", "other bytes");
        }
        int major = start[MAGIC.length];
        int minor = start[MAGIC.length + 1];
        if (major < 1 || major > 3 || minor != 0) {
            throw place.expected("version 1.0, 2.0 or 3.0 of the NPY format", (major & 0xff) + "." + (minor & 0xff));
        }
        int width = major == 1 ? Short.BYTES : Integer.BYTES;
        int size = size(take(stream, width, place), place);
        var charset = major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        var text = new String(take(stream, size, place), charset);
        return header(HeaderLiteral.parse(text, place), MAGIC.length + 2 + width + size, place);
    }

    private static byte[] take(InputStream stream, int count, Place place) throws IOException {
        var bytes = stream.readNBytes(count);
        if (bytes.length < count) {
            throw place.expected("a header in the NPY format", "the end of the data within it");
        }
        return bytes;
    }

    private static int size(byte[] littleEndian, Place place) {
        long size = 0;
        for (int index = littleEndian.length - 1; index >= 0; index--) {
            size = size << Byte.SIZE | littleEndian[index] & 0xff;
        }
        if (size > LONGEST) {
            throw place.expected("a header of at most " + LONGEST + " bytes", size + " bytes");
        }
        return (int) size;
    }

    private static ArrayHeader header(HeaderLiteral.Fields fields, int length, Place place) {
        var code = TypeCode.of(fields.descr(), place);
        if (fields.shape().size() > MOST_EXTENTS) {
            throw place.expected(
                    "at most " + MOST_EXTENTS + " extents", "" + fields.shape().size());
        }
        if (!fits(fields.shape())) {
            throw tooMany(fields.shape(), place);
        }
        var shape = fields.shape().stream().map(Math::toIntExact).toList();
        return new ArrayHeader(code.type(), code.order(), fields.fortranOrder(), shape, length);
    }

    private static boolean fits(List<Long> shape) {
        boolean none = shape.contains(0L);
        long count = 1;
        for (long extent : shape) {
            if (extent > ArrayHeader.MOST_NUMBERS || (!none && extent > ArrayHeader.MOST_NUMBERS / count)) {
                return false;
            }
            count *= none ? 1 : extent;
        }
        return true;
    }

    private static BadInput tooMany(List<Long> shape, Place place) {
        return place.expected(
                "at most " + ArrayHeader.MOST_NUMBERS + " numbers", "the shape " + ArrayHeader.words(shape));
    }

    /// The header that NumPy itself writes for an array in row-major order and little-endian bytes.
    static byte[] write(ElementType type, List<Integer> shape) {
        var extents = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        var text = "{'descr': '<f" + type.bytes() + "', 'fortran_order': False, 'shape': (" + extents
                + (shape.size() == 1 ? "," : "") + "), }";
        int before = MAGIC.length + 2 + Short.BYTES;
        int padding = ALIGNMENT - 1 - (before + text.length()) % ALIGNMENT;
        var padded = text + " ".repeat(padding) + "\n";
        var bytes = Arrays.copyOf(MAGIC, before + padded.length());
        bytes[MAGIC.length] = 1;
        bytes[MAGIC.length + 2] = (byte) padded.length();
        bytes[MAGIC.length + 3] = (byte) (padded.length() >> Byte.SIZE);
        System.arraycopy(padded.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, before, padded.length());
        return bytes;
    }

    /// The order of bytes that [#write] declares.
    static final ByteOrder WRITTEN = ByteOrder.LITTLE_ENDIAN;
}
