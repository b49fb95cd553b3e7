package dev.attest.theory.scalar;

/// This number system cannot tell or cannot represent the value: e^1 among the rationals, the sign of [-1, 1].
public final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Declined(String what) {
        super(what, null, false, false);
    }
}
