package dev.attest.theory.separation;

import org.apache.commons.math3.fraction.BigFraction;

/// `Q K^T = diag(special, group, ..., group, constant)`, all entries >= 0: those weights for which a row is
/// still known by its kind. The paper's are the identity.
public record Weights(BigFraction special, BigFraction group, BigFraction constant) {
    public static final Weights IDENTITY = new Weights(BigFraction.ONE, BigFraction.ONE, BigFraction.ONE);

    /// @throws IllegalArgumentException if an entry is negative
    public Weights {
        for (var entry : new BigFraction[] {special, group, constant}) {
            if (entry.compareTo(BigFraction.ZERO) < 0) {
                throw new IllegalArgumentException("weights: expected entries >= 0, got " + entry);
            }
        }
    }

    /// `scale * I`.
    public static Weights scaled(BigFraction scale) {
        return new Weights(scale, scale, scale);
    }
}
