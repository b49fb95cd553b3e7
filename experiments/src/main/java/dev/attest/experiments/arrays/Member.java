package dev.attest.experiments.arrays;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// One array of an archive: its place in the zip file, and its header.
record Member(ZipEntry entry, ArrayHeader header, Place place) {
    static Member open(ZipFile zip, ZipEntry entry, Place place) {
        if (entry.getMethod() == ZipEntry.STORED && entry.getSize() != entry.getCompressedSize()) {
            throw place.expected(
                    entry.getSize() + " bytes in the archive, as the member is stored", "" + entry.getCompressedSize());
        }
        try (var stream = zip.getInputStream(entry)) {
            var member = new Member(entry, HeaderFormat.read(stream, place), place);
            member.requireDeclaredSize();
            return member;
        } catch (IOException | IllegalArgumentException refused) {
            throw place.expected("data that can be read", reason(refused));
        }
    }

    private void requireDeclaredSize() {
        long declared = entry.getSize() - header.length();
        if (declared != header.dataBytes()) {
            throw place.expected(
                    header.dataBytes() + " bytes of numbers for " + header.words(),
                    declared + " as the archive declares");
        }
    }

    /// Reads all numbers, in the order of the file, and nothing after them.
    void read(ZipFile zip, NumberSink sink, LongConsumer read) {
        try (var stream = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            stream.skipNBytes(header.length());
            new NumberStream(stream, header).forEach(RowMajor.of(header), sink, read);
            requireEnd(stream);
            requireChecksum(stream.getChecksum().getValue());
        } catch (EOFException shortened) {
            throw place.expected(header.dataBytes() + " bytes of numbers for " + header.words(), "fewer");
        } catch (IOException | IllegalArgumentException refused) {
            throw place.expected("data that can be read", reason(refused));
        }
    }

    private void requireEnd(InputStream stream) throws IOException {
        if (stream.read() >= 0) {
            throw place.expected(header.dataBytes() + " bytes of numbers for " + header.words(), "more");
        }
    }

    private void requireChecksum(long found) {
        if (found != entry.getCrc()) {
            throw place.expected(
                    "data with the checksum that the archive declares, " + Long.toHexString(entry.getCrc()),
                    Long.toHexString(found));
        }
    }

    /// Why the zip reader refused, in one line.
    static String reason(Exception refused) {
        var message = refused.getMessage();
        return Quoted.text(message == null ? refused.getClass().getSimpleName() : message);
    }
}
