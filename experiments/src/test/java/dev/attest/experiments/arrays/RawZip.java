package dev.attest.experiments.arrays;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// The bytes of a zip file, put together field by field, so that any of them can be wrong.
public final class RawZip {
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private RawZip() {}

    /// A member: its bytes as they lie in the file, and what the directory says of it.
    ///
    /// @param shift how far from its true place the directory says that it begins
    public record Member(String name, byte[] data, int method, int flags, int crc, int size, int packed, int shift) {
        public static Member stored(String name, byte[] content) {
            return new Member(name, content, STORED, 0, checksum(content), content.length, content.length, 0);
        }

        public static Member deflated(String name, byte[] content) {
            var data = deflate(content);
            return new Member(name, data, DEFLATED, 0, checksum(content), content.length, data.length, 0);
        }

        public Member named(String other) {
            return new Member(other, data, method, flags, crc, size, packed, shift);
        }

        public Member withData(byte[] other) {
            return new Member(name, other, method, flags, crc, size, other.length, shift);
        }

        public Member withMethod(int other) {
            return new Member(name, data, other, flags, crc, size, packed, shift);
        }

        public Member withFlags(int other) {
            return new Member(name, data, method, other, crc, size, packed, shift);
        }

        public Member withCrc(int other) {
            return new Member(name, data, method, flags, other, size, packed, shift);
        }

        public Member withSize(int other) {
            return new Member(name, data, method, flags, crc, other, packed, shift);
        }

        public Member withShift(int other) {
            return new Member(name, data, method, flags, crc, size, packed, other);
        }
    }

    public static byte[] of(Member... members) {
        var file = new ByteArrayOutputStream();
        var directory = new ByteArrayOutputStream();
        for (var member : members) {
            int from = file.size() + member.shift();
            file.writeBytes(local(member));
            file.writeBytes(member.data());
            directory.writeBytes(central(member, from));
        }
        int from = file.size();
        file.writeBytes(directory.toByteArray());
        file.writeBytes(end(members.length, directory.size(), from));
        return file.toByteArray();
    }

    /// The data of a member of `megabytes` MB of zeros, after a start: a few KB.
    public static byte[] bomb(byte[] start, int megabytes) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        var data = new ByteArrayOutputStream();
        data.writeBytes(flushed(deflater, start));
        flushed(deflater, new byte[1 << 20]);
        var block = flushed(deflater, new byte[1 << 20]);
        for (int count = 0; count < megabytes; count++) {
            data.writeBytes(block);
        }
        deflater.end();
        return data.toByteArray();
    }

    private static byte[] flushed(Deflater deflater, byte[] content) {
        var packed = new byte[content.length + 100];
        deflater.setInput(content);
        return Arrays.copyOf(packed, deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH));
    }

    private static byte[] deflate(byte[] content) {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        var packed = new byte[content.length + 100];
        deflater.setInput(content);
        deflater.finish();
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }

    private static int checksum(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }

    private static byte[] local(Member member) {
        var name = member.name().getBytes(StandardCharsets.UTF_8);
        var bytes = buffer(30 + name.length).putInt(0x04034b50).putShort((short) 20);
        common(bytes, member, name.length);
        return bytes.put(name).array();
    }

    private static byte[] central(Member member, int from) {
        var name = member.name().getBytes(StandardCharsets.UTF_8);
        var bytes =
                buffer(46 + name.length).putInt(0x02014b50).putShort((short) 20).putShort((short) 20);
        common(bytes, member, name.length);
        bytes.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(from);
        return bytes.put(name).array();
    }

    private static void common(ByteBuffer bytes, Member member, int nameLength) {
        bytes.putShort((short) member.flags()).putShort((short) member.method()).putInt(0x00210000);
        bytes.putInt(member.crc()).putInt(member.packed()).putInt(member.size());
        bytes.putShort((short) nameLength).putShort((short) 0);
    }

    private static byte[] end(int count, int size, int from) {
        return buffer(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) count)
                .putShort((short) count)
                .putInt(size)
                .putInt(from)
                .putShort((short) 0)
                .array();
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
