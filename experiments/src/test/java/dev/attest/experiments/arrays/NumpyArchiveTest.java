package dev.attest.experiments.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.study.BadInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class NumpyArchiveTest {
    @TempDir
    private Path folder;

    static List<Arguments> formats() {
        var formats = new ArrayList<Arguments>();
        for (var code : new String[] {"<f2", ">f2", "<f4", ">f4", "<f8", ">f8"}) {
            for (int version = 1; version <= 3; version++) {
                for (int choice = 0; choice < 4; choice++) {
                    formats.add(Arguments.of(code, version, (choice & 1) != 0, (choice & 2) != 0));
                }
            }
        }
        return formats;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everyFormatIsReadAlike(String code, int version, boolean columnMajor, boolean deflated) throws IOException {
        for (long[] shape : new long[][] {{}, {1}, {5}, {3, 4}, {2, 1, 3}, {2, 3, 5, 7}, {2, 0, 3}, {40, 1, 1000}}) {
            var rows = numbers(count(shape));
            var stored = columnMajor ? columns(rows, shape) : rows;
            var array =
                    RawArray.of(version, 0, RawArray.header(code, columnMajor, shape), RawArray.bytes(code, stored));
            var member = deflated ? RawZip.Member.deflated("x.npy", array) : RawZip.Member.stored("x.npy", array);
            try (var archive = NumpyArchive.open(file(RawZip.of(member)))) {
                assertArrayEquals(rows, archive.doubles("x", _ -> {}));
                assertEquals(code.charAt(2) - '0', archive.header("x").type().bytes());
            }
        }
    }

    @Test
    void aColumnMajorArrayReadAsRowMajorWouldDiffer() {
        var rows = numbers(12);
        assertTrue(!Arrays.equals(rows, columns(rows, 3, 4)));
    }

    @Test
    void whatIsWrittenIsReadAgainAndTheBytesAreTheSame() throws IOException {
        var numbers = numbers(24);
        var singles = new float[24];
        for (int index = 0; index < 24; index++) {
            singles[index] = (float) numbers[index];
        }
        var bytes = written(singles, numbers);
        assertArrayEquals(bytes, written(singles, numbers));
        try (var archive = NumpyArchive.open(file(bytes))) {
            assertArrayEquals(singles, archive.singles("single", _ -> {}));
            assertArrayEquals(singles, archive.singles("half", _ -> {}));
            assertArrayEquals(numbers, archive.doubles("double", _ -> {}));
            assertEquals(List.of(2, 3, 4), archive.header("double").shape());
            assertEquals("float16 [24]", archive.header("half").words());
        }
    }

    private static byte[] written(float[] singles, double[] doubles) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = new NumpyArchiveWriter(bytes, _ -> {});
        writer.add("half", ElementType.FLOAT16, List.of(24), singles);
        writer.add("single", ElementType.FLOAT32, List.of(4, 6), singles);
        writer.add("double", List.of(2, 3, 4), doubles);
        writer.finish();
        return bytes.toByteArray();
    }

    @Test
    void anArrayOfAnotherSizeThanItsShapeIsNotWritten() {
        var writer = new NumpyArchiveWriter(new ByteArrayOutputStream(), _ -> {});
        assertThrows(IllegalArgumentException.class, () -> writer.add("x", List.of(2, 3), new double[5]));
    }

    @Test
    void numbersThatAreNotFiniteAreNumbersLikeOthers() throws IOException {
        var numbers = new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0};
        for (var code : new String[] {"<f2", ">f4", "<f8"}) {
            var array = RawArray.of(RawArray.header(code, false, 4), RawArray.bytes(code, numbers));
            try (var archive = NumpyArchive.open(file(RawZip.of(RawZip.Member.stored("x.npy", array))))) {
                assertArrayEquals(numbers, archive.doubles("x", _ -> {}));
            }
        }
    }

    /// Of a member that inflates to 1 GB no more is read than its header asks for.
    @Test
    void aBombIsReadAsFarAsItsHeaderGoes() throws IOException {
        var array = RawArray.singles(new double[] {1, 2, 3}, 3);
        var member = RawZip.Member.deflated("x.npy", array);
        var file = file(RawZip.of(member.withData(RawZip.bomb(array, 1024))));
        try (var archive = NumpyArchive.open(file)) {
            long before = allocated();
            var refused = assertThrows(BadInput.class, () -> archive.singles("x", _ -> {}));
            assertTrue(allocated() - before < 1 << 20, () -> "bytes: " + (allocated() - before));
            assertEquals(
                    file + ": x.npy: expected 12 bytes of numbers for float32 [3], got more", refused.getMessage());
        }
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    /// Whichever byte is changed, and to whatever: the arrays are read, or a sentence says why not.
    @Test
    void everyChangedByteIsReadOrRefusedInASentence() throws IOException {
        var random = new SplittableRandom(1);
        var x = RawArray.singles(numbers(6), 2, 3);
        var bytes = RawZip.of(RawZip.Member.stored("x.npy", x), RawZip.Member.deflated("y.npy", x));
        int refused = 0;
        for (int place = 0; place < bytes.length; place++) {
            var changed = bytes.clone();
            changed[place] ^= (byte) (1 << random.nextInt(8));
            refused += isRefused(file(changed)) ? 1 : 0;
        }
        assertTrue(refused > bytes.length / 2, refused + " of " + bytes.length);
        assertTrue(!isRefused(file(bytes)));
    }

    @Test
    void everyShortenedFileIsRefused() throws IOException {
        var x = RawArray.singles(numbers(6), 2, 3);
        var bytes = RawZip.of(RawZip.Member.stored("x.npy", x), RawZip.Member.deflated("y.npy", x));
        for (int length = 0; length < bytes.length; length++) {
            assertTrue(isRefused(file(Arrays.copyOf(bytes, length))), "length " + length);
        }
    }

    private static boolean isRefused(Path file) throws IOException {
        try (var archive = NumpyArchive.open(file)) {
            archive.names().forEach(name -> archive.doubles(name, _ -> {}));
            return false;
        } catch (BadInput sentence) {
            assertTrue(sentence.getMessage().startsWith(file + ": "), sentence.getMessage());
            assertTrue(sentence.getMessage().contains("expected"), sentence.getMessage());
            assertEquals(1, sentence.getMessage().lines().count());
            return true;
        }
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("arrays.npz"), bytes);
    }

    private static int count(long... shape) {
        int count = 1;
        for (long extent : shape) {
            count *= (int) extent;
        }
        return count;
    }

    /// Numbers that a half holds exactly, each another in an array of up to 2000.
    private static double[] numbers(int count) {
        var numbers = new double[count];
        for (int index = 0; index < count; index++) {
            numbers[index] = (index % 2000 - 700) / 8.0;
        }
        return numbers;
    }

    /// The same array with the first index running fastest, by its definition.
    private static double[] columns(double[] rows, long... shape) {
        var columns = new double[rows.length];
        var index = new int[shape.length];
        for (double number : rows) {
            int place = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                place = place * (int) shape[axis] + index[axis];
            }
            columns[place] = number;
            for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return columns;
    }
}
