package dev.attest.theory.scalar;

/// The definition has no value here: a division by 0, a logarithm of a number that is not positive, a root of a
/// negative number, a singular matrix inverted. Part of the meaning of a definition, not an error.
public final class Undefined extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Undefined(String what) {
        super(what, null, false, false);
    }
}
