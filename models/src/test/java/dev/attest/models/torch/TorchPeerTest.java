package dev.attest.models.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.kernels.Sizes;
import dev.attest.models.layer.Draws;
import dev.attest.theory.formula.Catalogue;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TorchPeerTest {
    private static final Sizes SIZES = Sizes.square(1, 2, 9, 4);
    private static final float[] Q = numbers(1);
    private static final float[] K = numbers(2);
    private static final float[] V = numbers(3);

    private static float[] numbers(long seed) {
        var drawn = new Draws(seed).normal((int) SIZES.queryLength());
        var numbers = new float[drawn.length];
        for (int place = 0; place < drawn.length; place++) {
            numbers[place] = (float) drawn[place];
        }
        return numbers;
    }

    @Test
    void softmaxIsPyTorchsOwnKernelAndAgreesWithItsOperations() {
        for (boolean causal : new boolean[] {false, true}) {
            var softmax = causal
                    ? Catalogue.resolve("softmax").causally()
                    : Catalogue.resolve("softmax").withoutMask();
            try (var own = TorchPeer.of(softmax, SIZES, Q, K, V, Map.of());
                    var operations = TorchPeer.operations(softmax, SIZES, Q, K, V, Map.of())) {
                assertInstanceOf(ScaledDotProductAttention.class, own);
                assertInstanceOf(EagerAttention.class, operations);
                assertArrayEquals(operations.output(), own.output(), bound());
                own.run();
                operations.run();
                assertArrayEquals(operations.output(), own.output(), bound());
            }
        }
    }

    /// Sums of nine products with weights that sum to one, the scores of which are sums of four.
    private static float bound() {
        float largest = 0;
        for (float number : V) {
            largest = Math.max(largest, Math.abs(number));
        }
        return 64 * Math.ulp(1f) * largest;
    }

    @Test
    void whateverIsNoSoftmaxOfProductsIsOperations() {
        try (var peer = TorchPeer.of(Catalogue.resolve("elu1-linear"), SIZES, Q, K, V, Map.of())) {
            assertInstanceOf(EagerAttention.class, peer);
        }
        assertTrue(TorchPeer.gradient(Catalogue.resolve("elu1-linear"), SIZES, Q, K, V, V)
                .isEmpty());
    }

    /// Where all keys are alike no query matters: the derivative is zero up to rounding; with others it is not.
    @Test
    void theGradientByTheQueriesVanishesWhereAllKeysAreAlike() {
        var alike = new float[K.length];
        var softmax = Catalogue.resolve("softmax");
        try (var peer = TorchPeer.gradient(softmax, SIZES, Q, alike, V, V).orElseThrow();
                var other = TorchPeer.gradient(softmax, SIZES, Q, K, V, V).orElseThrow()) {
            assertEquals(Q.length, peer.output().length);
            assertArrayEquals(alike, peer.output());
            peer.run();
            assertTrue(Math.abs(other.output()[0]) > 0);
        }
    }
}
