package dev.attest.verification.planted.attest.nowhere;

/// Lives in a package without package-info.
public final class Unmarked {
    private Unmarked() {}
}
