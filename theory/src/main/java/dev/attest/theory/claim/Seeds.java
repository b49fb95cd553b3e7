package dev.attest.theory.claim;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Seeds derived from a root seed and names, so that adding a claim, a hypothesis or a phase changes no other.
public final class Seeds {
    private Seeds() {}

    /// The first eight bytes of SHA-256(root, name, 0, name, 0, ...).
    public static long derive(long root, String... names) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, root));
        for (String name : names) {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    static RandomGenerator generator(long root, Claim claim, String phase) {
        return new SplittableRandom(derive(root, claim.getClass().getName(), phase));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
