package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.arrays.RawArray;
import dev.attest.experiments.arrays.RawZip;
import dev.attest.experiments.arrays.RawZip.Member;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Archives with one thing wrong, each made from one that is right.
final class MalformedArchiveTest {
    private static final String MECHANISM = "name test\nparam W : matrix(m, d) drawn normal\n"
            + "param c : scalar in (0, 1)\nscore = c + dot(W * q, W * k)\nweight = softmax(score)\n";
    private static final Member Q = Member.stored("q.npy", zeros(1, 2, 3, 4));
    private static final Member K = Member.deflated("k.npy", zeros(1, 1, 3, 4));
    private static final Member V = Member.stored("v.npy", zeros(1, 1, 3, 5));
    private static final Member W = Member.stored("W.npy", zeros(6, 4));
    private static final Member C = Member.stored("c.npy", RawArray.singles(new double[] {0.5}));

    @TempDir
    private Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");
    private Path mechanism = Path.of("");

    @BeforeEach
    void makeFiles() throws IOException {
        in = folder.resolve("qkv.npz");
        out = folder.resolve("o.npz");
        mechanism = Files.writeString(folder.resolve("test.attn"), MECHANISM);
    }

    /// @param content what the file holds
    /// @param says    a part of the sentence
    private record Wrong(String name, byte[] content, String says) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Test
    void theArchiveThatTheOthersAreMadeFromIsRight() throws IOException {
        Files.write(in, RawZip.of(Q, K, V, W, C));
        var session = apply();
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        assertTrue(Files.exists(out));
    }

    @ParameterizedTest
    @MethodSource({"files", "directories", "headers", "types", "arrays"})
    void whatIsWrongIsSaidInASentence(Wrong wrong) throws IOException {
        Files.write(in, wrong.content());
        requireSentence(apply(), wrong.says());
    }

    @Test
    void thereAreMoreThanFifty() {
        long count = Stream.of(files(), directories(), headers(), types(), arrays())
                .mapToLong(Stream::count)
                .sum();
        assertTrue(count > 50, () -> "cases: " + count);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        requireSentence(apply(), "got nothing there");
    }

    @Test
    void aFolderIsNoArchive() throws IOException {
        Files.createDirectory(in);
        requireSentence(apply(), "got a folder");
    }

    @Test
    void aPathBelowAFileIsNoArchive() throws IOException {
        Files.write(folder.resolve("file"), new byte[1]);
        in = folder.resolve("file").resolve("qkv.npz");
        requireSentence(apply(), "got nothing there");
    }

    private Session apply() {
        return Session.of("apply", mechanism.toString(), "--in", in.toString(), "--out", out.toString(), "--quiet");
    }

    private void requireSentence(Session session, String says) {
        assertEquals(ExitCode.USAGE, session.code(), session.err());
        assertTrue(session.err().startsWith("attest: " + in + ": "), session.err());
        assertTrue(session.err().contains("expected") && session.err().contains("got"), session.err());
        assertTrue(session.err().contains(says), () -> session.err() + "says nothing of: " + says);
        assertEquals(1, session.err().lines().count(), session.err());
        assertEquals("", session.out());
        assertFalse(Files.exists(out));
        assertTrue(Arrays.stream(folder.toFile().list()).noneMatch(name -> name.endsWith(".part")));
    }

    static Stream<Wrong> files() {
        var whole = RawZip.of(Q, K, V, W, C);
        return Stream.of(
                new Wrong("empty", new byte[0], "got an empty file"),
                new Wrong("a single array", zeros(1, 2, 3, 4), "got a single array (.npy)"),
                new Wrong("text", "q = 1".getBytes(StandardCharsets.UTF_8), "without the record that ends"),
                new Wrong("the first three bytes", Arrays.copyOf(whole, 3), "without the record that ends"),
                new Wrong("half of it", Arrays.copyOf(whole, whole.length / 2), "without the record that ends"),
                new Wrong("all but a byte", Arrays.copyOf(whole, whole.length - 1), "without the record that ends"),
                new Wrong("a byte after the end", Arrays.copyOf(whole, whole.length + 1), "other bytes after it"),
                new Wrong("1 KB after the end", Arrays.copyOf(whole, whole.length + 1024), "other bytes after it"),
                new Wrong("100 KB after the end", Arrays.copyOf(whole, whole.length + 100_000), "without the record"),
                new Wrong("no members", RawZip.of(), "got no arrays"),
                new Wrong("its directory missing", without(whole, directory(whole), whole.length - 22), "got"));
    }

    static Stream<Wrong> directories() {
        var array = Q.data();
        return Stream.of(
                of("an encrypted member", Q.withFlags(1), "encrypted"),
                of("bzip2", Q.withMethod(12), "bad compression method: 12"),
                of("a wrong checksum", Q.withCrc(Q.crc() ^ 1), "q.npy: expected data with the checksum"),
                of("a folder in a name", Q.named("a/q.npy"), "got 'a/q.npy'"),
                of("a way out of the folder", Q.named("../q.npy"), "got '../q.npy'"),
                of("a backslash", Q.named("a\\q.npy"), "got 'a\\q.npy'"),
                of("a folder", Q.named("q.npy/"), "got 'q.npy/'"),
                of("another ending", Q.named("q.txt"), "got 'q.txt'"),
                of("no name", Q.named(".npy"), "got '.npy'"),
                of("a name of control characters", Q.named("q\n\u001b[2J"), "got 'q{a}{1b}[2J'"),
                new Wrong("a name twice", RawZip.of(Q, Q, K, V, W, C), "q.npy: expected each name once"),
                of("a member that begins elsewhere", Q.withShift(3), "q.npy: expected data that can be read"),
                of("a member beyond the end", Q.withShift(1_000_000), "got"),
                of(
                        "a deflated member cut short",
                        deflated(array).withData(half(deflated(array).data())),
                        "q.npy"),
                of("no deflated data", deflated(array).withData(new byte[] {7, 7, 7, 7}), "q.npy"),
                of("a size beyond the numbers", Q.withSize(Q.size() + 4), "q.npy"),
                of("a size short of the numbers", deflated(array).withSize(Q.size() - 4), "92 as the archive declares"),
                of(
                        "1 GB of zeros behind the numbers",
                        deflated(array).withData(RawZip.bomb(array, 1024)),
                        "q.npy: expected 96 bytes of numbers for float32 [1,2,3,4], got more"),
                of(
                        "1 GB of zeros, as declared",
                        deflated(array).withData(RawZip.bomb(array, 1024)).withSize(Q.size() + (1 << 30)),
                        "q.npy: expected 96 bytes of numbers for float32 [1,2,3,4], got 1073741920"),
                of(
                        "fewer numbers than declared",
                        deflated(array).withData(deflated(half(array)).data()),
                        "q.npy: expected"));
    }

    static Stream<Wrong> headers() {
        var shape = "'shape': (1, 2, 3, 4)";
        var rest = "'descr': '<f4', 'fortran_order': False, ";
        return Stream.of(
                q("no bytes", new byte[0], "the end of the data within it"),
                q("part of a header", Arrays.copyOf(Q.data(), 20), "the end of the data within it"),
                q("another magic", changed(Q.data(), 0, 'X'), "expected an array in the NPY format, got other bytes"),
                q("version 4.0", changed(Q.data(), 6, 4), "got 4.0"),
                q("version 1.1", changed(Q.data(), 7, 1), "got 1.1"),
                q("version 255.0", changed(Q.data(), 6, 255), "got 255.0"),
                q("a header beyond the data", changed(Q.data(), 9, 0x7f), "the end of the data within it"),
                q("a header of 4 GB", changed(new2(), 11, 0xff), "expected a header of at most 65535 bytes"),
                header("no text", "", "expected '{'"),
                header("a list", "[1, 2]", "expected '{'"),
                header("code", "__import__('os').system('true')", "expected '{'"),
                header("half a dictionary", "{" + rest, "expected a string in quotes"),
                header("no shape", "{" + rest + "}", "expected a header with the key 'shape'"),
                header("no type", "{'fortran_order': False, " + shape + "}", "the key 'descr'"),
                header("a key twice", "{" + rest + rest + shape + "}", "expected each key once"),
                header("another key", "{" + rest + shape + ", 'x': 1}", "expected the keys"),
                header("a key without quotes", "{descr: '<f4'}", "expected a string in quotes"),
                header("an order of 1", "{'descr': '<f4', 'fortran_order': 1, " + shape + "}", "True or False"),
                header("a shape that is a number", "{" + rest + "'shape': (24)}", "expected a comma"),
                header("a shape that is a list", "{" + rest + "'shape': [24]}", "expected '('"),
                header("a negative extent", "{" + rest + "'shape': (-1, 2, 3, 4)}", "expected an extent"),
                header("a broken extent", "{" + rest + "'shape': (1.5, 2, 3, 4)}", "expected ')'"),
                header(
                        "an extent of 30 digits",
                        "{" + rest + "'shape': (" + "9".repeat(30) + ",)}",
                        "at most 18 digits"),
                header("a product of 2^64", "{" + rest + "'shape': (4294967296, 4294967296)}", "at most 2147483639"),
                header("a product of 2^32", "{" + rest + "'shape': (65536, 65536)}", "at most 2147483639"),
                header("0 of too many", "{" + rest + "'shape': (0, 4294967296)}", "at most 2147483639"),
                header("65 extents", "{" + rest + "'shape': (" + "1, ".repeat(65) + ")}", "at most 64 extents"),
                header("more numbers than there are", RawArray.header("<f4", false, 1, 2, 3, 5), "expected 120 bytes"),
                header("fewer numbers than there are", RawArray.header("<f4", false, 1, 2, 3, 3), "expected 72 bytes"),
                header("text behind it", "{" + rest + shape + "} + 1", "nothing after the dictionary"),
                header("an escape", "{'descr': '\\x3cf4', 'fortran_order': False, " + shape + "}", "in quotes"));
    }

    static Stream<Wrong> types() {
        return Stream.of(
                type("'|O'", "got pickled objects ('|O')"),
                type("[('a', '<f4')]", "got a structured type"),
                type("'<i8'", "got integers ('<i8')"),
                type("'|u1'", "got unsigned integers ('|u1')"),
                type("'<c8'", "got complex numbers ('<c8')"),
                type("'|b1'", "got truth values ('|b1')"),
                type("'<U3'", "got text ('<U3')"),
                type("'<f16'", "got '<f16'"),
                type("'<f3'", "got '<f3'"),
                type("'|f4'", "expected a type with the byte order < or >, got '|f4'"),
                type("'=f4'", "expected a type with the byte order < or >, got '=f4'"),
                type("''", "got ''"),
                type("4", "expected a string in quotes"));
    }

    static Stream<Wrong> arrays() {
        return Stream.of(
                new Wrong("no q", RawZip.of(K, V, W, C), "expected an array 'q'"),
                new Wrong("no k", RawZip.of(Q, V, W, C), "expected an array 'k'"),
                new Wrong("no v", RawZip.of(Q, K, W, C), "expected an array 'v'"),
                new Wrong("no W", RawZip.of(Q, K, V, C), "expected an array 'W', matrix(m, d), which test declares"),
                new Wrong("one too many", RawZip.of(Q, K, V, W, C, C.named("bias.npy")), "got 'bias'"),
                array("three extents", "q", "expected [b,h,n,d]", 2, 3, 4),
                array("a number", "q", "expected [b,h,n,d]"),
                array("no queries", "q", "each at least 1, got [1,2,0,4]", 1, 2, 0, 4),
                array("no width", "q", "each at least 1, got [1,2,3,0]", 1, 2, 3, 0),
                array("no heads", "q", "each at least 1, got [1,0,3,4]", 1, 0, 3, 4),
                array("no keys", "k", "each at least 1, got [1,1,0,4]", 1, 1, 0, 4),
                array("keys of another width", "k", "d = 4, got [1,1,3,5]", 1, 1, 3, 5),
                array("keys of another batch", "k", "b = 1, hk a divisor of 2", 2, 1, 3, 4),
                array("three key heads for two heads", "k", "hk a divisor of 2", 1, 3, 3, 4),
                array("more values than keys", "v", "l = 3, got [1,1,4,5]", 1, 1, 4, 5),
                array("more heads of values", "v", "hk = 1 and l = 3", 1, 2, 3, 5),
                array("values of another batch", "v", "b = 1", 2, 1, 3, 5),
                array("values of no width", "v", "each at least 1", 1, 1, 3, 0),
                array("a matrix that is a vector", "W", "expected matrix(m, d), [m,d], got [6]", 6),
                array("a matrix of another width", "W", "expected [6][4], got [6][5]", 6, 5),
                array("a matrix without rows", "W", "expected matrix(m, d)", 0, 4),
                array("a number that is a vector", "c", "expected number, [], got [1]", 1),
                array("a number outside its range", "c", "expected a number in (0, 1), got 0.0"),
                number("a number above its range", 1.5, "expected a number in (0, 1), got 1.5"),
                number("a number that is none", Double.NaN, "expected a number in (0, 1), got NaN"));
    }

    /// The archive with another member for `q`.
    private static Wrong of(String name, Member q, String says) {
        return new Wrong(name, RawZip.of(q, K, V, W, C), says);
    }

    private static Wrong q(String name, byte[] array, String says) {
        return of(name, Member.stored("q.npy", array), says);
    }

    private static Wrong header(String name, String text, String says) {
        return q(name, RawArray.of(text, new byte[96]), says);
    }

    private static Wrong type(String code, String says) {
        return header(
                "the type " + code, "{'descr': " + code + ", 'fortran_order': False, 'shape': (1, 2, 3, 4)}", says);
    }

    private static Wrong array(String name, String which, String says, long... shape) {
        return with(name, Member.stored(which + ".npy", zeros(shape)), says);
    }

    private static Wrong number(String name, double value, String says) {
        return with(name, Member.stored("c.npy", RawArray.singles(new double[] {value})), says);
    }

    private static Wrong with(String name, Member other, String says) {
        var members = Stream.of(Q, K, V, W, C)
                .map(member -> member.name().equals(other.name()) ? other : member)
                .toArray(Member[]::new);
        return new Wrong(name, RawZip.of(members), says);
    }

    private static Member deflated(byte[] array) {
        return Member.deflated("q.npy", array);
    }

    private static byte[] zeros(long... shape) {
        int count = Arrays.stream(shape).mapToInt(Math::toIntExact).reduce(1, (one, other) -> one * other);
        return RawArray.singles(new double[count], shape);
    }

    private static byte[] new2() {
        return RawArray.of(2, 0, RawArray.header("<f4", false, 1, 2, 3, 4), new byte[96]);
    }

    private static byte[] changed(byte[] bytes, int place, int value) {
        var changed = bytes.clone();
        changed[place] = (byte) value;
        return changed;
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /// Where the directory begins.
    private static int directory(byte[] zip) {
        var text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.indexOf("PK\u0001\u0002");
    }

    private static byte[] without(byte[] bytes, int from, int to) {
        var kept = Arrays.copyOf(bytes, bytes.length - (to - from));
        System.arraycopy(bytes, to, kept, from, bytes.length - to);
        return kept;
    }
}
