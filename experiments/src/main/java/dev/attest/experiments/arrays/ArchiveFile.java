package dev.attest.experiments.arrays;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// What can be said of a file before it is opened as an archive.
final class ArchiveFile {
    private static final byte[] END_OF_ARCHIVE = {'P', 'K', 5, 6};
    /// Bytes of the record that ends an archive, up to its comment, and the place of the comment's length in
    /// it.
    private static final int END_LENGTH = 22;
    private static final int COMMENT_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final String EXPECTED = "an archive of arrays (.npz)";

    private ArchiveFile() {}

    /// Refuses what is no archive, and an archive with anything after its end, which a zip reader would pass
    /// over.
    static void check(Path file) throws IOException {
        var place = new Place(file, "");
        if (!Files.exists(file)) {
            throw place.expected(EXPECTED, "nothing there");
        }
        if (!Files.isRegularFile(file)) {
            throw place.expected(EXPECTED, Files.isDirectory(file) ? "a folder" : "something that is no file");
        }
        if (!Files.isReadable(file)) {
            throw place.expected(EXPECTED, "a file that may not be read");
        }
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            check(bytes, place);
        }
    }

    private static void check(RandomAccessFile bytes, Place place) throws IOException {
        if (bytes.length() == 0) {
            throw place.expected(EXPECTED, "an empty file");
        }
        if (HeaderFormat.isArray(piece(bytes, 0, END_LENGTH))) {
            throw place.expected(EXPECTED, "a single array (.npy)");
        }
        long from = Math.max(0, bytes.length() - END_LENGTH - LONGEST_COMMENT);
        var tail = piece(bytes, from, END_LENGTH + LONGEST_COMMENT);
        boolean somewhere = false;
        for (int at = tail.length - END_LENGTH; at >= 0; at--) {
            if (isEnd(tail, at)) {
                int comment = tail[at + COMMENT_LENGTH] & 0xff | (tail[at + COMMENT_LENGTH + 1] & 0xff) << Byte.SIZE;
                if (at + END_LENGTH + comment == tail.length) {
                    return;
                }
                somewhere = true;
            }
        }
        throw somewhere
                ? place.expected("the end of the archive at the end of the file", "other bytes after it")
                : place.expected(
                        EXPECTED, "a file without the record that ends an archive, cut short or of another kind");
    }

    private static boolean isEnd(byte[] bytes, int at) {
        return Arrays.equals(bytes, at, at + END_OF_ARCHIVE.length, END_OF_ARCHIVE, 0, END_OF_ARCHIVE.length);
    }

    private static byte[] piece(RandomAccessFile bytes, long from, int longest) throws IOException {
        var piece = new byte[(int) Math.min(longest, bytes.length() - from)];
        bytes.seek(from);
        try {
            bytes.readFully(piece);
        } catch (EOFException shortened) {
            throw new IOException("the file became shorter", shortened);
        }
        return piece;
    }
}
