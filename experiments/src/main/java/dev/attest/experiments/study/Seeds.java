package dev.attest.experiments.study;

import java.nio.ByteBuffer;
import java.util.SortedMap;

/// Seeds derived from a root seed by hashing names, so that adding a study or a trial changes no other number.
public final class Seeds {
    private Seeds() {}

    /// The first eight bytes, big-endian, of SHA-256 of the lines `root`, `owner`, and `name=value` for each
    /// parameter in order of name, each ended by a line feed.
    public static long derive(long root, String owner, SortedMap<String, String> parameters) {
        var text = new StringBuilder().append(root).append('\n').append(owner).append('\n');
        parameters.forEach(
                (name, value) -> text.append(name).append('=').append(value).append('\n'));
        return ByteBuffer.wrap(Digest.bytes(text.toString())).getLong();
    }
}
