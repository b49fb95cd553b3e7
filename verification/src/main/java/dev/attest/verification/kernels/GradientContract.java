package dev.attest.verification.kernels;

import dev.attest.theory.formula.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The contract of a gradient for one mechanism. Each entry is within a bound of the derivative of the double
/// reading; the bound is a running error analysis of the definition and of its reverse differentiation at the
/// very input. Nothing is read or written outside the arrays, memory may hold anything, what the arrays of the
/// gradient held does not matter, and the same number of threads gives the same bits.
///
/// Making one computes the bounds, which costs more than a check: check several kernels against one contract.
public final class GradientContract {
    /// batch, heads, key heads, keys, d, dv, and how many queries more than keys (none where causal).
    private static final int[][] SIZES = {
        {1, 1, 1, 1, 1, 1, 0},
        {1, 1, 1, 1, 3, 2, 2},
        {2, 2, 1, 3, 17, 5, 2},
        {1, 1, 1, 7, 80, 2, -3},
        {1, 4, 2, 17, 3, 17, 3},
        {1, 2, 2, 33, 5, 16, 12},
        {1, 2, 1, 65, 3, 7, -40},
        {1, 1, 1, 66, 16, 33, -50},
        {1, 3, 1, 70, 2, 3, 0},
        {1, 1, 1, 200, 2, 1, -190}
    };

    private static final int[] SHORT = {1, 2, 1, 5, 3, 2, 1};

    /// Queries this large make scores whose exponentials overflow unless the largest is subtracted first.
    private static final double LARGE = 200;

    private final List<GradientTrial> trials = new ArrayList<>();

    public GradientContract(Mechanism mechanism) {
        for (var sizes : SIZES) {
            GradientTrial.of(mechanism, AwkwardSizes.of(sizes, mechanism), 1).ifPresent(trials::add);
        }
        GradientTrial.of(mechanism, AwkwardSizes.of(SHORT, mechanism), LARGE).ifPresent(trials::add);
    }

    private GradientContract(Optional<GradientTrial> trial) {
        trial.ifPresent(trials::add);
    }

    /// One short trial, for many mechanisms.
    public static GradientContract brief(Mechanism mechanism) {
        return new GradientContract(GradientTrial.of(mechanism, AwkwardSizes.of(SHORT, mechanism), 1));
    }

    /// Holds a gradient against every trial.
    public KernelReport check(GradientMaker maker) {
        var report = new KernelReport();
        trials.forEach(trial -> trial.run(maker, report));
        return report;
    }

    /// Entries of all trials that can be wrong.
    public long telling() {
        return trials.stream().mapToLong(GradientTrial::telling).sum();
    }
}
