package dev.attest.experiments.bench;

import dev.attest.kernels.Call;
import dev.attest.kernels.Execution;
import dev.attest.kernels.GradientKernel;
import dev.attest.kernels.Gradients;
import dev.attest.kernels.Sizes;
import dev.attest.kernels.Slice;
import dev.attest.kernels.Work;
import dev.attest.kernels.plan.Plan;
import dev.attest.kernels.plan.PlannedGradient;
import dev.attest.kernels.plan.Way;
import dev.attest.models.layer.Draws;
import java.util.Optional;
import java.util.SplittableRandom;

/// The gradient of a subject, from standard normal numbers.
final class BackwardRun implements Runnable {
    private static final long SEED = 20260702;

    /// A gradient is held against the double reading in heads of so many tokens.
    private static final int FEW = 96;

    private static final int DRAWS = 2;
    private static final double MOVE = 0x1p-20;
    private static final double UNIT = 0x1p-24;
    private static final int FUNCTIONS = 64;

    private final Subject subject;
    private final GradientKernel kernel;
    private final float[] dOut;
    private final float[][] into;

    private BackwardRun(Subject subject, GradientKernel kernel) {
        var sizes = subject.call().sizes();
        this.subject = subject;
        this.kernel = kernel;
        this.dOut = numbers(sizes.outputLength());
        this.into = new float[][] {
            new float[Math.toIntExact(sizes.queryLength())],
            new float[Math.toIntExact(sizes.keyLength())],
            new float[Math.toIntExact(sizes.valueLength())]
        };
    }

    private static float[] numbers(long count) {
        var drawn = new Draws(SEED).normal(Math.toIntExact(count));
        var numbers = new float[drawn.length];
        for (int place = 0; place < drawn.length; place++) {
            numbers[place] = (float) drawn[place];
        }
        return numbers;
    }

    /// Empty where the double reading alone differentiates the definition.
    static Optional<BackwardRun> of(Subject subject) {
        return fast(subject.plan()).map(kernel -> new BackwardRun(subject, kernel));
    }

    private static Optional<GradientKernel> fast(Plan plan) {
        PlannedGradient gradient = plan.gradient();
        return gradient.way() == Way.REFERENCE ? Optional.empty() : Optional.of(gradient.kernel());
    }

    float[] dOut() {
        return dOut;
    }

    @Override
    public void run() {
        var gradients = Gradients.of(Slice.of(into[0]), Slice.of(into[1]), Slice.of(into[2]));
        kernel.differentiate(subject.call(), Slice.of(dOut), gradients, subject.execution());
    }

    /// The scores again and their derivatives, and of each array its derivative: five products for two. Empty
    /// where the forward pass does not take an exponential for each pair, and so does not tell how many there
    /// are.
    Optional<Work> work() {
        var sizes = subject.call().sizes();
        return subject.plan()
                .work()
                .filter(forward -> forward.exponentials() > 0)
                .map(forward -> new Work(
                        forward.exponentials() * (3L * sizes.d() + 2L * sizes.dv()),
                        forward.exponentials(),
                        3 * forward.bytes()));
    }

    /// Why the gradient is wrong, in a sentence; empty if it is right. Looked at in heads of a few tokens: an
    /// entry may be off by `gamma(k) (max |g| + c)`, the greatest derivative in its array and how far the entry
    /// moves in proportion when all that comes in is moved at random, as in [Agreement].
    Optional<String> objection() {
        var sizes = subject.call().sizes();
        var few = Sizes.square(1, 2, Math.min(FEW, sizes.keys()), sizes.d());
        var small = Subject.by(
                subject.plan().way(),
                subject.mechanism(),
                few,
                subject.execution().threads());
        small.run();
        var ours = of(small).orElseThrow();
        ours.run();
        var exact = exact(small, ours.dOut, 0);
        var names = new String[] {"dq", "dk", "dv"};
        for (int array = 0; array < names.length; array++) {
            var bound = bound(small, ours.dOut, exact, array);
            for (int place = 0; place < exact[array].length; place++) {
                if (!(Math.abs(ours.into[array][place] - exact[array][place]) <= bound[place])) {
                    return Optional.of(names[array] + ", number " + place + ": expected " + exact[array][place]
                            + " within " + bound[place] + ", got " + ours.into[array][place]);
                }
            }
        }
        return Optional.empty();
    }

    private static double[] bound(Subject small, float[] dOut, float[][] exact, int array) {
        var sizes = small.call().sizes();
        double chain = UNIT * (2.0 * sizes.keys() + 2 * sizes.d() + 2 * sizes.dv() + FUNCTIONS);
        double greatest = 0;
        for (float derivative : exact[array]) {
            greatest = Math.max(greatest, Math.abs(derivative));
        }
        var bound = new double[exact[array].length];
        java.util.Arrays.fill(bound, greatest);
        for (int draw = 1; draw <= DRAWS; draw++) {
            var moved = exact(small, dOut, draw)[array];
            for (int place = 0; place < bound.length; place++) {
                bound[place] += Math.abs(moved[place] - exact[array][place]) / MOVE;
            }
        }
        for (int place = 0; place < bound.length; place++) {
            bound[place] *= chain / (1 - chain);
        }
        return bound;
    }

    /// The gradient of the double reading.
    ///
    /// @param draw 0 for the numbers as they are, else which of the moves
    private static float[][] exact(Subject small, float[] dOut, int draw) {
        var sizes = small.call().sizes();
        var random = new SplittableRandom(draw);
        var reference = Plan.of(small.mechanism(), sizes, small.parameters(), Plan.Choice.REFERENCE);
        var call = Call.of(
                sizes,
                moved(small.call().q().data(), draw, random),
                moved(small.call().k().data(), draw, random),
                moved(small.call().v().data(), draw, random),
                new float[Math.toIntExact(sizes.outputLength())]);
        reference.kernel().attend(call, small.execution());
        var exact = new float[][] {
            new float[call.q().data().length],
            new float[call.k().data().length],
            new float[call.v().data().length]
        };
        var into = Gradients.of(Slice.of(exact[0]), Slice.of(exact[1]), Slice.of(exact[2]));
        reference
                .gradient()
                .kernel()
                .differentiate(
                        call,
                        Slice.of(dOut),
                        into,
                        Execution.on(small.execution().threads()));
        return exact;
    }

    private static float[] moved(float[] numbers, int draw, SplittableRandom random) {
        var moved = numbers.clone();
        for (int place = 0; draw > 0 && place < moved.length; place++) {
            moved[place] *= (float) (1 + (random.nextBoolean() ? MOVE : -MOVE));
        }
        return moved;
    }
}
