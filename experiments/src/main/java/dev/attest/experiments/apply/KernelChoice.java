package dev.attest.experiments.apply;

import java.util.Locale;

/// Which kernel a user wants.
public enum KernelChoice {
    /// The fastest that computes the definition.
    AUTO,
    /// The reference.
    REFERENCE,
    /// Vector code, or none at all.
    SIMD;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
