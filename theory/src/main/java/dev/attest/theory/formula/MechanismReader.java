package dev.attest.theory.formula;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// From a mechanism file to its meaning.
public final class MechanismReader {
    private static final int LARGEST_TEXT = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private MechanismReader() {}

    /// Reads a file in UTF-8.
    ///
    /// @throws MechanismException if there is no such file, or it is no mechanism
    public static Mechanism read(Path file) {
        return parse(decoded(bytes(file), file.toString()), file.toString());
    }

    /// Reads the text of a file.
    ///
    /// @param origin how messages speak of the text; the stem of its last part names a mechanism that has no
    ///     `name`
    /// @throws MechanismException if it is no mechanism
    public static Mechanism parse(String text, String origin) {
        int size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST_TEXT) {
            throw tooLarge(origin, size);
        }
        var source = new SourceText(origin, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        var document = Syntax.read(source);
        NameCheck.check(document, source);
        return new MechanismAssembly(document, source).mechanism();
    }

    private static byte[] bytes(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MechanismException(
                    file + ": expected a mechanism file, got " + (Files.exists(file) ? "a folder" : "no such file"));
        }
        try (var stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST_TEXT + 1);
            if (bytes.length > LARGEST_TEXT) {
                throw tooLarge(file.toString(), Files.size(file));
            }
            return bytes;
        } catch (IOException failure) {
            throw new MechanismException(file + ": expected a readable file, got " + failure.getMessage());
        }
    }

    private static String decoded(byte[] bytes, String origin) {
        var input = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(input).toString();
        } catch (CharacterCodingException failure) {
            throw new MechanismException(
                    origin + ": expected text in UTF-8, got a byte that is not, at offset " + input.position());
        }
    }

    private static MechanismException tooLarge(String origin, long size) {
        return new MechanismException(origin + ": expected at most 64 KiB of text (65536 bytes), got " + size);
    }
}
