package dev.attest.models.layer;

import dev.attest.kernels.reference.WeightedSum;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.normal.NormalForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What names a definition in a file of weights.
final class Definition {
    private Definition() {}

    /// The hash of the row's normal form, and with it that of the output as written where it is not the sum of
    /// weights times values.
    static String hash(Mechanism mechanism) {
        var row = NormalForm.hash(mechanism);
        if (WeightedSum.isOutputOf(mechanism)) {
            return row;
        }
        return HexFormat.of().formatHex(sha256((row + mechanism.output()).getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
