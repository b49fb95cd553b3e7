package dev.attest.models.layer;

import ai.djl.MalformedModelException;
import dev.attest.models.torch.DefinitionHash;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.Arrays;

/// The weights of a layer as bytes: the text `attest attention 1`, the hash of the definition, the sizes, the
/// length of what follows, its SHA-256, and the arrays as DJL writes them.
///
/// @param definition the hash of the definition
/// @param sizes      of the layer, in words
record SavedLayer(String definition, String sizes) {
    private static final String FORMAT = "attest attention 1";
    private static final int HASH_LENGTH = 32;

    void write(DataOutputStream out, byte[] arrays) throws IOException {
        out.writeUTF(FORMAT);
        out.writeUTF(definition);
        out.writeUTF(sizes);
        out.writeInt(arrays.length);
        out.write(DefinitionHash.sha256(arrays));
        out.write(arrays);
    }

    /// @throws MalformedModelException in a sentence, where these are not the weights of this layer
    DataInputStream read(DataInputStream in) throws IOException, MalformedModelException {
        try {
            expect("format", FORMAT, in.readUTF());
            expect("definition", definition, in.readUTF());
            expect("sizes", sizes, in.readUTF());
            int length = in.readInt();
            var hash = in.readNBytes(HASH_LENGTH);
            var arrays = length < 0 ? new byte[0] : in.readNBytes(length);
            if (arrays.length != length) {
                throw new EOFException();
            }
            if (!Arrays.equals(hash, DefinitionHash.sha256(arrays))) {
                throw new MalformedModelException(
                        "weights of attention: expected bytes with the hash that stands" + " before them, got others");
            }
            return new DataInputStream(new ByteArrayInputStream(arrays));
        } catch (EOFException cut) {
            throw new MalformedModelException("weights of attention: expected more bytes, got the end of them", cut);
        } catch (UTFDataFormatException garbled) {
            throw new MalformedModelException("weights of attention: expected a header, got other bytes", garbled);
        }
    }

    private static void expect(String what, String expected, String got) throws MalformedModelException {
        if (!got.equals(expected)) {
            throw new MalformedModelException(
                    "weights of attention: expected " + what + " " + expected + ", got " + shortened(got));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "...";
    }
}
