package dev.attest.verification.kernels;

import java.util.ArrayList;
import java.util.List;

/// What the contract found of one kernel.
public final class KernelReport {
    private final List<String> violations = new ArrayList<>();
    private double largestShare;
    private long compared;
    private long open;

    void violation(String sentence) {
        violations.add(sentence);
    }

    void compare(Single allowed, float got) {
        compared++;
        if (allowed.isOpen()) {
            open++;
        } else if (allowed.error() > 0 && Float.isFinite(got)) {
            largestShare = Math.max(largestShare, Math.abs(got - allowed.value()) / allowed.error());
        }
    }

    /// What was expected, what came, and where; empty for a kernel that keeps the contract.
    public List<String> violations() {
        return List.copyOf(violations);
    }

    /// The largest error as a share of its bound.
    public double largestShare() {
        return largestShare;
    }

    /// Outputs that were held against the reference.
    public long compared() {
        return compared;
    }

    /// Outputs among them that may be anything, because rounding may change whether they are defined.
    public long open() {
        return open;
    }
}
