package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.arrays.ElementType;
import dev.attest.experiments.arrays.NumpyArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes with the tokens beside queries, keys and values. All numbers are small and whole, so that every
/// order of sums is exact.
final class ApplyInputsTest {
    private static final String OWN = """
            name own
            input beta : scalar
            input g : vector(dv) of query
            state S : matrix(dv, d) = S + beta * outer(v, k)
            read   = S * q
            output = g * read
            """;

    private static final int BATCH = 2;
    private static final int HEADS = 4;
    private static final int KEY_HEADS = 2;
    private static final int N = 70;
    private static final int D = 3;
    private static final int DV = 5;

    @TempDir
    private Path folder;

    private static HeadSample sample(ElementType type, int batchOfBeta) {
        var sample = new HeadSample(1);
        whole(sample, type, "q", BATCH, HEADS, N, D);
        whole(sample, type, "k", BATCH, KEY_HEADS, N, D);
        whole(sample, type, "v", BATCH, KEY_HEADS, N, DV);
        whole(sample, type, "beta", batchOfBeta, KEY_HEADS, N);
        return whole(sample, type, "g", BATCH, HEADS, N, DV);
    }

    private static HeadSample whole(HeadSample sample, ElementType type, String name, Integer... shape) {
        var extents = List.of(shape);
        var random = new SplittableRandom(name.hashCode());
        var numbers = random.ints(extents.stream().reduce(1, Math::multiplyExact), 1, 4)
                .asDoubleStream()
                .toArray();
        return sample.with(name, type, extents, numbers);
    }

    private static double[] loops(HeadSample sample) {
        var out = new double[BATCH * HEADS * N * DV];
        var beta = sample.numbers("beta");
        boolean shared = sample.shape("beta").getFirst() == 1;
        for (int head = 0; head < BATCH * HEADS; head++) {
            var q = sample.rows("q", head / HEADS, head % HEADS);
            var k = sample.rows("k", head / HEADS, head % HEADS);
            var v = sample.rows("v", head / HEADS, head % HEADS);
            var g = sample.rows("g", head / HEADS, head % HEADS);
            int key = head % HEADS / (HEADS / KEY_HEADS) + (shared ? 0 : head / HEADS * KEY_HEADS);
            for (int place = 0; place < N * DV; place++) {
                for (int j = 0; j <= place / DV; j++) {
                    double dot = 0;
                    for (int entry = 0; entry < D; entry++) {
                        dot += q[place / DV][entry] * k[j][entry];
                    }
                    out[head * N * DV + place] +=
                            g[place / DV][place % DV] * beta[key * N + j] * dot * v[j][place % DV];
                }
            }
        }
        return out;
    }

    private Session apply(HeadSample sample, String... options) throws IOException {
        var mine = Files.writeString(folder.resolve("own.attn"), OWN);
        var words = new ArrayList<>(List.of(
                "apply",
                mine.toString(),
                "--in",
                sample.write(folder.resolve("in.npz")).toString(),
                "--out",
                folder.resolve("o.npz").toString()));
        words.addAll(List.of(options));
        return Session.of(words.toArray(String[]::new));
    }

    private double[] output() throws IOException {
        try (var archive = NumpyArchive.open(folder.resolve("o.npz"))) {
            return archive.doubles("o", _ -> {});
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyHeadAndTokenHasItsOwnInEveryType(ElementType type) throws IOException {
        var sample = sample(type, BATCH);
        var session = apply(sample);
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        if (type != ElementType.FLOAT16) {
            assertArrayEquals(loops(sample), output());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "reference"})
    void oneBatchOfAnInputServesAll(String kernel) throws IOException {
        var sample = sample(ElementType.FLOAT32, 1);
        assertEquals(ExitCode.ANSWERED, apply(sample, "--kernel", kernel).code());
        assertArrayEquals(loops(sample), output());
    }

    @Test
    void whatDoesNotFitIsRefusedInASentence() throws IOException {
        var sample = sample(ElementType.FLOAT32, BATCH);
        refused(sample.without("beta"), "expected an array 'beta', number for each key, which own declares");
        refused(
                whole(sample.without("beta"), ElementType.FLOAT32, "beta", BATCH, HEADS, N),
                "beta.npy: expected [2,2,70], a number for each key, or b = 1, got [2,4,70]");
        refused(
                whole(sample.without("g"), ElementType.FLOAT32, "g", BATCH, HEADS, N, DV + 1),
                "g.npy: expected [2,4,70,5], a vector(dv) for each query, or b = 1, got [2,4,70,6]");
        refused(
                whole(sample.without("beta"), ElementType.FLOAT32, "bita", BATCH, KEY_HEADS, N),
                "expected an array 'beta'");
        refused(whole(sample, ElementType.FLOAT32, "gamma", BATCH), "got 'gamma'");
        assertFalse(Files.exists(folder.resolve("o.npz")));
    }

    private void refused(HeadSample sample, String because) throws IOException {
        var session = apply(sample);
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains(because), session.err());
    }

    @Test
    void numbersThatAreNotFiniteAreCountedByName() throws IOException {
        var sample = sample(ElementType.FLOAT32, BATCH);
        var beta = sample.numbers("beta").clone();
        beta[3] = Double.NaN;
        var session =
                apply(sample.without("beta").with("beta", ElementType.FLOAT32, List.of(BATCH, KEY_HEADS, N), beta));
        assertEquals(ExitCode.ANSWERED, session.code());
        assertTrue(session.err().contains("1 in beta came in"), session.err());
    }
}
