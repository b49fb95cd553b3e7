package dev.attest.theory.separation;

/// Which of the two: they differ in the size of the special entry alone.
public enum Dataset {
    /// The special entry is a0; the networks are to stay silent.
    FIRST,
    /// The special entry is a1.
    SECOND;

    public String text() {
        return this == FIRST ? "D0" : "D1";
    }
}
