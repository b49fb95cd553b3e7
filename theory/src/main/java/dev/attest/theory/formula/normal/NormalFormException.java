package dev.attest.theory.formula.normal;

/// A term has no normal form here: it grows too large, or uses an operation that the normal form cannot
/// express. The consequence is an undecided answer, never a wrong one.
public final class NormalFormException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NormalFormException(String reason) {
        super(reason, null, false, false);
    }
}
