package dev.attest.experiments.arrays;

import java.util.Locale;

/// The types of numbers that are read and written: IEEE 754 binary16, binary32 and binary64.
public enum ElementType {
    FLOAT16(Short.BYTES),
    FLOAT32(Float.BYTES),
    FLOAT64(Double.BYTES);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of a number in a file.
    public int bytes() {
        return bytes;
    }

    /// Bytes of a number in memory, where a half is held as a single.
    public int loadedBytes() {
        return isDouble() ? Double.BYTES : Float.BYTES;
    }

    /// Whether only a `double` holds every number of the type.
    public boolean isDouble() {
        return this == FLOAT64;
    }

    /// The type that holds the numbers of both.
    public ElementType widest(ElementType other) {
        return bytes >= other.bytes ? this : other;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
