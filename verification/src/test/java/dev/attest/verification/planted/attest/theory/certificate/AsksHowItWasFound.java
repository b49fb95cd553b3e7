package dev.attest.verification.planted.attest.theory.certificate;

import dev.attest.verification.planted.attest.theory.property.OpenByAccident;

/// A trusted class that knows an untrusted one.
public final class AsksHowItWasFound {
    private AsksHowItWasFound() {}

    public static int opinion() {
        return new OpenByAccident().order();
    }
}
