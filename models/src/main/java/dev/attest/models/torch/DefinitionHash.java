package dev.attest.models.torch;

import dev.attest.kernels.reference.WeightedSum;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.NormalForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What names a definition with all that leaves its head, where files of PyTorch and of weights say whose they
/// are.
public final class DefinitionHash {
    private DefinitionHash() {}

    /// The hash of the row's normal form, and with it that of the output as written, and of the states that it
    /// reads, where it is not the sum of weights times values.
    public static String of(Mechanism mechanism) {
        var row = NormalForm.hash(mechanism);
        if (WeightedSum.isOutputOf(mechanism)) {
            return row;
        }
        return HexFormat.of()
                .formatHex(sha256((row + mechanism.output() + NormalForm.recurrence(mechanism))
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /// The SHA-256 of bytes.
    public static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
