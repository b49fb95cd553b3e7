package dev.attest.experiments.data;

import dev.attest.experiments.study.BadInput;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A compressed file of the format IDX [LeCun, Cortes, Burges, "The MNIST database"] whose numbers are bytes:
/// two zero bytes, the type 0x08, the number of extents, each extent in four bytes from the greatest to the
/// least, then the numbers, the last extent running fastest.
final class IdxFile {
    private static final int UNSIGNED_BYTES = 0x0800;

    private final Path file;
    private final DataInputStream input;

    private IdxFile(Path file, DataInputStream input) {
        this.file = file;
        this.input = input;
    }

    /// The items of the file, each with all its numbers.
    ///
    /// @param most    how many items there can be
    /// @param extents of one item; none where it is one number
    /// @throws BadInput if the file is missing or anything else is in it
    static List<byte[]> read(Path file, int most, int... extents) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput(file + ": expected a file of Fashion-MNIST, found none");
        }
        try (var input = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            return new IdxFile(file, input).items(most, extents);
        } catch (ZipException | EOFException broken) {
            throw new BadInput(
                    file + ": expected a whole file compressed by gzip, got one that is broken or ends early");
        } catch (IOException unreadable) {
            throw new BadInput(file + ": expected a readable file, got " + unreadable.getMessage());
        }
    }

    private List<byte[]> items(int most, int... extents) throws IOException {
        expectMagic(UNSIGNED_BYTES + extents.length + 1);
        int count = input.readInt();
        if (count < 1 || count > most) {
            throw new BadInput(file + ": expected 1 to " + most + " items, got " + Integer.toUnsignedString(count));
        }
        int size = 1;
        for (int extent : extents) {
            expectExtent(extent);
            size *= extent;
        }
        return numbers(count, size);
    }

    private void expectMagic(int expected) throws IOException {
        int magic = input.readInt();
        if (magic != expected) {
            throw new BadInput(
                    file + ": expected the magic number " + hexadecimal(expected) + ", got " + hexadecimal(magic));
        }
    }

    private void expectExtent(int expected) throws IOException {
        int extent = input.readInt();
        if (extent != expected) {
            throw new BadInput(file + ": expected images of " + expected + " rows and columns, got "
                    + Integer.toUnsignedString(extent));
        }
    }

    private List<byte[]> numbers(int count, int size) throws IOException {
        var items = new ArrayList<byte[]>();
        for (int item = 0; item < count; item++) {
            var numbers = input.readNBytes(size);
            if (numbers.length < size) {
                throw new BadInput(file + ": expected " + count + " items, as its start says, got " + item);
            }
            items.add(numbers);
        }
        if (input.read() >= 0) {
            throw new BadInput(file + ": expected the end after " + count + " items, as its start says, got more");
        }
        return items;
    }

    private static String hexadecimal(int number) {
        return "0x" + HexFormat.of().toHexDigits(number);
    }
}
