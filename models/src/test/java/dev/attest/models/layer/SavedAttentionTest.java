package dev.attest.models.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.types.DataType;
import dev.attest.theory.formula.Mechanism;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a layer saves, it loads, and nothing else.
class SavedAttentionTest {
    private static final String DRAWN = "param W : matrix(m, d) drawn orthogonal\nparam c : scalar in (0, 1) learned\n"
            + "score = dot(W * q, W * k)\nweight = c * score / n\n";

    private static byte[] saved(Trial trial) throws IOException {
        var bytes = new ByteArrayOutputStream();
        trial.block.saveParameters(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Trial trial(Mechanism mechanism, DataType type, long seed) {
        return new Trial(mechanism, type, 2, 5, seed);
    }

    @ParameterizedTest
    @MethodSource("dev.attest.models.layer.Mechanisms#all")
    void aLoadedLayerSaysTheSameBits(Mechanism mechanism) throws Exception {
        for (var type : new DataType[] {DataType.FLOAT32, DataType.FLOAT64}) {
            try (var first = trial(mechanism, type, 1);
                    var second = trial(mechanism, type, 2)) {
                assertTrue(!Arrays.equals(first.output(), second.output(first.tokens)));
                second.load(saved(first));
                assertArrayEquals(first.output(), second.output(first.tokens));
            }
        }
    }

    @Test
    void drawnMatricesAreSavedToo() throws Exception {
        var mechanism = Mechanisms.mechanism(DRAWN);
        try (var first = trial(mechanism, DataType.FLOAT32, 1);
                var second = trial(mechanism, DataType.FLOAT32, 2)) {
            assertTrue(!Arrays.equals(first.stored().get("W"), second.stored().get("W")));
            second.load(saved(first));
            assertArrayEquals(first.stored().get("W"), second.stored().get("W"));
            var gradients = second.gradients(new Draws(1).signs(2 * 5 * Trial.WIDTH));
            assertTrue(!gradients.containsKey("W"));
            assertTrue(Arrays.stream(gradients.get("c")).allMatch(slope -> slope != 0));
        }
    }

    @Test
    void anotherDefinitionIsRefusedInASentence() throws Exception {
        var softmax = Mechanisms.mechanism("weight = softmax(dot(q, k))\n");
        try (var saver = trial(softmax, DataType.FLOAT32, 1)) {
            var bytes = saved(saver);
            var others = new Mechanism[] {
                Mechanisms.mechanism("weight = softmax(2 * dot(q, k))\n"),
                softmax.causally(),
                Mechanisms.mechanism("weight = softmax(dot(q, k))\noutput = sum(weight * v) + vbar\n")
            };
            for (var other : others) {
                try (var loader = trial(other, DataType.FLOAT32, 2)) {
                    var before = loader.stored();
                    var refusal = assertThrows(MalformedModelException.class, () -> loader.load(bytes));
                    assertTrue(refusal.getMessage().startsWith("weights of attention: expected definition "));
                    loader.stored().forEach((name, numbers) -> assertArrayEquals(before.get(name), numbers));
                }
            }
            try (var same =
                    trial(Mechanisms.mechanism("# the same\nweight = softmax(dot(q, k))\n"), DataType.FLOAT32, 2)) {
                same.load(bytes);
                assertArrayEquals(
                        saver.stored().get("01query_weight"), same.stored().get("01query_weight"));
            }
        }
    }

    @Test
    void otherSizesAreRefused() throws Exception {
        var softmax = Mechanisms.mechanism("weight = softmax(dot(q, k))\n");
        try (var saver = trial(softmax, DataType.FLOAT32, 1)) {
            var other = AttentionBlock.of(softmax, Trial.WIDTH).heads(2).build();
            var bytes = saved(saver);
            var refusal = assertThrows(
                    MalformedModelException.class,
                    () -> other.loadParameters(saver.manager, new DataInputStream(new ByteArrayInputStream(bytes))));
            assertTrue(refusal.getMessage().startsWith("weights of attention: expected sizes "));
            other.clear();
        }
    }

    @Test
    void everyCutAndEveryChangedByteIsRefused() throws Exception {
        var mechanism = Mechanisms.mechanism(DRAWN);
        try (var saver = trial(mechanism, DataType.FLOAT32, 1);
                var loader = trial(mechanism, DataType.FLOAT32, 2)) {
            var bytes = saved(saver);
            var before = loader.stored();
            for (int length = 0; length < bytes.length; length++) {
                var cut = Arrays.copyOf(bytes, length);
                assertThrows(MalformedModelException.class, () -> loader.load(cut));
            }
            for (int place = 0; place < bytes.length; place++) {
                var changed = bytes.clone();
                changed[place] ^= 1;
                assertThrows(MalformedModelException.class, () -> loader.load(changed));
            }
            loader.stored().forEach((name, numbers) -> assertArrayEquals(before.get(name), numbers));
            loader.load(bytes);
            assertArrayEquals(saver.stored().get("c"), loader.stored().get("c"));
            assertEquals(saver.stored().keySet(), loader.stored().keySet());
        }
    }
}
