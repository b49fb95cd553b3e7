package dev.attest.experiments.arrays;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/// The numbers of an array, a buffer at a time.
final class NumberStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream stream;
    private final ElementType type;
    private final ByteBuffer buffer;
    private int remaining;

    NumberStream(InputStream stream, ArrayHeader header) {
        this.stream = stream;
        this.type = header.type();
        this.buffer = ByteBuffer.allocate(BUFFER).order(header.order());
        this.remaining = header.count();
    }

    /// @throws EOFException if there are fewer than the header says
    void forEach(RowMajor places, NumberSink sink, LongConsumer read) throws IOException {
        while (remaining > 0) {
            int count = Math.min(remaining, BUFFER / type.bytes());
            int bytes = count * type.bytes();
            if (stream.readNBytes(buffer.array(), 0, bytes) < bytes) {
                throw new EOFException();
            }
            buffer.clear();
            for (int index = 0; index < count; index++) {
                sink.put(places.next(), next());
            }
            remaining -= count;
            read.accept(count);
        }
    }

    private double next() {
        return switch (type) {
            case FLOAT16 -> Float.float16ToFloat(buffer.getShort());
            case FLOAT32 -> buffer.getFloat();
            case FLOAT64 -> buffer.getDouble();
        };
    }
}
