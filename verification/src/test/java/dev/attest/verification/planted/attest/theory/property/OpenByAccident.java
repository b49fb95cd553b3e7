package dev.attest.verification.planted.attest.theory.property;

/// Neither final nor abstract.
public class OpenByAccident {
    public int order() {
        return 0;
    }
}
