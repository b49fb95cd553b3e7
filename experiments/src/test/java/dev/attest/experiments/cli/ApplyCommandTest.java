package dev.attest.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.attest.experiments.arrays.ElementType;
import dev.attest.experiments.arrays.NumpyArchive;
import dev.attest.experiments.cli.AttentionOracle.Mathematics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Outputs against plain loops, and what else the command promises.
final class ApplyCommandTest {
    private static final String OWN = "name own\nparam W : matrix(m, d) drawn normal\n"
            + "param c : scalar in (0, 2)\nphi(x) = relu(W * x)\nscore = c + dot(phi(q), phi(k))\n"
            + "weight = score / (1 + sum(score))\n";
    private static final int FEATURES = 5;
    private static final double C = 0.75;
    private static final Map<String, Mathematics> OTHERS = Map.of(
            "softmax", AttentionOracle::softmax,
            "elu1-linear", AttentionOracle::eluLinear,
            "inline", AttentionOracle::inline);

    @TempDir
    private Path folder;

    static Stream<Arguments> cases() {
        var cases = new ArrayList<Arguments>();
        for (var shape : new int[][] {{2, 4, 257, 48}, {1, 1, 1, 3}, {1, 2, 1025, 17}}) {
            for (var mechanism : new String[] {"softmax", "elu1-linear", "inline", "own"}) {
                for (var kernel : new String[] {"auto", "reference"}) {
                    cases.add(Arguments.of(mechanism, shape, false, kernel));
                    cases.add(Arguments.of(mechanism, shape, true, kernel));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputsAreThoseOfPlainLoops(String mechanism, int[] shape, boolean causal, String kernel) throws IOException {
        var sample = sample(shape);
        double unit = kernel.equals("reference") ? Math.ulp(1.0) / 2 : Math.ulp(1f) / 2;
        var reach = new Reach(unit, Math.ulp(1f) / 2, Float.MIN_VALUE);
        var out = apply(
                mechanism, mechanism.equals("own") ? sample : sample.without("W", "c"), causal, "--kernel", kernel);
        var mathematics = mathematics(mechanism, sample);
        double distance = distance(sample, mathematics, causal, reach, out);
        assertTrue(distance <= 1, () -> "distance in units of its bound: " + distance);
        if (shape[2] > 1) {
            assertTrue(distanceInHead(0, sample, mathematics, !causal, reach, out) > 1, "the other mask would pass");
            var another = mechanism.equals("softmax") ? "inline" : "softmax";
            assertTrue(distanceInHead(0, sample, OTHERS.get(another), causal, reach, out) > 1, another + " would pass");
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsComputedInItsPrecision(ElementType type) throws IOException {
        var shape = List.of(2, 2, 33, 7);
        var sample =
                new HeadSample(5).draw("q", type, shape).draw("k", type, shape).draw("v", type, shape);
        var out = apply("softmax", sample, true);
        double unit = type.isDouble() ? Math.ulp(1.0) / 2 : Math.ulp(1f) / 2;
        double rounding = type == ElementType.FLOAT16 ? 0x1p-11 : unit;
        double distance = distance(sample, AttentionOracle::softmax, true, new Reach(unit, rounding, 0x1p-24), out);
        assertTrue(distance <= 1, () -> "distance in units of its bound: " + distance);
        var finer = new Reach(unit * unit, 0, 0);
        assertTrue(distance(sample, AttentionOracle::softmax, true, finer, out) > 1, "any precision would pass");
    }

    @Test
    void theWidestTypeIsThatOfTheOutput() throws IOException {
        var shape = List.of(1, 1, 5, 4);
        var sample = new HeadSample(5)
                .draw("q", ElementType.FLOAT16, shape)
                .draw("k", ElementType.FLOAT64, shape)
                .draw("v", ElementType.FLOAT32, shape);
        var out = apply("softmax", sample, false);
        assertTrue(distance(sample, AttentionOracle::softmax, false, new Reach(Math.ulp(1.0), 0, 0), out) <= 1);
        try (var archive = NumpyArchive.open(folder.resolve("o.npz"))) {
            assertEquals(ElementType.FLOAT64, archive.header("o").type());
        }
    }

    /// With the unit matrix for values an output is the row of weights.
    @Test
    void weightsAreThoseOfPlainLoops() throws IOException {
        int n = 65;
        var sample = new HeadSample(5)
                .draw("q", ElementType.FLOAT32, List.of(2, 2, n, 8))
                .draw("k", ElementType.FLOAT32, List.of(2, 1, n, 8))
                .with("v", ElementType.FLOAT32, List.of(1, 1, n, n), unit(n));
        apply("softmax", sample, true, "--weights");
        var reach = new Reach(Math.ulp(1.0), Math.ulp(1f) / 2, Float.MIN_VALUE);
        assertTrue(distance(sample, AttentionOracle::softmax, true, reach, read("weights")) <= 1);
        assertTrue(distance(sample, AttentionOracle::softmax, false, reach, read("weights")) > 1);
    }

    private static double[] unit(int n) {
        var unit = new double[n * n];
        for (int row = 0; row < n; row++) {
            unit[row * n + row] = 1;
        }
        return unit;
    }

    @Test
    void sharedHeadsAndBatchesAreThoseRepeated() throws IOException {
        for (var mechanism : new String[] {"softmax", "elu1-linear", "inline"}) {
            for (boolean causal : new boolean[] {false, true}) {
                var shared = new HeadSample(5)
                        .draw("q", ElementType.FLOAT32, List.of(3, 6, 20, 8))
                        .draw("k", ElementType.FLOAT32, List.of(1, 2, 20, 8))
                        .draw("v", ElementType.FLOAT32, List.of(1, 2, 20, 5));
                var out = apply(mechanism, shared, causal);
                var repeated = shared.repeated("k", 3, 3).repeated("v", 3, 3);
                assertArrayEquals(out, apply(mechanism, repeated, causal));
                var interleaved = shared.interleaved("k", 3);
                assertFalse(Arrays.equals(out, apply(mechanism, interleaved.interleaved("v", 3), causal)));
            }
        }
    }

    @Test
    void theBytesAreTheSameForAnyNumberOfThreads() throws IOException {
        var sample = HeadSample.square(5, 1, 3, 40, 8);
        for (var kernel : new String[] {"auto", "reference"}) {
            apply("softmax", sample, true, "--kernel", kernel, "--threads", "1");
            var one = Files.readAllBytes(folder.resolve("o.npz"));
            apply("softmax", sample, true, "--kernel", kernel, "--threads", "3");
            assertArrayEquals(one, Files.readAllBytes(folder.resolve("o.npz")));
        }
    }

    @Test
    void aCausalFileMayBeCalledCausalAgain() throws IOException {
        var file = Files.writeString(folder.resolve("mine.attn"), "causal\nweight = softmax(dot(q, k) / sqrt(d))\n");
        var sample = HeadSample.square(5, 1, 1, 9, 4);
        var out = apply(file.toString(), sample, true);
        assertArrayEquals(out, apply(file.toString(), sample, false));
        assertArrayEquals(out, apply("softmax", sample, true));
    }

    @Test
    void aCausalRowNeedsAQueryForEachKey() throws IOException {
        var in = new HeadSample(5)
                .draw("q", ElementType.FLOAT32, List.of(1, 1, 5, 4))
                .draw("k", ElementType.FLOAT32, List.of(1, 1, 7, 4))
                .draw("v", ElementType.FLOAT32, List.of(1, 1, 7, 4))
                .write(folder.resolve("qkv.npz"));
        var out = folder.resolve("o.npz");
        var session = Session.of("apply", "softmax", "--in", in.toString(), "--out", out.toString(), "--causal");
        assertEquals(ExitCode.USAGE, session.code());
        assertTrue(session.err().contains("expected as many queries as keys"), session.err());
        assertTrue(session.err().contains("got 5 and 7"), session.err());
        assertEquals(
                ExitCode.ANSWERED,
                Session.of("apply", "softmax", "--in", in.toString(), "--out", out.toString())
                        .code());
    }

    @Test
    void numbersThatAreNotFiniteAreCountedInOneLine() throws IOException {
        var shape = List.of(1, 1, 3, 1);
        var in = new HeadSample(5)
                .with("q", ElementType.FLOAT32, shape, 1, 1, 1)
                .with("k", ElementType.FLOAT32, shape, 1, 1, Double.NaN)
                .with("v", ElementType.FLOAT32, shape, 1, Double.POSITIVE_INFINITY, 1)
                .write(folder.resolve("qkv.npz"));
        var out = folder.resolve("o.npz");
        var session =
                Session.of("apply", "softmax", "--in", in.toString(), "--out", out.toString(), "--causal", "--quiet");
        assertEquals(
                "attest: numbers that are not finite: 1 in k and 1 in v came in, 2 in o went out\n", session.err());
        assertEquals("", session.out());
        var o = read("o");
        assertEquals(1, o[0]);
        assertEquals(Double.POSITIVE_INFINITY, o[1]);
        assertTrue(Double.isNaN(o[2]));
    }

    @Test
    void theWayItIsComputedIsSaidAndTheReasonOnDemand() throws IOException {
        var in = HeadSample.square(5, 1, 1, 9, 4).write(folder.resolve("qkv.npz"));
        var out = folder.resolve("o.npz");
        var session = Session.of("apply", "softmax", "--in", in.toString(), "--out", out.toString());
        assertEquals(1, session.err().lines().count(), session.err());
        assertTrue(session.err().startsWith("attest: softmax: q float32 [1,1,9,4]"), session.err());
        assertEquals(out + ": o float32 [1,1,9,4]\n", session.out());
        var more = Session.of("apply", "softmax", "--in", in.toString(), "--out", out.toString(), "--explain");
        assertTrue(more.out().lines().count() > 1, more.out());
    }

    @Test
    void placesThatCannotBeWrittenAreRefusedBeforeAnythingIsRead() throws IOException {
        var in = HeadSample.square(5, 1, 1, 9, 4).write(folder.resolve("qkv.npz"));
        var before = Files.readAllBytes(in);
        requireRefusal("--out: expected another file than --in", in, in);
        requireRefusal("--out: expected another file than --in", in, Files.createLink(folder.resolve("link.npz"), in));
        requireRefusal("got a folder", in, folder);
        requireRefusal(
                "--out: expected a folder that exists", in, folder.resolve("no").resolve("o.npz"));
        assertArrayEquals(before, Files.readAllBytes(in));
    }

    @Test
    void aKernelNeedsSinglePrecisionAndAThread() throws IOException {
        var shape = List.of(1, 1, 5, 4);
        var in = new HeadSample(5)
                .draw("q", ElementType.FLOAT64, shape)
                .draw("k", ElementType.FLOAT64, shape)
                .draw("v", ElementType.FLOAT64, shape)
                .write(folder.resolve("qkv.npz"));
        var out = folder.resolve("o.npz");
        requireRefusal("expected float16 or float32", in, out, "--kernel", "simd");
        requireRefusal("--threads: expected at least 1, got 0", in, out, "--threads", "0");
        requireRefusal("--kernel", in, out, "--kernel", "abacus");
        assertFalse(Files.exists(out));
    }

    private static void requireRefusal(String says, Path in, Path out, String... options) {
        var words = new ArrayList<>(List.of("apply", "softmax", "--in", in.toString(), "--out", out.toString()));
        words.addAll(List.of(options));
        var session = Session.of(words.toArray(String[]::new));
        assertEquals(ExitCode.USAGE, session.code(), session.err());
        assertTrue(session.err().contains(says), session.err());
        assertEquals(1, session.err().lines().count(), session.err());
    }

    private static HeadSample sample(int[] shape) {
        return HeadSample.square(5, shape)
                .draw("W", ElementType.FLOAT32, List.of(FEATURES, shape[3]))
                .with("c", ElementType.FLOAT64, List.of(), C);
    }

    private static Mathematics mathematics(String mechanism, HeadSample sample) {
        var other = OTHERS.get(mechanism);
        if (other != null) {
            return other;
        }
        int d = sample.shape("W").get(1);
        var rows = new double[FEATURES][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(sample.numbers("W"), row * d, (row + 1) * d));
        return (q, k, v) -> AttentionOracle.ownFeatures(rows, C, q, k, v);
    }

    private double[] apply(String mechanism, HeadSample sample, boolean causal, String... options) throws IOException {
        var file = mechanism.equals("own")
                ? Files.writeString(folder.resolve("own.attn"), OWN).toString()
                : mechanism;
        var in = sample.write(folder.resolve("qkv.npz"));
        var out = folder.resolve("o.npz");
        var words = new ArrayList<>(List.of("apply", file, "--in", in.toString(), "--out", out.toString()));
        words.addAll(List.of(options));
        if (causal) {
            words.add("--causal");
        }
        var session = Session.of(words.toArray(String[]::new));
        assertEquals(ExitCode.ANSWERED, session.code(), session.err());
        return read("o");
    }

    private double[] read(String name) throws IOException {
        try (var archive = NumpyArchive.open(folder.resolve("o.npz"))) {
            return archive.doubles(name, _ -> {});
        }
    }

    /// How far a computed number may be from the exact one: its sensitivity in units of the computation, and
    /// one rounding into the type of the file.
    private record Reach(double unit, double rounding, double least) {
        double of(double value, double sensitivity) {
            return unit * sensitivity + rounding * Math.abs(value) + least * rounding;
        }
    }

    /// The largest distance of an output from that of plain loops, in units of its bound, over all heads.
    private static double distance(
            HeadSample sample, Mathematics mathematics, boolean causal, Reach reach, double[] out) {
        var shape = sample.shape("q");
        int heads = shape.get(0) * shape.get(1);
        assertEquals(out.length, heads * shape.get(2) * sample.shape("v").get(3));
        return IntStream.range(0, heads)
                .mapToDouble(head -> distanceInHead(head, sample, mathematics, causal, reach, out))
                .reduce(0, Math::max);
    }

    private static double distanceInHead(
            int head, HeadSample sample, Mathematics mathematics, boolean causal, Reach reach, double[] out) {
        int batch = head / sample.shape("q").get(1);
        int number = head % sample.shape("q").get(1);
        var q = sample.rows("q", batch, number);
        var k = sample.rows("k", batch, number);
        var v = sample.rows("v", batch, number);
        int place = head * q.length * v[0].length;
        double largest = 0;
        for (int row = 0; row < q.length; row++) {
            int visible = causal ? row + 1 : k.length;
            var exact = mathematics.row(q[row], Arrays.copyOf(k, visible), Arrays.copyOf(v, visible));
            for (int entry = 0; entry < v[0].length; entry++) {
                double value = exact.values()[entry];
                double bound = reach.of(value, exact.sensitivities()[entry]);
                double distance = Math.abs(out[place++] - value);
                largest = Math.max(largest, distance == 0 ? 0 : distance / bound);
            }
        }
        return largest;
    }
}
