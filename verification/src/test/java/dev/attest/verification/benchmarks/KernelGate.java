package dev.attest.verification.benchmarks;

import dev.attest.experiments.bench.Allocation;
import dev.attest.experiments.bench.Alternation;
import dev.attest.experiments.bench.Samples;
import dev.attest.kernels.AttentionKernel;
import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.ceiling.Ceiling;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.Way;
import dev.attest.kernels.strip.Loops;
import dev.attest.models.layer.Draws;
import dev.attest.theory.formula.Catalogue;
import dev.attest.theory.formula.Mechanism;
import dev.attest.theory.formula.MechanismReader;
import dev.attest.verification.benchmarks.Judgement.Figures;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Every family once, forward and on all processors, held to what [Judgement] asks of it on any machine. Takes
/// a minute; exits with 1 where a kernel falls short.
public final class KernelGate {
    private static final int LENGTH = 1024;
    private static final int WIDTH = 64;
    private static final int HEADS = 4;
    private static final int RUNS = 15;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Alternation TIMING = new Alternation(SECOND, SECOND, 5);

    /// A score of one's own, which no family but that of pairs computes.
    private static final String OWN =
            "name own-score\nscore = exp(0 - abs(dot(q, k)) / sqrt(d))\n" + "weight = score / sum(score)\n";

    private KernelGate() {}

    /// The mechanisms, each with the family that has to compute it.
    private record Case(Mechanism mechanism, Way way) {}

    public static void main(String[] arguments) {
        int threads = Runtime.getRuntime().availableProcessors();
        var ceiling = Ceiling.measure(Loops.preferred(), threads);
        System.out.printf(Locale.ROOT, "%s, %s%n", Loops.reason(), ceiling);
        var objections = new ArrayList<String>();
        cases().forEach(one -> {
            var figures = figures(one, threads, ceiling);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %s, %.1f %% of the ceiling, %.0f bytes a run%n",
                    figures.kernel(),
                    figures.way().title(),
                    100 * figures.share(),
                    figures.bytes());
            objections.addAll(Judgement.objections(figures));
        });
        objections.forEach(System.out::println);
        System.exit(objections.isEmpty() ? 0 : 1);
    }

    private static Stream<Case> cases() {
        return Stream.of(
                        new Case(Catalogue.resolve("softmax"), Way.ONLINE_SOFTMAX),
                        new Case(Catalogue.resolve("elu1-linear"), Way.SEPARABLE),
                        new Case(Catalogue.resolve("inline"), Way.SEPARABLE),
                        new Case(MechanismReader.parse(OWN, "own-score.attn"), Way.QUADRATIC))
                .flatMap(one -> Stream.of(one, new Case(one.mechanism().causally(), one.way())));
    }

    private static Figures figures(Case one, int threads, Ceiling ceiling) {
        var sizes = Sizes.square(1, HEADS, LENGTH, WIDTH);
        var plan = Plan.all(one.mechanism(), sizes, Map.of(), Loops.preferred()).stream()
                .filter(way -> way.way() == one.way())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(one.mechanism().name() + ": expected a kernel by "
                        + one.way().title() + ", got none"));
        var call = call(sizes);
        var execution = Execution.on(threads);
        double time = TIMING.alone(() -> plan.kernel().attend(call, execution)).median();
        return new Figures(
                one.mechanism().causal()
                        ? one.mechanism().name() + ", causal"
                        : one.mechanism().name(),
                one.way(),
                threads,
                ceiling.nanoseconds(plan.work().orElseThrow()) / time,
                bytes(plan.kernel(), call, execution),
                plan.scratchBytes(threads));
    }

    /// What a run takes for objects: the median of some, since now and then the machine below takes some too.
    static double bytes(AttentionKernel kernel, Call call, Execution execution) {
        var bytes = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            long before = Allocation.ofAllThreads();
            kernel.attend(call, execution);
            bytes[run] = Allocation.ofAllThreads() - before;
        }
        return new Samples(bytes).median();
    }

    static Call call(Sizes sizes) {
        var draws = new Draws(1);
        return Call.of(
                sizes,
                numbers(draws, sizes.queryLength()),
                numbers(draws, sizes.keyLength()),
                numbers(draws, sizes.valueLength()),
                new float[Math.toIntExact(sizes.outputLength())]);
    }

    private static float[] numbers(Draws draws, long count) {
        var drawn = draws.normal(Math.toIntExact(count));
        var numbers = new float[drawn.length];
        for (int place = 0; place < drawn.length; place++) {
            numbers[place] = (float) drawn[place];
        }
        return numbers;
    }
}
