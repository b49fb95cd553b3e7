package dev.attest.theory.coq;

import java.io.Serial;

/// A term that has no form over the rationals here.
final class NotExpressible extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotExpressible(String what) {
        super(what);
    }
}
