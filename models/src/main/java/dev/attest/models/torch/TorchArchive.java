package dev.attest.models.torch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A function as the archive that `torch.jit.load` reads: a zip file whose entries are stored, with the code of
/// a module without parameters and its one method, `forward`. The same source gives the same bytes.
///
/// The layout is that of `torch/csrc/jit/serialization` (version 3): `data.pkl` is the pickled module,
/// `constants.pkl` an empty tuple, `code/__torch__.py` the text.
public final class TorchArchive {
    /// Protocol 2; the class `__torch__.Attention`; an empty tuple; `{"training": False}`, with the one opcode
    /// for entries that every version of PyTorch reads; build; stop.
    private static final String MODULE =
            "\u0080\u0002c__torch__\nAttention\n)\u0081}(X\b\u0000\u0000\u0000training\u0089ub.";

    private static final String NO_CONSTANTS = "\u0080\u0002).";
    private static final String FOLDER = "attention/";

    /// Where the data of an entry begins is a multiple of this, as PyTorch's own writer has it.
    private static final int ALIGNMENT = 64;

    /// The same for every archive; on the first day of 1980 a zip file would tell the time a second time.
    private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int LOCAL_HEADER = 30;
    private static final int EXTRA_HEADER = 4;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    private TorchArchive() {}

    /// The bytes of a `.pt` file.
    public static byte[] of(TorchSource source) {
        return new TorchArchive().written(code(source));
    }

    /// The module in TorchScript.
    static String code(TorchSource source) {
        var arguments =
                source.arguments().stream().map(name -> name + ": Tensor").collect(Collectors.joining(", "));
        var body = source.body().stream().map(line -> "    " + line + "\n").collect(Collectors.joining());
        return "class Attention(Module):\n"
                + "  __parameters__ = []\n"
                + "  __buffers__ = []\n"
                + "  training : bool\n"
                + "  def forward(self: __torch__.Attention, " + arguments + ") -> Tensor:\n"
                + body;
    }

    private byte[] written(String code) {
        try (zip) {
            entry("data.pkl", MODULE.getBytes(StandardCharsets.ISO_8859_1));
            entry("code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
            entry("constants.pkl", NO_CONSTANTS.getBytes(StandardCharsets.ISO_8859_1));
            entry("version", "3\n".getBytes(StandardCharsets.UTF_8));
            entry("byteorder", "little".getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bytes.toByteArray();
    }

    private void entry(String name, byte[] data) throws IOException {
        var entry = new ZipEntry(FOLDER + name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        entry.setCompressedSize(data.length);
        var sum = new CRC32();
        sum.update(data);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(DATE);
        zip.flush();
        entry.setExtra(padding(bytes.size() + LOCAL_HEADER + entry.getName().length() + EXTRA_HEADER));
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }

    /// An extra field `FB` that ends where the data may begin, `offset` bytes into the file and more.
    private static byte[] padding(int offset) {
        int length = Math.floorMod(-offset, ALIGNMENT);
        var field = new byte[EXTRA_HEADER + length];
        field[0] = 'F';
        field[1] = 'B';
        field[2] = (byte) length;
        return field;
    }
}
