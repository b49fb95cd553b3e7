package dev.attest.models.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import dev.attest.theory.formula.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchArchiveTest {
    private static final TorchSource SOFTMAX = TorchSource.of(Catalogue.mechanism("softmax"), false);

    private static float[] call(TorchFunction function, Batch batch) {
        try (var manager = TorchEngine.manager()) {
            var arguments = batch.arguments(SOFTMAX.mechanism(), manager, DataType.FLOAT32);
            return function.apply(arguments.toArray(NDArray[]::new)).toFloatArray();
        }
    }

    @Test
    void theSameSourceGivesTheSameBytes() {
        var again = TorchSource.of(Catalogue.mechanism("softmax"), false);
        assertArrayEquals(TorchArchive.of(SOFTMAX), TorchArchive.of(again));
    }

    @Test
    void everyEntryBeginsAtAMultipleOf64() throws IOException {
        var bytes = TorchArchive.of(SOFTMAX);
        var view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int entries = 0;
        for (int at = 0; view.getInt(at) == 0x04034b50; entries++) {
            int data = at + 30 + view.getShort(at + 26) + view.getShort(at + 28);
            assertEquals(0, data % 64);
            at = data + view.getInt(at + 18);
        }
        int listed = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                listed++;
            }
        }
        assertEquals(listed, entries);
    }

    @Test
    void aFunctionThatWasReadBackGivesTheSameBits() {
        var batch = Batch.random(SOFTMAX.mechanism(), 9, 4, 3, 1);
        try (var first = TorchFunction.of(SOFTMAX);
                var second = TorchFunction.of(TorchArchive.of(SOFTMAX))) {
            var bits = call(first, batch);
            assertArrayEquals(bits, call(second, batch));
            for (int call = 0; call < 3; call++) {
                assertArrayEquals(bits, call(first, batch));
            }
        }
    }

    @Test
    void aParameterMayBeSharedByTheHeadsOrBelongToEach() {
        var mechanism = Mechanisms.of("param c : scalar in (0, 9)\nweight = softmax(c * dot(q, k))");
        var batch = Batch.random(mechanism, 1, 2, 2, 4, 3, 2, 5);
        try (var function = TorchFunction.of(TorchSource.of(mechanism, false));
                var manager = TorchEngine.manager()) {
            var arguments =
                    batch.arguments(mechanism, manager, DataType.FLOAT64).toArray(NDArray[]::new);
            var shared = function.apply(arguments).toDoubleArray();
            double c = arguments[3].getDouble();
            arguments[3] = manager.create(new double[] {c, 0});
            var own = function.apply(arguments).toDoubleArray();
            int head = own.length / 2;
            assertArrayEquals(Arrays.copyOf(shared, head), Arrays.copyOf(own, head));
            assertTrue(Arrays.mismatch(shared, head, 2 * head, own, head, 2 * head) >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 200, 700})
    void anArchiveThatWasCutShortIsRefused(int length) {
        var cut = Arrays.copyOf(TorchArchive.of(SOFTMAX), length);
        assertThrows(IllegalArgumentException.class, () -> TorchFunction.of(cut));
    }

    @Test
    void loadingLeavesNoFileBehind() throws IOException {
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        long before = modelFolders(folder);
        try (var function = TorchFunction.of(SOFTMAX)) {
            assertEquals(before, modelFolders(folder));
        }
        assertEquals(before, modelFolders(folder));
    }

    private static long modelFolders(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("pt-model"))
                    .count();
        }
    }

    @Test
    void theTextIsPlain() {
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(TorchArchive.code(SOFTMAX)));
    }
}
