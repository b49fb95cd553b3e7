package dev.attest.theory.statement;

/// What stands behind a verdict, strongest first. Sampling never climbs to proved.
public enum Evidence {
    /// By an exact procedure or a derivation that the checker followed.
    PROVED,
    /// By an exact object that the checker recomputed.
    WITNESSED,
    /// By enclosures with outward rounding.
    CERTIFIED,
    /// By samples.
    SUPPORTED
}
