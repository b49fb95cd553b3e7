package dev.attest.experiments.arrays;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an archive of arrays (`.npz`) that `numpy.load` reads. Members are stored, little-endian and in
/// row-major order. The same arrays give the same bytes.
public final class NumpyArchiveWriter {
    /// The earliest time that a zip file can name, which NumPy writes too.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final int BUFFER = 1 << 16;

    private final ZipOutputStream zip;
    private final LongConsumer written;

    /// @param written is told how many numbers were written, now and then
    public NumpyArchiveWriter(OutputStream stream, LongConsumer written) {
        this.zip = new ZipOutputStream(stream);
        this.written = written;
    }

    /// Adds an array of halves, each rounded once, or of singles.
    ///
    /// @param numbers in row-major order, as many as the shape has
    public void add(String name, ElementType type, List<Integer> shape, float[] numbers) throws IOException {
        add(name, type, shape, numbers.length, index -> numbers[index]);
    }

    /// Adds an array of doubles.
    ///
    /// @param numbers in row-major order, as many as the shape has
    public void add(String name, List<Integer> shape, double[] numbers) throws IOException {
        add(name, ElementType.FLOAT64, shape, numbers.length, index -> numbers[index]);
    }

    private void add(String name, ElementType type, List<Integer> shape, int count, IntToDoubleFunction numbers)
            throws IOException {
        if (count != ArrayHeader.count(shape)) {
            throw new IllegalArgumentException(name + ": expected " + ArrayHeader.words(shape) + ", got " + count);
        }
        var header = HeaderFormat.write(type, shape);
        var checked = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        write(checked, header, type, count, numbers, _ -> {});
        var entry = new ZipEntry(name + ".npy");
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(header.length + (long) count * type.bytes());
        entry.setCrc(checked.getChecksum().getValue());
        zip.putNextEntry(entry);
        write(zip, header, type, count, numbers, written);
        zip.closeEntry();
    }

    private static void write(
            OutputStream stream,
            byte[] header,
            ElementType type,
            int count,
            IntToDoubleFunction numbers,
            LongConsumer told)
            throws IOException {
        stream.write(header);
        var buffer = ByteBuffer.allocate(BUFFER).order(HeaderFormat.WRITTEN);
        for (int index = 0; index < count; index++) {
            put(buffer, type, numbers.applyAsDouble(index));
            if (!buffer.hasRemaining() || index == count - 1) {
                stream.write(buffer.array(), 0, buffer.position());
                told.accept(buffer.position() / type.bytes());
                buffer.clear();
            }
        }
    }

    private static void put(ByteBuffer buffer, ElementType type, double number) {
        switch (type) {
            case FLOAT16 -> buffer.putShort(Float.floatToFloat16((float) number));
            case FLOAT32 -> buffer.putFloat((float) number);
            case FLOAT64 -> buffer.putDouble(number);
        }
    }

    /// Writes the end of the archive. The stream stays open.
    public void finish() throws IOException {
        zip.finish();
    }
}
