package dev.attest.verification.kernels;

import dev.attest.kernels.Sizes;
import dev.attest.theory.formula.Mechanism;
import dev.attest.verification.kernels.Disturbance.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The contract of a kernel in single precision for one mechanism. Each output is within a bound of the
/// reference in double precision; the bound is a running error analysis of the definition at the very input.
/// Where the reference is not finite, the output is not: what is not a number goes where it goes in the
/// reference, and in a causal mechanism never to rows before it. Nothing is read or written outside the arrays,
/// nothing but the output is written, memory may hold anything, and several threads give the bits of one.
///
/// ```java
/// var report = new KernelContract(MechanismReader.read(file)).check(MyKernel::new);
/// assertEquals(List.of(), report.violations());
/// ```
///
/// Making one computes the bounds, which costs more than a check: check several kernels against one contract.
public final class KernelContract {
    /// Queries this large make scores whose exponentials overflow unless the largest is subtracted first.
    private static final double LARGE = 40;

    private static final float[] NOT_FINITE = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

    private final List<KernelTrial> trials = new ArrayList<>();

    public KernelContract(Mechanism mechanism) {
        for (var sizes : AwkwardSizes.all(mechanism)) {
            trials.add(new KernelTrial(mechanism, sizes, 1, Optional.empty()));
        }
        trials.add(new KernelTrial(mechanism, AwkwardSizes.longOne(mechanism), 1, Optional.empty()));
        trials.add(new KernelTrial(mechanism, AwkwardSizes.wide(mechanism), LARGE, Optional.empty()));
        for (var input : List.of(Input.QUERY, Input.KEY, Input.VALUE)) {
            for (float number : NOT_FINITE) {
                disturb(mechanism, AwkwardSizes.shortOne(mechanism), new Disturbance(input, number, 2));
                disturb(mechanism, AwkwardSizes.twoTiles(mechanism), new Disturbance(input, number, 2));
                disturb(mechanism, AwkwardSizes.twoTiles(mechanism), new Disturbance(input, number, -3));
            }
        }
        disturbInputs(mechanism);
    }

    private void disturbInputs(Mechanism mechanism) {
        for (var input : mechanism.inputs()) {
            for (float number : NOT_FINITE) {
                var sizes = AwkwardSizes.twoTiles(mechanism);
                disturb(mechanism, sizes, new Disturbance(Input.OTHER, input.name(), number, 2));
                disturb(mechanism, sizes, new Disturbance(Input.OTHER, input.name(), number, -3));
            }
        }
    }

    private void disturb(Mechanism mechanism, Sizes sizes, Disturbance disturbance) {
        trials.add(new KernelTrial(mechanism, sizes, 1, Optional.of(disturbance)));
    }

    /// Holds a kernel against every trial.
    public KernelReport check(KernelMaker maker) {
        var report = new KernelReport();
        trials.forEach(trial -> trial.run(maker, report));
        return report;
    }

    /// Outputs of all trials that can be wrong.
    public long telling() {
        return trials.stream().mapToLong(KernelTrial::telling).sum();
    }
}
