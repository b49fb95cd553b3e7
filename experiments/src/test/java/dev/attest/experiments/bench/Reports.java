package dev.attest.experiments.bench;

import dev.attest.kernels.Sizes;
import dev.attest.kernels.Work;
import dev.attest.kernels.ceiling.Ceiling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Reports with made-up figures.
public final class Reports {
    /// 100 multiply-adds, 10 exponentials and 50 bytes in a nanosecond.
    static final Ceiling CEILING = new Ceiling(100, 10, 50);

    private static final Machine MACHINE = new Machine("a processor", 2, "a system", "a Java", "some loops", "2.7.1");

    private Reports() {}

    /// Softmax at half of its ceiling and twice as fast as PyTorch, at three lengths; linear attention without
    /// PyTorch; a kernel that is wrong; and a crossover.
    public static Report all() {
        return new Report(
                MACHINE,
                CEILING,
                2,
                List.of(softmax(10), softmax(20), softmax(40), linear(), wrong()),
                List.of(crossover()));
    }

    static Row.Measured softmax(int n) {
        var sizes = Sizes.square(1, 1, n, 5);
        var work = new Work(10L * n * n, (long) n * n).over(sizes);
        double time = 2 * CEILING.nanoseconds(work);
        return new Row.Measured(
                new Case("softmax", false, Pass.FORWARD, sizes, 2, "online softmax", Optional.of(work)),
                samples(time),
                new Row.Peer.Compared("its own kernel", samples(2 * time)));
    }

    static Row.Measured linear() {
        var sizes = Sizes.square(1, 1, 40, 5);
        return new Row.Measured(
                new Case(
                        "linear",
                        true,
                        Pass.FORWARD,
                        sizes,
                        2,
                        "separable",
                        Optional.of(new Work(4000, 0).over(sizes))),
                samples(80),
                new Row.Peer.Absent("there is none"));
    }

    static Row wrong() {
        return new Row.Wrong(
                new Case("odd", false, Pass.FORWARD, Sizes.square(1, 1, 10, 5), 2, "reference", Optional.empty()),
                "head 0, row 0, entry 0: expected 1 within 0.1, got 2");
    }

    static Crossover crossover() {
        var points = List.of(
                new Crossover.Point(80, samples(10), samples(9)), new Crossover.Point(120, samples(10), samples(12)));
        return new Crossover(
                "linear, causal", List.of(16, 256), OptionalDouble.of(110), points, OptionalDouble.of(100));
    }

    private static Samples samples(double time) {
        return new Samples(new double[] {time, .9 * time, 1.2 * time});
    }
}
